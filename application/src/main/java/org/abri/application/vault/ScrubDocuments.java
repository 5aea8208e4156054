package org.abri.application.vault;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Ports;
import org.abri.application.RandomBytes;
import org.abri.application.UnitOfWork;
import org.abri.application.inside.Inside;
import org.abri.application.inside.OneByOne;
import org.abri.application.vault.VerifyDocuments.Flaw;
import org.abri.domain.vault.ItemId;

/**
 * CRY-7: reads every document again in the background, to its last byte, a little at a time, so that it takes nobody's disk away. What is
 * missing or damaged is told in the log, by ids alone; it is never given as if it were whole anyway. It begins somewhere, by chance, and
 * goes round: a service that is started anew each day looks at all of them all the same.
 */
public final class ScrubDocuments {
    /** How often some of them are read. */
    static final Duration EVERY = Duration.ofMinutes(5);
    /** Once that many bytes were read, the others wait for the next time: some eighteen gigabytes a day. */
    static final long BYTES_AT_ONCE = 64L * 1024 * 1024;
    private static final int AT_A_TIME = 50;

    private static final System.Logger LOG = System.getLogger("org.abri.scrub");

    private final UnitOfWork work;
    private final Deposits deposits;
    private final VerifyDocuments verify;
    private final OneByOne oneByOne;
    private final RandomBytes random;
    private Optional<ItemId> last = Optional.empty();
    private boolean begun;

    ScrubDocuments(Ports ports, Inside inside, VerifyDocuments verify) {
        oneByOne = inside.oneByOne();
        work = ports.work();
        deposits = ports.vault().deposits();
        random = ports.random();
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
            var some = work.inOne(() -> deposits.all(Optional.empty(), Instant.EPOCH, after, AT_A_TIME));
            for (var document : some) {
                last = Optional.of(document.item());
                oneByOne.tried("scrub-documents", () -> found.addAll(looked(document)));
                bytes += document.bytes().map(Deposit.Bytes::size).orElse(0L);
                read++;
                if (bytes >= BYTES_AT_ONCE) { return new Scrubbed(read, found); }
            }
            if (some.size() < AT_A_TIME) {
                last = Optional.empty();
                return new Scrubbed(read, found);
            }
        }
        return new Scrubbed(read, found);
    }

    private List<VerifyDocuments.Found> looked(Deposit document) {
        var found = verify.look(document);
        found.ifPresent(ScrubDocuments::tell);
        return found.stream().toList();
    }

    private ItemId somewhere() {
        var bytes = ByteBuffer.wrap(random.next(2 * Long.BYTES));
        return new ItemId(new UUID(bytes.getLong(), bytes.getLong()));
    }

    /** What could not be read is tried again when its turn comes; that the store does not answer, others tell. */
    private static void tell(VerifyDocuments.Found found) {
        if (found.flaw() != Flaw.UNREAD) {
            LOG.log(Level.ERROR, "the bytes of item {0} in vault {1} are lost: {2}, {3}",
                    found.document().item(), found.document().vault(),
                    found.document().blob().map(blob -> "blob " + blob).orElse("no blob"), found.flaw());
        }
    }
}
