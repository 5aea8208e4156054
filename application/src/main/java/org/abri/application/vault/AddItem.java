package org.abri.application.vault;

import java.util.Set;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Reminding;
import org.abri.application.inside.Tally;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.MonthOfWork.Deed;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.vault.ItemContent.Appointment;
import org.abri.domain.vault.ItemContent.Written;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Occasion;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;

/** VLT-1, VLT-5, VLT-9: what people write goes into a vault: by its owner, private or shared as they say, or by staff, with consent. */
public final class AddItem {
    /** {@code reminders}: REM-1, of an appointment; those for which it is too late are not programmed. */
    public record Command(Viewpoint by, VaultId vault, Once once, Visibility visibility, Written content,
            Set<LeadTime> reminders) {
        /** Without reminders. */
        public Command(Viewpoint by, VaultId vault, Once once, Visibility visibility, Written content) {
            this(by, vault, once, visibility, content, Set.of());
        }

        @Override
        public String toString() {
            return "AddItem.Command[…]";
        }
    }

    public sealed interface Outcome {
        /** Now, or before by the same request (I4). */
        record Added(ItemId item) implements Outcome {}

        record NotTaken(NotAccepted why) implements Outcome {}
    }

    private final UnitOfWork work;
    private final Vaults vaults;
    private final Items items;
    private final Gate gate;
    private final Draw draw;
    private final Recorder recorder;
    private final Tally tally;
    private final Reminding reminding;

    AddItem(Ports ports, Inside inside) {
        work = ports.work();
        vaults = ports.vault().vaults();
        items = ports.vault().items();
        gate = inside.gate();
        draw = inside.draw();
        recorder = inside.recorder();
        tally = inside.tally();
        reminding = inside.reminding();
    }

    public Answer<Outcome> add(Command command) {
        return work.inOne(() -> {
            var vault = vaults.lock(command.vault());
            var content = command.content();
            var id = draw.itemId(command.by(), command.once(), command.vault(), command.visibility(),
                    content.kind(), content.parts());
            var door = gate.at(command.by(), command.vault(), id);
            return door.letting(NewItem.adding(command.visibility()), key -> {
                if (door.look().isThere()) { return new Outcome.Added(id); }
                var why = NotAccepted.another(vault.orElseThrow(), content.size(), key.at());
                if (why.isPresent()) { return new Outcome.NotTaken(why.get()); }
                if (!reminding.mayProgram(door.look(), command.reminders().size(), key.at())) {
                    return new Outcome.NotTaken(NotAccepted.TOO_MANY_REMINDERS);
                }
                var item = NewItem.of(key, id, command.vault(), command.visibility(), content);
                vaults.save(vault.get().withAdded(content.size(), key.at()));
                items.add(key, item);
                recorder.onItem(door.look(), Act.ITEM_ADDED, item, key.at());
                if (content instanceof Appointment appointment) {
                    reminding.program(door.look(), item,
                            new Occasion.Meeting(appointment.time(), appointment.place()),
                            command.reminders(), key.at());
                }
                door.look().relay().ifPresent(relay -> tally.count(relay, Deed.PAPER, key.at()));
                return new Outcome.Added(id);
            });
        });
    }
}
