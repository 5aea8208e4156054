package org.abri.application.vault;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.later.Jobs;
import org.abri.application.sealing.ContentBroken;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Preview;
import org.abri.domain.vault.PreviewWish;
import org.abri.domain.vault.VaultId;

/**
 * LAW-4: what a person's consent is carried out by: the service draws, with their own key and for as long as they wish it,
 * what the documents of their vault look like; and removes all of it when they no longer do.
 */
public final class DrawPreviews {
    /** Then it is another vault's turn. */
    private static final int AT_A_TIME = 10;
    private static final int FORGOTTEN_AT_A_TIME = 100;
    /** A job is told from the one that runs by its time. */
    private static final Duration NEXT = Duration.ofMillis(1);

    private final InstantSource clock;
    private final UnitOfWork work;
    private final Vaults vaults;
    private final Items items;
    private final Previews previews;
    private final Jobs jobs;
    private final Gate gate;
    private final Draw draw;
    private final Contents contents;
    private final DrawnSheets sheets;

    DrawPreviews(Ports ports, Inside inside, Contents contents, DrawnSheets sheets) {
        clock = ports.clock();
        work = ports.work();
        vaults = ports.vault().vaults();
        items = ports.vault().items();
        previews = ports.vault().previews();
        jobs = ports.jobs();
        gate = inside.gate();
        draw = inside.draw();
        this.contents = contents;
        this.sheets = sheets;
    }

    /** A document as its owner finds it, with the key to it. */
    private record Found(Granted key, Item item) {}

    /**
     * Draws some of what is not drawn yet, and asks for the next run when there may be more; of a vault whose owner no longer
     * wishes it, forgets everything that was drawn. Throws {@link Outage} when the blob store does not answer, or nothing can
     * be drawn now.
     */
    public void draw(VaultId vault) {
        switch (work.inOne(() -> vaults.find(vault)).map(found -> found.previews())
                .orElse(PreviewWish.NOT_ASKED)) {
            case WISHED -> drawSome(vault);
            case NOT_WISHED -> forget(vault);
            case NOT_ASKED -> {
                // nor is anything done in a vault whose row cannot be believed
            }
        }
    }

    private void drawSome(VaultId vault) {
        for (var drawn = 0; drawn < AT_A_TIME; drawn++) {
            var next = work.inOne(() -> previews.undrawn(vault, 1).stream().findFirst()
                    .flatMap(item -> find(vault, item)));
            if (next.isEmpty()) { return; }
            keep(next.get(), drawn(next.get()));
        }
        work.inOne(() -> {
            jobs.runOnce(Jobs.Task.DRAW_PREVIEWS, vault.value(), clock.instant().plus(NEXT));
            return vault;
        });
    }

    /** Empty when it may not be drawn now, or no longer. */
    private Optional<Found> find(VaultId vault, ItemId item) {
        var door = gate.at(new Viewpoint.Beneficiary(vault.owner()), vault, item);
        if (!door.look().mayBeDrawn()) { return Optional.empty(); }
        return switch (door.letting(Action.DOWNLOAD,
                key -> items.find(key).map(found -> new Found(key, found)))) {
            case Answer.Given<Optional<Found>>(var found, var look) -> found;
            case Answer.Refused<Optional<Found>> first -> Optional.empty();
        };
    }

    private Preview drawn(Found found) {
        if (!(found.item().content() instanceof Document document)) { return Preview.NONE; }
        var vault = found.item().vault();
        try (var bytes = contents.open(found.key(), found.item(), document,
                () -> work.inOne(() -> find(vault, found.item().id())).isPresent())) {
            return sheets.draw(vault, draw.blobId(clock.instant()), document.type(), bytes);
        } catch (FileNotFoundException | ContentBroken lost) {
            return Preview.NONE;
        } catch (IOException cannot) {
            throw new Outage("a document cannot be drawn", cannot);
        }
    }

    /** Decided again: meanwhile they may wish otherwise, or the document may be gone. */
    private void keep(Found drawn, Preview preview) {
        var named = new AtomicBoolean();
        try {
            work.inOne(() -> {
                var vault = drawn.item().vault();
                var unused = vaults.lock(vault);
                var wanted = find(vault, drawn.item().id()).filter(now -> now.item().preview().isEmpty());
                wanted.ifPresent(now -> previews.keep(vault, now.item().id(), preview));
                named.set(wanted.isPresent());
                return named;
            });
        } finally {
            if (!named.get()) {
                preview.blob().ifPresent(contents::discard);
            }
        }
    }

    private void forget(VaultId vault) {
        while (forgotten(vault) == FORGOTTEN_AT_A_TIME) {
            // there may be more
        }
    }

    private int forgotten(VaultId vault) {
        return work.inOne(() -> {
            if (vaults.lock(vault).filter(room -> room.previews() == PreviewWish.NOT_WISHED).isEmpty()) {
                return 0;
            }
            var gone = previews.forget(vault, FORGOTTEN_AT_A_TIME);
            gone.stream().flatMap(preview -> preview.blob().stream())
                    .forEach(blob -> jobs.runOnce(Jobs.Task.REMOVE_BLOB, blob.value(), clock.instant()));
            return gone.size();
        });
    }
}
