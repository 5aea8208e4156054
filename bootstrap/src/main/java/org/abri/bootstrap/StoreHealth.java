package org.abri.bootstrap;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.abri.application.Outage;
import org.abri.application.vault.BlobStore;
import org.abri.persistence.Storage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * OPS-1: ready means that database and documents can be written, found out by writing; says no more than yes or no. However
 * many ask, it is tried once a second at most, and never twice at a time.
 */
@Readiness
@Singleton
final class StoreHealth implements HealthIndicator {
    private static final long KEPT = Duration.ofSeconds(1).toNanos();

    private final Storage storage;
    private final BlobStore blobs;
    private final ExecutorService blocking;
    private @Nullable CompletableFuture<Boolean> tried;
    private long triedAt;

    StoreHealth(Storage storage, BlobStore blobs, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.storage = storage;
        this.blobs = blobs;
        this.blocking = blocking;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.fromCompletableFuture(() -> latest().thenApply(works -> HealthResult
                .builder("store").status(works ? HealthStatus.UP : HealthStatus.DOWN).build()));
    }

    private synchronized CompletableFuture<Boolean> latest() {
        var last = tried;
        if (last != null && !(last.isDone() && System.nanoTime() - triedAt > KEPT)) { return last; }
        var now = CompletableFuture.supplyAsync(this::works, blocking);
        tried = now;
        triedAt = System.nanoTime();
        return now;
    }

    private boolean works() {
        try {
            storage.probe();
            blobs.probe();
            return true;
        } catch (IOException | Outage down) {
            return false;
        }
    }
}
