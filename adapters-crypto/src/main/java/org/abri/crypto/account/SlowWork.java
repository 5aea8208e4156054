package org.abri.crypto.account;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.abri.application.Busy;
import org.abri.application.Outage;

/**
 * AUT-3 (bulkhead): where hashes are made and passwords estimated: on a few threads of their own, all cores but one.
 * Requests run on virtual threads, whose carriers are the cores: work that takes a core for long would take all of them, and
 * nobody would be left to say no. Here whoever waits holds nothing, and who finds too many waiting is told at once
 * ({@link Busy}).
 */
public final class SlowWork {
    /** In the time of as many hashes a person still waits for the answer: a second or two. */
    private static final int WAITING_EACH = 16;

    private final ThreadPoolExecutor threads;
    private final LongAdder refused = new LongAdder();

    /** For this machine. */
    public SlowWork() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }

    private SlowWork(int atOnce) {
        this(atOnce, atOnce * WAITING_EACH);
    }

    /** With so many threads, and so many waiting for one of them. */
    public SlowWork(int atOnce, int waiting) {
        ThreadFactory named = Thread.ofPlatform().name("slow-work-", 1).daemon().factory();
        threads = new ThreadPoolExecutor(atOnce, atOnce, 0, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting), named, new ThreadPoolExecutor.AbortPolicy());
    }

    /** How many run and wait now, and how many were turned away since the start. */
    public record Load(int running, int waiting, long refused) {}

    /** For whoever watches over it. */
    public Load load() {
        return new Load(threads.getActiveCount(), waiting(), refused.sum());
    }

    /** How many wait now. */
    int waiting() {
        return threads.getQueue().size();
    }

    /** Waits until it is done; throws {@link Busy} at once when too many wait already. Outside of units of work. */
    <T> T done(Callable<T> work) {
        try {
            return threads.submit(work).get();
        } catch (RejectedExecutionException full) {
            refused.increment();
            throw new Busy("Too many passwords are being looked at", full);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Outage("Stopped while waiting for a password to be looked at", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException bug) { throw bug; }
            if (failed.getCause() instanceof Error error) { throw error; }
            throw new IllegalStateException(failed);
        }
    }
}
