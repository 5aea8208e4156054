package org.abri.application.sealing;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.LongConsumer;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.sealing.KeySetsToRenew.Wrapped;
import org.abri.domain.journal.Act;

/**
 * CRY-5, LAW-2: renews the key that wraps key sets (rotation of the key-encryption key), while the service runs: a key is added
 * where the wrapping keys rest, on every node; it is put to use; every key set is wrapped by it, and opened by it once; then
 * the old key may go. Each step can be cut off anywhere and begun again, and is in the service's journal.
 *
 * <p>Which key is in use is said by what wraps the service's own key set: all nodes read that, so all agree within minutes. What a
 * node wraps by the old key until then is wrapped again by {@link #renewSome}.
 */
public final class RenewKeys {
    /** How often some are renewed by themselves. */
    static final Duration EVERY = Duration.ofMinutes(5);
    /** Longer than any node keeps to the key that was in use before, and than any unit of work. */
    static final Duration UNTIL_ALL_NODES_AGREE = Duration.ofMinutes(10);
    /** CRY-6: so long backups of key sets are kept, wrapped as they were then. */
    static final Duration UNTIL_BACKUPS_LAPSE = Duration.ofDays(30);
    static final int AT_A_TIME = 500;
    private static final int AT_MOST_BY_ITSELF = 10 * AT_A_TIME;

    private static final System.Logger LOG = System.getLogger("org.abri.keys");

    private final InstantSource clock;
    private final UnitOfWork work;
    private final WrappingKeys keys;
    private final KeySetsToRenew keySets;
    private final Recorder recorder;

    RenewKeys(Ports ports, Inside inside) {
        clock = ports.clock();
        work = ports.work();
        keys = ports.sealing().wrapping();
        keySets = ports.sealing().keySets();
        recorder = inside.recorder();
    }

    /**
     * How it stands.
     *
     * @param inUse         the number of the key that wraps
     * @param alive         the numbers of the keys that this node has
     * @param all           key sets there are
     * @param opened        of them, those that were opened by the key in use since they were wrapped
     * @param lastRewrapped when one was last wrapped by another key
     */
    public record Standing(int inUse, SortedSet<Integer> alive, long all, long opened,
            Optional<Instant> lastRewrapped) {
        /** The key that is in use, or is to be. */
        public int newest() {
            return alive.last();
        }

        /** Whether every key set was opened by the key in use. */
        public boolean done() {
            return opened == all;
        }
    }

    public Standing standing() {
        return work.inOne(() -> {
            var inUse = inUse();
            var count = keySets.count(inUse);
            return new Standing(inUse, keys.alive(), count.all(), count.opened(), count.lastRewrapped());
        });
    }

    private int inUse() {
        return keys.wrapping(ofTheService().bytes());
    }

    private Wrapped ofTheService() {
        return keySets.find(KeyOwner.SERVICE)
                .orElseThrow(() -> new SealBroken("The key set of the service is not there"));
    }

    /** LAW-2: that a key of that number was added where the wrapping keys rest. */
    public void added(int key) {
        record(Act.WRAPPING_KEY_ADDED, String.valueOf(key));
    }

    /**
     * Puts the newest key to use, for all nodes: each of them must have it by now. Answers its number. What is in use already
     * is not put to use again.
     */
    public int use() {
        return work.inOne(() -> {
            var newest = keys.alive().last();
            var before = ofTheService();
            if (keys.wrapping(before.bytes()) == newest) { return newest; }
            var rewrapped = keys.rewrapped(KeyOwner.SERVICE, before.bytes(), newest);
            mustBe(keySets.rewrap(before, rewrapped, clock.instant()));
            record(Act.WRAPPING_KEY_USED, String.valueOf(newest));
            return newest;
        });
    }

    private static void mustBe(boolean done) {
        if (!done) { throw new IllegalStateException("two put a key to use at once: try again"); }
    }

    /**
     * What was done.
     *
     * @param rewrapped how many key sets were wrapped by the key in use
     * @param opened    how many were opened by it
     * @param damaged   whose key sets do not open: they are as they were
     */
    public record Renewed(long rewrapped, long opened, List<KeyOwner> damaged) {}

    /**
     * Wraps whatever key sets are wrapped otherwise by the key in use, and opens each once, as it rests then. {@code progress} is
     * told how many were looked at so far.
     */
    public Renewed renewAll(LongConsumer progress) {
        return renew(Long.MAX_VALUE, progress);
    }

    /** As {@link #renewAll}, some thousands of them: what other nodes wrapped by the key before, and what was cut off. */
    public Renewed renewSome() {
        return renew(AT_MOST_BY_ITSELF, looked -> {});
    }

