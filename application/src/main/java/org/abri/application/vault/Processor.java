package org.abri.application.vault;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
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
import org.abri.domain.vault.Processing;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Wish;

/**
 * LAW-4: what a person's consent is carried out by: the service does what they wish with each document of their vault, with
 * their own key and for as long as they wish it; and removes all that it made when they no longer do.
 *
 * @param <T> what it makes of a document
 */
abstract class Processor<T> {
    /** Then it is another vault's turn. */
    private static final int AT_A_TIME = 10;
    private static final int FORGOTTEN_AT_A_TIME = 100;
    /** A job is told from the one that runs by its time. */
    private static final Duration NEXT = Duration.ofMillis(1);

    private final InstantSource clock;
    private final UnitOfWork work;
    private final Vaults vaults;
    private final Items items;
    private final Jobs jobs;
    private final Gate gate;
    private final Contents contents;
    private final Processing processing;

    Processor(Ports ports, Inside inside, Contents contents, Processing processing) {
        clock = ports.clock();
        work = ports.work();
        vaults = ports.vault().vaults();
        items = ports.vault().items();
        jobs = ports.jobs();
        gate = inside.gate();
        this.contents = contents;
        this.processing = processing;
    }

    /** Asks for all that its owner lets be done now with what came into that vault. */
    static void ask(Jobs jobs, Look look, VaultId vault, Instant at) {
        Stream.of(Processing.values()).filter(look::lets)
                .forEach(processing -> jobs.runOnce(Jobs.Task.of(processing), vault.value(), at));
    }

    /** The documents of that vault of which nothing is kept, the newest first. */
    abstract List<ItemId> undone(VaultId vault, int most);

    /** Of a document that cannot be opened, and of what is none. */
    abstract T nothing();

    /** What it makes of that document. */
    abstract T made(VaultId vault, Document document, InputStream bytes) throws IOException;

    /** Whether something was made of it meanwhile. */
    abstract boolean isDone(Item item);

    abstract void keep(VaultId vault, ItemId item, T made);

    /** What was made is not kept. */
    abstract void discard(T made);

    /** Forgets at most {@code most} of what is kept, and answers how many it forgot. */
    abstract int forget(VaultId vault, int most, Instant now);

    /** A document as its owner finds it, with the key to it. */
    private record Found(Granted key, Item item) {}

    /**
     * Does it with some of which it is not done yet, and asks for the next run when there may be more; of a vault whose owner no
     * longer wishes it, forgets everything that was made. Throws {@link Outage} when the blob store does not answer, or it
     * cannot be done now.
     */
    final void process(VaultId vault) {
        switch (work.inOne(() -> vaults.find(vault)).map(found -> found.wishes().of(processing))
                .orElse(Wish.NOT_ASKED)) {
            case WISHED -> processSome(vault);
            case NOT_WISHED -> forget(vault);
            case NOT_ASKED -> {
                // nor is anything done in a vault whose row cannot be believed
            }
        }
    }

    private void processSome(VaultId vault) {
        for (var done = 0; done < AT_A_TIME; done++) {
            var next = work.inOne(
                    () -> undone(vault, 1).stream().findFirst().flatMap(item -> find(vault, item)));
            if (next.isEmpty()) { return; }
            keep(next.get(), made(next.get()));
        }
        work.inOne(() -> {
            jobs.runOnce(Jobs.Task.of(processing), vault.value(), clock.instant().plus(NEXT));
            return vault;
        });
    }

    /** Empty when it may not be done now, or no longer. */
    private Optional<Found> find(VaultId vault, ItemId item) {
        var door = gate.at(new Viewpoint.Beneficiary(vault.owner()), vault, item);
        if (!door.look().lets(processing)) { return Optional.empty(); }
        return switch (door.letting(Action.DOWNLOAD,
                key -> items.find(key).map(found -> new Found(key, found)))) {
            case Answer.Given<Optional<Found>>(var found, var look) -> found;
            case Answer.Refused<Optional<Found>> first -> Optional.empty();
        };
    }

    private T made(Found found) {
        if (!(found.item().content() instanceof Document document)) { return nothing(); }
        var vault = found.item().vault();
        try (var bytes = contents.open(found.key(), found.item(), document,
                () -> work.inOne(() -> find(vault, found.item().id())).isPresent())) {
            return made(vault, document, bytes);
        } catch (FileNotFoundException | ContentBroken lost) {
            return nothing();
        } catch (IOException cannot) {
            throw new Outage("nothing can be made of a document", cannot);
        }
    }

    /** Decided again: meanwhile they may wish otherwise, or the document may be gone. */
    private void keep(Found found, T made) {
        var kept = new AtomicBoolean();
        try {
            work.inOne(() -> {
                var vault = found.item().vault();
                var unused = vaults.lock(vault);
                var wanted = find(vault, found.item().id()).filter(now -> !isDone(now.item()));
                wanted.ifPresent(now -> keep(vault, now.item().id(), made));
                kept.set(wanted.isPresent());
                return kept;
            });
        } finally {
            if (!kept.get()) {
                discard(made);
            }
        }
    }

    private void forget(VaultId vault) {
        while (forgotten(vault) == FORGOTTEN_AT_A_TIME) {
            // there may be more
        }
    }

    private int forgotten(VaultId vault) {
        return work.inOne(() -> vaults.lock(vault)
                .filter(room -> room.wishes().of(processing) == Wish.NOT_WISHED)
                .map(room -> forget(vault, FORGOTTEN_AT_A_TIME, clock.instant())).orElse(0));
    }
}
