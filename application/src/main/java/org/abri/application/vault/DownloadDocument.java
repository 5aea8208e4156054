package org.abri.application.vault;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.abri.application.BulkInputStream;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.sealing.ContentBroken;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemContent.Written;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/**
 * VLT-8, PRI-3, GATE-4: gives a document back, bit-identical, as long as whoever reads it may; recorded before the first
 * byte. Bytes that are gone or damaged are told apart from a store that does not answer, and whoever runs the service reads
 * in the log whose they were: the ids of vault, item and blob.
 */
public final class DownloadDocument {
    public sealed interface Outcome {
        /** Close the stream. Reading throws when a segment was altered, or is no longer allowed. */
        record Opened(Document document, InputStream bytes) implements Outcome {}

        /** The item holds no file. */
        record NoDocument() implements Outcome {}

        /** The bytes are gone, or damaged from the first one on: trying again helps nobody. */
        record Lost() implements Outcome {}
    }

    /** What {@link #take} gives. */
    sealed interface Taken {
        /** Close the stream. */
        record Whole(FileName name, InputStream bytes) implements Taken {}

        /** What people wrote: it has no bytes of its own. */
        record Said(Written written) implements Taken {}

        /** The bytes are gone or damaged, or what was written cannot be read. */
        record Lost() implements Taken {}
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
        return given(found(by, vault, id, Action.DOWNLOAD, Act.ITEM_DOWNLOADED, Document.class));
    }

    /** MOD-1: as {@link #download}, of what was reported, for an operator who looks after that. */
    public Answer<Outcome> review(Viewpoint by, VaultId vault, ItemId id) {
        return given(found(by, vault, id, Action.REVIEW, Act.ITEM_REVIEWED, Document.class));
    }

    /**
     * LAW-5: as {@link #download}, for a file among others: what people wrote too; and nothing that is known to break
     * off, since a document is read through to its end before (ADR 230).
     */
    Answer<Taken> take(Viewpoint by, VaultId vault, ItemId id) {
        return found(by, vault, id, Action.DOWNLOAD, Act.ITEM_DOWNLOADED, ItemContent.class)
                .map(found -> switch (found.item().content()) {
                    case Document document -> whole(found, document);
                    case Written written -> new Taken.Said(written);
                    case ItemContent.Unreadable unreadable -> new Taken.Lost();
                });
    }

    private Taken whole(Found found, Document document) {
        var flaw = contents.flawIn(found.item().vault(), document.blob(),
                new Deposit.Bytes(document.size(), document.sha256()));
        if (flaw.isPresent()) {
            if (flaw.get() == VerifyDocuments.Flaw.UNREAD) {
                throw new Outage("a document cannot be read", new IOException(flaw.get().name()));
            }
            report(found.item(), document, flaw.get().name());
            return new Taken.Lost();
        }
        return switch (open(found, document)) {
            case Outcome.Opened(var opened, var bytes) -> new Taken.Whole(opened.givenBackAs(), bytes);
            case Outcome.NoDocument() -> new Taken.Lost();
            case Outcome.Lost() -> new Taken.Lost();
        };
    }

    private Answer<Outcome> given(Answer<Found> answer) {
        return answer.map(found -> found.item().content() instanceof Document document
                ? open(found, document)
                : new Outcome.NoDocument());
    }

    /** What a download would give, for whoever only asks: nothing is opened or recorded. Empty when the item holds no file. */
    public Answer<Optional<Document>> announce(Viewpoint by, VaultId vault, ItemId id) {
        return work
                .inOne(() -> gate.at(by, vault, id).lettingIfThere(Action.DOWNLOAD, key -> items.find(key)))
                .map(item -> item.content() instanceof Document document ? Optional.of(document)
                        : Optional.empty());
    }

    private Answer<Found> found(Viewpoint by, VaultId vault, ItemId id, Action action, Act act,
            Class<? extends ItemContent> recorded) {
        return work.inOne(() -> {
            var door = gate.at(by, vault, id);
            return door.lettingIfThere(action, key -> items.find(key).map(item -> {
                if (recorded.isInstance(item.content())) {
                    recorder.seenItem(door.look(), act, item, key.at());
                }
                return new Found(key, item);
            }));
        });
    }

    private Outcome open(Found found, Document document) {
        var item = found.item();
        return open(found.key(), item, document, () -> stillAllowed(found.key(), item.vault(), item.id()));
    }

    /** With a key for {@code DOWNLOAD} or {@code REVIEW} on that item; as long as {@code stillAllowed} says so. As {@link #download} else, and nothing is recorded. */
    Outcome open(Granted key, Item item, Document document, BooleanSupplier stillAllowed) {
        try {
            return new Outcome.Opened(document,
                    begun(new Reported(contents.open(key, item, document, stillAllowed), item, document)));
        } catch (FileNotFoundException gone) {
            report(item, document, gone.getClass().getSimpleName());
            return new Outcome.Lost();
        } catch (ContentBroken reported) {
            return new Outcome.Lost();
        } catch (IOException unreadable) {
            throw new Outage("a document cannot be opened", unreadable);
        }
    }

    /** With its first byte read: what is lost from the start is known before anything was answered. */
    private static InputStream begun(InputStream bytes) throws IOException {
        var begun = new PushbackInputStream(bytes);
        try {
            var first = begun.read();
            if (first >= 0) {
                begun.unread(first);
            }
            return begun;
        } catch (IOException unreadable) {
            begun.close();
            throw unreadable;
        }
    }

    private static void report(Item item, Document document, String why) {
        LostBytes.tell(item.vault(), item.id(), Optional.of(document.blob()), why);
    }

    /** Says in the log whose bytes are damaged. */
    private static final class Reported extends BulkInputStream {
        private final InputStream bytes;
        private final Item item;
        private final Document document;

        Reported(InputStream bytes, Item item, Document document) {
            this.bytes = bytes;
            this.item = item;
            this.document = document;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            try {
                return bytes.read(into, from, most);
            } catch (ContentBroken damaged) {
                report(item, document, damaged.getClass().getSimpleName());
                throw damaged;
            }
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    private boolean stillAllowed(Granted key, VaultId vault, ItemId id) {
        return work.inOne(() -> gate.at(key.viewpoint(), vault, id).look().may(key.action()));
    }
}
