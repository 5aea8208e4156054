package org.abri.application.vault;

import org.abri.application.Draw;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.access.Gate;
import org.abri.application.journal.Recorder;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;

/** VLT-1, VLT-5, VLT-9: a note goes into a vault: by its owner, private or shared as they say, or by staff, with consent. */
public final class AddNote {
    public record Command(Viewpoint by, VaultId vault, Once once, Visibility visibility, Note note) {
        @Override
        public String toString() {
            return "AddNote.Command[…]";
        }
    }

    public sealed interface Outcome {
        record Added(Item item) implements Outcome {}

        record Refused(Denied why) implements Outcome {}
    }

    private final Ports ports;
    private final Gate gate;
    private final Draw draw;
    private final Recorder recorder;

    public AddNote(Ports ports, Gate gate, Draw draw, Recorder recorder) {
        this.ports = ports;
        this.gate = gate;
        this.draw = draw;
        this.recorder = recorder;
    }

    public Outcome add(Command command) {
        return ports.work().inOne(() -> {
            ports.vaults().lock(command.vault());
            var id = draw.itemId(command.by(), command.once());
            return switch (gate.onVault(command.by(), NewItem.adding(command.visibility()),
                    command.vault())) {
                case Denied denied -> new Outcome.Refused(denied);
                case Granted key -> new Outcome.Added(
                        ports.items().find(command.vault(), id).orElseGet(() -> added(key, id, command)));
            };
        });
    }

    private Item added(Granted key, ItemId id, Command command) {
        var item = NewItem.of(key, id, command.vault(), command.visibility(), command.note());
        ports.items().add(key, item);
        recorder.onItem(key, Act.ITEM_ADDED, item);
        return item;
    }
}
