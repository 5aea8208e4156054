package org.abri.application.inside;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.abri.application.Outage;
import org.abri.application.UnitOfWork;

/**
 * I6: how what comes back by itself works through a list: each in a unit of work of its own, and one that fails keeps no other
 * from its turn. It is found again the next time.
 */
public final class OneByOne {
    private static final System.Logger LOG = System.getLogger(OneByOne.class.getName());
    private static final int AT_A_TIME = 100;

    private final UnitOfWork work;

    OneByOne(UnitOfWork work) {
        this.work = work;
    }

    /** A part of a list, in one order whatever becomes of its lines: those that come after one of them, or the first; no more than so many. */
    @FunctionalInterface
    public interface Part<T> {
        List<T> after(Optional<T> last, int most);
    }

    /**
     * Answers of how many {@code act} said that something was done. It finds each as it was listed, and looks again whether it is so
     * still. What fails is logged, by what went wrong and where, without a word on whose it was. Throws {@link Outage} when what
     * everything stands on does not answer: then nothing is tried any more.
     *
     * @param chore what it is called in the log
     */
    public <T> int each(String chore, Part<T> part, Predicate<T> act) {
        var done = 0;
        Optional<T> last = Optional.empty();
        while (true) {
            var after = last;
            var some = work.inOne(() -> part.after(after, AT_A_TIME));
            for (var one : some) {
                done += tried(chore, () -> work.inOne(() -> act.test(one))) ? 1 : 0;
            }
            if (some.size() < AT_A_TIME) { return done; }
            last = Optional.of(some.getLast());
        }
    }

    /** One of a list, outside of units of work: answers what it says, and no when it fails; as {@link #each} else. */
    public boolean tried(String chore, BooleanSupplier one) {
        try {
            return one.getAsBoolean();
        } catch (Outage everything) {
            throw everything;
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, line(chore, failed));
            return false;
        }
    }

    /** LOG-2: the message of what failed may name somebody, and stays out. */
    static String line(String chore, RuntimeException failed) {
        var frames = failed.getStackTrace();
        return chore + ": one failed and the others go on: " + failed.getClass().getName()
                + (frames.length == 0 ? "" : " at " + frames[0]);
    }
}
