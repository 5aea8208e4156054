package org.abri.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.abri.application.UnitOfWork;

/** Units of work at the same time. */
public final class Race {
    /** How long we look before we believe that somebody waits. */
    private static final long LOOK_MILLIS = 200;
    private static final long GIVE_UP_SECONDS = 60;

    private Race() {}

    /**
     * A first unit of work does {@code first}; a second one, begun then, must not get past {@code second} before the first
     * has also done {@code change} and ended. Answers what the second one got.
     */
    public static <T> T secondWaits(UnitOfWork work, Runnable first, Runnable change, Supplier<T> second) {
        var firstIsIn = new CountDownLatch(1);
        var secondIsIn = new CountDownLatch(1);
        Callable<Optional<T>> goingFirst = () -> work.inOne(() -> {
            first.run();
            firstIsIn.countDown();
            assertThat(opensSoon(secondIsIn)).as("the second got in while the first had not ended").isFalse();
            change.run();
            return Optional.empty();
        });
        Callable<Optional<T>> goingSecond = () -> {
            assertThat(firstIsIn.await(GIVE_UP_SECONDS, TimeUnit.SECONDS)).isTrue();
            return work.inOne(() -> {
                var seen = second.get();
                secondIsIn.countDown();
                return Optional.of(seen);
            });
        };
        return together(List.of(goingFirst, goingSecond)).getLast().orElseThrow();
    }

    /** All of them, each in a thread of its own; their answers in the same order. */
    public static <T> List<T> together(List<Callable<T>> racers) {
        var threads = Executors.newFixedThreadPool(racers.size());
        try {
            var running = racers.stream().map(threads::submit).toList();
            var answers = new ArrayList<T>();
            running.forEach(one -> answers.add(answerOf(one)));
            return answers;
        } finally {
            threads.shutdown(); // H2 closes a file whose reader is interrupted
        }
    }

    /** Whether the latch opens while we look. */
    public static boolean opensSoon(CountDownLatch latch) {
        try {
            return latch.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static <T> T answerOf(Future<T> running) {
        try {
            return running.get(GIVE_UP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
