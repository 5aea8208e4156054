package org.abri.application.sealing;

import java.time.InstantSource;
import java.util.List;
import java.util.function.LongConsumer;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.sealing.FoundRows.Damaged;
import org.abri.application.sealing.FoundRows.Renewed;
import org.abri.domain.journal.Act;

/**
 * CRY-4, CRY-5: renews the key of the blind index, while nobody uses the service: a key is added where the others rest, and everything
 * that is found is made anew by it, all at once or not at all. Whoever got hold of the keys before it can guess at nothing any more.
 * Those stay, since the new one lies over them; by themselves they are worth nothing.
 */
public final class RenewIndex {
    private final InstantSource clock;
    private final UnitOfWork work;
    private final BlindIndex index;
    private final FoundRows found;
    private final Recorder recorder;

    RenewIndex(Ports ports, Inside inside) {
        clock = ports.clock();
        work = ports.work();
        index = ports.sealing().index();
        found = ports.sealing().found();
        recorder = inside.recorder();
    }

    /**
     * How it stands.
     *
     * @param inUse how many keys of the index what rests was made with
     * @param there how many there are where they rest
     */
    public record Standing(int inUse, int there) {}

    public Standing standing() {
        return work.inOne(() -> new Standing(found.keysInUse(), index.keys()));
    }

    /** LAW-2: that a key of that number was added where the keys of the index rest. */
    public void added(int key) {
        work.inOne(() -> {
            record(Act.INDEX_KEY_ADDED, key);
            return key;
        });
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** Everything was made anew, but for what is damaged; the newest key has that number. */
        record Used(int key, long renewed, List<Damaged> damaged) implements Outcome {}

        /** The newest key is in use already. */
        record NothingNew(int key) implements Outcome {}

        /** Somebody else works with what rests there: nothing was done. */
        record NotAlone() implements Outcome {}

        /** These are damaged: nothing was done. */
        record Stopped(List<Damaged> damaged) implements Outcome {}
    }

    /**
     * Puts all keys that there are to use, in one unit of work, which is in the service's journal. {@code progress} is told how many
     * rows were looked at so far.
     *
     * @param despiteDamage whether what is damaged is left behind: it is found no more, even if it should become whole again
     */
    public Outcome use(boolean despiteDamage, LongConsumer progress) {
        try {
            return work.asTheService(() -> work.inOne(() -> used(despiteDamage, progress)));
        } catch (Undone damaged) {
            return new Outcome.Stopped(damaged.damaged);
        }
    }

    private Outcome used(boolean despiteDamage, LongConsumer progress) {
        if (!found.alone()) { return new Outcome.NotAlone(); }
        var keys = index.keys();
        if (keys <= found.keysInUse()) { return new Outcome.NothingNew(keys); }
        Renewed done = found.renew(keys, progress);
        if (!done.damaged().isEmpty() && !despiteDamage) { throw new Undone(done.damaged()); }
        record(Act.INDEX_KEY_USED, keys);
        return new Outcome.Used(keys, done.renewed(), done.damaged());
    }

    private void record(Act act, int key) {
        recorder.byService(act, String.valueOf(key), clock.instant());
    }

    /** Takes back what was done so far. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<Damaged> damaged;

        Undone(List<Damaged> damaged) {
            super("damaged");
            this.damaged = damaged;
        }
    }
}
