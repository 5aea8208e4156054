package org.abri.crypto.sealing;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.abri.application.Outage;
import org.jspecify.annotations.Nullable;

/**
 * Waits for what is on another machine for so long, and no longer. So many are asked at once on threads of their own: one that never
 * answers takes a place of theirs, and nobody else's.
 */
final class InTime {
    static final int AT_ONCE = 16;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Duration longest;
    private final Executor threads = Executors
            .newCachedThreadPool(Thread.ofPlatform().daemon().name("keys-elsewhere-", 0).factory());

    InTime(Duration longest) {
        this.longest = longest;
    }

    /** Throws what {@code asking} throws, and {@link Outage} when it takes too long. */
    <T> T call(Callable<T> asking) throws GeneralSecurityException {
        var end = System.nanoTime() + longest.toNanos();
        var answer = new CompletableFuture<T>();
        try {
            if (!places.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) { throw late(); }
            threads.execute(() -> answer(asking, answer));
            return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw late();
        } catch (InterruptedException toldToStop) {
            Thread.currentThread().interrupt();
            throw new Outage("told to stop while a key elsewhere was asked", toldToStop);
        } catch (ExecutionException failed) {
            throw asItWas(failed.getCause());
        }
    }

    private <T> void answer(Callable<T> asking, CompletableFuture<T> answer) {
        try {
            answer.complete(asking.call());
        } catch (Throwable failed) {
            answer.completeExceptionally(failed);
        } finally {
            places.release();
        }
    }

    private Outage late() {
        return new Outage("the key-management system does not answer within " + longest.toSeconds() + " s");
    }

    private static GeneralSecurityException asItWas(@Nullable Throwable failed) {
        return switch (failed) {
            case GeneralSecurityException known -> known;
            case RuntimeException known -> throw known;
            case Error broken -> throw broken;
            case null, default -> new GeneralSecurityException(failed);
        };
    }
}
