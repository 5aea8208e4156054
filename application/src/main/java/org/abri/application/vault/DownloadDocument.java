package org.abri.application.vault;

import java.io.IOException;
import java.io.InputStream;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/** VLT-8, PRI-3, GATE-4: gives a document back, bit-identical, as long as whoever reads it may; recorded before the first byte. */
public final class DownloadDocument {
    public sealed interface Outcome {
        /** Close the stream. Reading throws when a segment was altered, or is no longer allowed. */
        record Opened(Document document, InputStream bytes) implements Outcome {}

        /** The item holds no file. */
        record NoDocument() implements Outcome {}
    }

    private final UnitOfWork work;
    private final Items items;
    private final Gate gate;
    private final Recorder recorder;
    private final Contents contents;

    DownloadDocument(Ports ports, Inside inside, Contents contents) {
        work = ports.work();
        items = ports.vault().items();
        gate = inside.gate();
        recorder = inside.recorder();
        this.contents = contents;
    }

    /** What was found, with the key to it. */
    private record Found(Granted key, Item item) {}

    /** Throws {@link Outage} when the blob store does not answer. */
    public Answer<Outcome> download(Viewpoint by, VaultId vault, ItemId id) {
        return found(by, vault, id).map(found -> found.item().content() instanceof Document document
                ? open(found.key(), found.item(), document)
                : new Outcome.NoDocument());
    }

    private Answer<Found> found(Viewpoint by, VaultId vault, ItemId id) {
        return work.inOne(() -> {
            var door = gate.at(by, vault, id);
            return door.lettingIfThere(Action.DOWNLOAD, key -> items.find(key).map(item -> {
                if (item.content() instanceof Document) {
                    recorder.seenItem(door.look(), Act.ITEM_DOWNLOADED, item, key.at());
                }
                return new Found(key, item);
            }));
        });
    }

    private Outcome open(Granted key, Item item, Document document) {
        try {
            return new Outcome.Opened(document, contents.open(key, item, document,
                    () -> stillAllowed(key.viewpoint(), item.vault(), item.id())));
        } catch (IOException unreadable) {
            throw new Outage("a document cannot be opened", unreadable);
        }
    }

    private boolean stillAllowed(Viewpoint by, VaultId vault, ItemId id) {
        return work.inOne(() -> gate.at(by, vault, id).look().may(Action.DOWNLOAD));
    }
}
