package org.abri.application.vault;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.sealing.ContentBroken;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Processing;
import org.abri.domain.vault.VaultId;

/**
 * UPL-4, UPL-5, AFF-6: what a document looks like, for whoever may see it: to see a picture of it is to see it, and recorded
 * alike (PRI-3).
 */
public final class SeePreview {
    public sealed interface Outcome {
        /** A JPEG, turned as its document is (ADR 271), and how many pages there are in all. */
        record There(byte[] jpeg, int pages) implements Outcome {}

        /** It will be drawn. */
        record NotYet() implements Outcome {}

        /** There is none: it cannot be drawn, is not to be drawn, or has no such page. */
        record None() implements Outcome {}
    }

    private static final System.Logger LOG = System.getLogger(SeePreview.class.getName());

    private final UnitOfWork work;
    private final Items items;
    private final Gate gate;
    private final Recorder recorder;
    private final DrawnSheets sheets;

    SeePreview(Ports ports, Inside inside, DrawnSheets sheets) {
        work = ports.work();
        items = ports.vault().items();
        gate = inside.gate();
        recorder = inside.recorder();
        this.sheets = sheets;
    }

    /** The first page, small. Throws {@link Outage} when the blob store does not answer. */
    public Answer<Outcome> small(Viewpoint by, VaultId vault, ItemId item) {
        return sheet(by, vault, item, DrawnSheets.SMALL);
    }

    /** One page, from 1 on. Throws {@link Outage} when the blob store does not answer. */
    public Answer<Outcome> page(Viewpoint by, VaultId vault, ItemId item, int page) {
        return sheet(by, vault, item, Math.max(page, 1) == page ? page : Integer.MAX_VALUE);
    }

    /** What is known of it once the gate has answered. */
    private sealed interface Seen {
        record Drawn(Granted key, Item item, BlobId blob, int pages) implements Seen {}

        record Not(Outcome why) implements Seen {}
    }

    private Answer<Outcome> sheet(Viewpoint by, VaultId vault, ItemId id, int number) {
        var answer = work.inOne(() -> {
            var door = gate.at(by, vault, id);
            return door.lettingIfThere(Action.SEE, key -> items.find(key).map(item -> {
                var seen = seen(door.look(), key, item, number);
                if (seen instanceof Seen.Drawn) {
                    recorder.seenItem(door.look(), Act.ITEM_SEEN, item, key.at());
                }
                return seen;
            }));
        });
        return answer.map(seen -> switch (seen) {
            case Seen.Not(var why) -> why;
            case Seen.Drawn drawn -> read(drawn, number);
        });
    }

    /** VLT-8: one page, from 1 on, of an item that somebody has the key to {@code SEE}; nothing is recorded. As {@link #page} else. */
    Outcome shown(Look look, Granted key, Item item, int page) {
        return switch (seen(look, key, item, page)) {
            case Seen.Not(var why) -> why;
            case Seen.Drawn drawn -> read(drawn, page);
        };
    }

    private static Seen seen(Look look, Granted key, Item item, int number) {
        if (!look.wishes().want(Processing.PREVIEWS) || !(item.content() instanceof Document)) {
            return new Seen.Not(new Outcome.None());
        }
        if (item.preview().isEmpty()) { return new Seen.Not(new Outcome.NotYet()); }
        var preview = item.preview().get();
        return preview.blob().filter(blob -> number <= preview.pages())
                .<Seen> map(blob -> new Seen.Drawn(key, item, blob, preview.pages()))
                .orElseGet(() -> new Seen.Not(new Outcome.None()));
    }

    /** The document itself may be whole: what was drawn of it is told to whoever runs the service, by ids alone. */
    private Outcome read(Seen.Drawn drawn, int number) {
        try {
            var jpeg = sheets.read(drawn.key(), drawn.item(), drawn.blob(), number);
            return new Outcome.There(drawn.item().content() instanceof Document document
                    ? TurnedJpeg.of(jpeg, document.turn())
                    : jpeg, drawn.pages());
        } catch (FileNotFoundException | ContentBroken lost) {
            LOG.log(Level.ERROR, "what was drawn of item {0} in vault {1} is lost: blob {2}, {3}",
                    drawn.item().id(), drawn.item().vault(), drawn.blob(), lost.getClass().getSimpleName());
            return new Outcome.None();
        } catch (IOException unreadable) {
            throw new Outage("a preview cannot be opened", unreadable);
        }
    }
}
