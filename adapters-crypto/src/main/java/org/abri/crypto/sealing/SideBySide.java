package org.abri.crypto.sealing;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.abri.application.Outage;

/** Does what is mostly waiting for each of many, all at once. */
final class SideBySide {
    private SideBySide() {}

    /** What comes of each. Throws what one of them threw, once all have ended; {@link Outage} when told to stop meanwhile. */
    static <K, V, R> Map<K, R> done(Map<K, V> all, BiFunction<K, V, R> doing) {
        var begun = new HashMap<K, Future<R>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all.forEach((key, value) -> begun.put(key, threads.submit(() -> doing.apply(key, value))));
            var done = new HashMap<K, R>();
            for (var each : begun.entrySet()) {
                done.put(each.getKey(), each.getValue().get());
            }
            return done;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) { throw known; }
            throw new IllegalStateException(failed);
        } catch (InterruptedException toldToStop) {
            Thread.currentThread().interrupt();
            throw new Outage("told to stop while key sets were opened", toldToStop);
        }
    }
}