    private Renewed renew(long most, LongConsumer progress) {
        long looked = 0;
        long rewrapped = 0;
        long opened = 0;
        var damaged = new ArrayList<KeyOwner>();
        var last = Optional.<KeyOwner> empty();
        while (looked < most) {
            var after = last;
            var by = work.inOne(this::inUse);
            var some = work.inOne(() -> keySets.notOpenedBy(by, after, AT_A_TIME));
            if (some.isEmpty()) {
                break;
            }
            var wrapped = work.inOne(() -> rewrapped(some, by));
            var seen = work.inOne(() -> opened(keySets.notOpenedBy(by, after, some.size()), by));
            rewrapped += wrapped.done();
            opened += seen.done();
            damaged.addAll(wrapped.damaged());
            damaged.addAll(seen.damaged());
            looked += some.size();
            progress.accept(looked);
            last = Optional.of(some.getLast().owner());
        }
        damaged.forEach(owner -> LOG.log(Level.ERROR, "the key set of " + owner.value() + " does not open"));
        return new Renewed(rewrapped, opened, damaged);
    }

    private record Done(long done, List<KeyOwner> damaged) {}

    private Done rewrapped(List<Wrapped> some, int by) {
        var now = clock.instant();
        var damaged = new ArrayList<KeyOwner>();
        long done = 0;
        for (var each : some) {
            try {
                if (keys.wrapping(each.bytes()) != by
                        && keySets.rewrap(each, keys.rewrapped(each.owner(), each.bytes(), by), now)) {
                    done++;
                }
            } catch (SealBroken asItWas) {
                damaged.add(each.owner());
            }
        }
        if (done > 0) {
            record(Act.KEY_SETS_REWRAPPED, String.valueOf(done));
        }
        return new Done(done, damaged);
    }

    /** As they rest now: in a unit of work of its own, after the one that wrapped them was committed. */
    private Done opened(List<Wrapped> some, int by) {
        var damaged = new ArrayList<KeyOwner>();
        long done = 0;
        for (var each : some) {
            if (keys.wrapping(each.bytes()) != by) {
                continue;
            }
            if (!keys.opens(each.owner(), each.bytes(), by)) {
                damaged.add(each.owner());
            } else if (keySets.opened(each, by)) {
                done++;
            }
        }
        return new Done(done, damaged);
    }

    /** Why an old key must stay. */
    public sealed interface Staying {
        /** There is one key alone. */
        record NothingOld() implements Staying {}

        /** The newest is not in use. */
        record NotInUse(int newest) implements Staying {}

        /** So many key sets were not opened by the newest, or do not open with it. */
        record NotAllOpened(long left) implements Staying {}

        /** A node may wrap by it, or a backup of key sets may need it, until then. */
        record NotBefore(Instant when) implements Staying {}
    }

    /**
     * Whether the keys before the newest may be dropped where they rest; if so, that is recorded, and whoever asked drops them.
     * Empty: they may. Whatever is kept of what was opened, each key set is opened once more for it, with the newest key alone.
     *
     * @param despiteBackups whether backups of key sets that open with the old key alone do not matter
     */
    public Optional<Staying> drop(boolean despiteBackups) {
        var standing = standing();
        var newest = standing.newest();
        if (standing.alive().size() == 1) { return Optional.of(new Staying.NothingOld()); }
        if (standing.inUse() != newest) { return Optional.of(new Staying.NotInUse(newest)); }
        var left = standing.done() ? thatDoNotOpen(newest) : standing.all() - standing.opened();
        if (left > 0) { return Optional.of(new Staying.NotAllOpened(left)); }
        var wait = despiteBackups ? UNTIL_ALL_NODES_AGREE : UNTIL_BACKUPS_LAPSE;
        var earliest = standing.lastRewrapped().map(last -> last.plus(wait)).orElse(Instant.MIN);
        if (clock.instant().isBefore(earliest)) { return Optional.of(new Staying.NotBefore(earliest)); }
        record(Act.WRAPPING_KEYS_DROPPED, String.valueOf(newest));
        return Optional.empty();
    }

    private long thatDoNotOpen(int newest) {
        long broken = 0;
        var last = Optional.<KeyOwner> empty();
        while (true) {
            var after = last;
            var some = work.inOne(() -> keySets.after(after, AT_A_TIME));
            if (some.isEmpty()) { return broken; }
            broken += some.stream().filter(each -> !keys.opens(each.owner(), each.bytes(), newest)).count();
            last = Optional.of(some.getLast().owner());
        }
    }

    private void record(Act act, String subject) {
        work.inOne(() -> {
            var now = clock.instant();
            recorder.byService(act, subject, now);
            return now;
        });
    }
}
