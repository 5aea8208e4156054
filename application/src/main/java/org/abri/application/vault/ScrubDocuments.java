package org.abri.application.vault;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.abri.application.Ports;
import org.abri.application.RandomBytes;
import org.abri.application.UnitOfWork;
import org.abri.application.inside.Inside;
import org.abri.application.inside.OneByOne;
import org.abri.application.vault.VerifyDocuments.Flaw;
import org.abri.application.watch.Finding;
import org.abri.application.watch.Findings;
import org.abri.application.watch.Round;
import org.abri.application.watch.WatchPorts;
import org.abri.domain.vault.ItemId;

/**
 * CRY-7: reads every document again in the background, to its last byte, a little at a time, so that it takes nobody's disk away. What is
 * missing or damaged is told in the log, and kept among the {@link Findings}, by ids alone, until it is found whole again; it is never
 * given as if it were whole anyway. It begins somewhere, by chance, and goes round: a service that is started anew each day looks at all
 * of them all the same.
 */
public final class ScrubDocuments {
    /** How often some of them are read. */
    static final Duration EVERY = Duration.ofMinutes(5);
    /** Once that many bytes were read, the others wait for the next time: some eighteen gigabytes a day. */
    static final long BYTES_AT_ONCE = 64L * 1024 * 1024;
    private static final int AT_A_TIME = 50;

    private final UnitOfWork work;
    private final Deposits deposits;
    private final VerifyDocuments verify;
    private final OneByOne oneByOne;
    private final RandomBytes random;
    private final InstantSource clock;
    private final WatchPorts watch;
    private Optional<ItemId> last = Optional.empty();
    private boolean begun;
    private boolean fromTheFirst;

    ScrubDocuments(Ports ports, Inside inside, VerifyDocuments verify) {
        oneByOne = inside.oneByOne();
        work = ports.work();
        deposits = ports.vault().deposits();
        random = ports.random();
        clock = ports.clock();
        watch = ports.watch();
        this.verify = verify;
    }

    /** How many documents were read, and what is wrong with some of them. */
    public record Scrubbed(int read, List<VerifyDocuments.Found> found) {}

    /**
     * Goes on where it stopped, until so many bytes were read or the last document is reached. Throws {@link org.abri.application.Outage} when the storage does not answer.
     */
    public synchronized Scrubbed scrub() {
        if (!begun) {
            last = Optional.of(somewhere());
            begun = true;
        }
        var read = 0;
        var found = new ArrayList<VerifyDocuments.Found>();
        for (long bytes = 0; bytes < BYTES_AT_ONCE;) {
            var after = last;
            fromTheFirst |= after.isEmpty();
            var some = work.inOne(() -> deposits.all(Optional.empty(), Instant.EPOCH, after, AT_A_TIME));
            var known = known(some);
            for (var document : some) {
                last = Optional.of(document.item());
                oneByOne.tried("scrub-documents", () -> found.addAll(looked(document, known)));
                bytes += document.bytes().map(Deposit.Bytes::size).orElse(0L);
                read++;
                if (bytes >= BYTES_AT_ONCE) { return new Scrubbed(read, found); }
            }
            if (some.size() < AT_A_TIME) {
                last = Optional.empty();
                endRound();
                return new Scrubbed(read, found);
            }
        }
        return new Scrubbed(read, found);
    }

    private Map<ItemId, Finding> known(List<Deposit> some) {
        var items = some.stream().map(Deposit::item).collect(Collectors.toSet());
        return work.inOne(() -> watch.findings().among(items));
    }

    private List<VerifyDocuments.Found> looked(Deposit document, Map<ItemId, Finding> known) {
        var found = verify.look(document);
        found.ifPresent(ScrubDocuments::tell);
        note(document, found.map(VerifyDocuments.Found::flaw),
                Optional.ofNullable(known.get(document.item())));
        return found.stream().toList();
    }

    /** What could not be read now is as it was known to be. */
    private void note(Deposit document, Optional<Flaw> flaw, Optional<Finding> before) {
        if (flaw.isEmpty()) {
            before.ifPresent(this::forget);
            return;
        }
        harmOf(flaw.get()).filter(harm -> before.map(Finding::harm).filter(harm::equals).isEmpty())
                .ifPresent(harm -> work.inOne(() -> {
                    var since = before.map(Finding::since).orElseGet(clock::instant);
                    watch.findings().keep(new Finding(document.item(), document.vault(), harm, since));
                    return since;
                }));
    }

    private void forget(Finding finding) {
        work.inOne(() -> {
            watch.findings().remove(finding.item());
            return finding;
        });
    }

    private static Optional<Finding.Harm> harmOf(Flaw flaw) {
        return switch (flaw) {
            case ROW_DAMAGED -> Optional.of(Finding.Harm.ROW_DAMAGED);
            case MISSING -> Optional.of(Finding.Harm.MISSING);
            case DAMAGED -> Optional.of(Finding.Harm.DAMAGED);
            case UNREAD -> Optional.empty();
        };
    }

    /** Of documents that were deleted since they were found, nothing is known any more. A round that began in the middle is none. */
    private void endRound() {
        if (!fromTheFirst) { return; }
        fromTheFirst = false;
        var unnamed = verify.unnamed();
        Optional<ItemId> after = Optional.empty();
        var flaws = 0L;
        for (var some = findingsAfter(after); !some.isEmpty(); some = findingsAfter(after)) {
            for (var finding : some) {
                if (isThere(finding)) {
                    flaws++;
                } else {
                    forget(finding);
                }
            }
            after = Optional.of(some.getLast().item());
        }
        var harmed = flaws;
        work.inOne(() -> {
            var done = new Round.Done(clock.instant(), harmed, unnamed);
            watch.conditions().done(Round.DOCUMENTS, done);
            return done;
        });
    }

    private List<Finding> findingsAfter(Optional<ItemId> after) {
        return work.inOne(() -> watch.findings().all(after, AT_A_TIME));
    }

    private boolean isThere(Finding finding) {
        Optional<ItemId> after = Optional.empty();
        while (true) {
            var from = after;
            var some = work.inOne(
                    () -> deposits.all(Optional.of(finding.vault()), Instant.EPOCH, from, AT_A_TIME));
            if (some.stream().anyMatch(document -> document.item().equals(finding.item()))) { return true; }
            if (some.size() < AT_A_TIME) { return false; }
            after = Optional.of(some.getLast().item());
        }
    }

    private ItemId somewhere() {
        var bytes = ByteBuffer.wrap(random.next(2 * Long.BYTES));
        return new ItemId(new UUID(bytes.getLong(), bytes.getLong()));
    }

    /** What could not be read is tried again when its turn comes; that the store does not answer, others tell. */
    private static void tell(VerifyDocuments.Found found) {
        if (found.flaw() != Flaw.UNREAD) {
            LostBytes.tell(found.document().vault(), found.document().item(), found.document().blob(),
                    found.flaw());
        }
    }
}
