package org.abri.application.vault;

import org.abri.application.Ports;
import org.abri.application.access.Gate;
import org.abri.application.journal.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;

/**
 * VLT-2, VLT-6, VLT-7, VLT-8: what is done to an item that is there: who sees it, what it is called or says, and that it
 * goes. Each bites at once.
 */
public final class ChangeItem {
    public sealed interface Outcome {
        /** As asked, now or already. */
        record Changed(Item item) implements Outcome {}

        record Refused(Denied why) implements Outcome {}
    }

    public sealed interface DeleteOutcome {
        record Deleted() implements DeleteOutcome {}

        record Refused(Denied why) implements DeleteOutcome {}
    }

    private final Ports ports;
    private final Gate gate;
    private final Recorder recorder;

    public ChangeItem(Ports ports, Gate gate, Recorder recorder) {
        this.ports = ports;
        this.gate = gate;
        this.recorder = recorder;
    }

    /** VLT-2, VLT-7: private or shared; only its owner chooses. */
    public Outcome switchTo(Viewpoint by, VaultId vault, ItemId id, Visibility visibility) {
        var share = visibility == Visibility.SHARED;
        return change(by, vault, id, share ? Action.SHARE : Action.MAKE_PRIVATE,
                share ? Act.ITEM_SHARED : Act.ITEM_MADE_PRIVATE,
                item -> share ? item.madeShared() : item.madePrivate());
    }

    /** VLT-6, VLT-8: calls a document something else. */
    public Outcome rename(Viewpoint by, VaultId vault, ItemId id, String title) {
        return change(by, vault, id, Action.CHANGE, Act.ITEM_CHANGED,
                item -> item.holding(renamed(item.content(), title)));
    }

    /** VLT-6, VLT-8: a note says something else. */
    public Outcome rewrite(Viewpoint by, VaultId vault, ItemId id, Note note) {
        return change(by, vault, id, Action.CHANGE, Act.ITEM_CHANGED, item -> item.holding(note));
    }

    private interface Change {
        Item of(Item item);
    }

    private Outcome change(Viewpoint by, VaultId vault, ItemId id, Action action, Act act, Change change) {
        return ports.work().inOne(() -> {
            ports.vaults().lock(vault);
            var item = ports.items().find(vault, id);
            return switch (gate.onItem(by, action, vault, id, item)) {
                case Denied denied -> new Outcome.Refused(denied);
                case Granted key -> {
                    var was = item.orElseThrow();
                    var is = change.of(was);
                    if (!is.equals(was)) {
                        ports.items().save(key, was, is);
                        recorder.onItem(key, act, is);
                    }
                    yield new Outcome.Changed(is);
                }
            };
        });
    }

    /** VLT-8: only its owner. Its bytes are removed by the collector, soon after. */
    public DeleteOutcome delete(Viewpoint by, VaultId vault, ItemId id) {
        return ports.work().inOne(() -> {
            var room = ports.vaults().lock(vault);
            var item = ports.items().find(vault, id);
            return switch (gate.onItem(by, Action.DELETE, vault, id, item)) {
                case Denied denied -> new DeleteOutcome.Refused(denied);
                case Granted key -> {
                    ports.items().remove(key, item.orElseThrow());
                    if (item.get().content() instanceof Document document) {
                        ports.vaults().save(room.orElseThrow().withRemoved(document.size()));
                    }
                    recorder.onItem(key, Act.ITEM_DELETED, item.get());
                    yield new DeleteOutcome.Deleted();
                }
            };
        });
    }

    private static ItemContent renamed(ItemContent content, String title) {
        return switch (content) {
            case Document document -> new Document(title, document.fileName(), document.type(),
                    document.size(), document.sha256(), document.blob());
            case Note note -> new Note(title, note.text());
        };
    }
}
