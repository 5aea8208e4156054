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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.reactivestreams.Publisher;

/** OPS-1: ready means that the database answers and documents can be written; says no more than yes or no. */
@Readiness
@Singleton
final class StoreHealth implements HealthIndicator {
    private final Ports ports;
    private final ExecutorService blocking;

    StoreHealth(Ports ports, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.ports = ports;
        this.blocking = blocking;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.fromCompletableFuture(() -> CompletableFuture.supplyAsync(
                () -> HealthResult.builder("store").status(works() ? HealthStatus.UP : HealthStatus.DOWN)
                        .build(),
                blocking));
    }

    private boolean works() {
        try {
            ports.work().inOne(() -> ports.terms().versions());
            ports.vault().blobs().probe();
            return true;
        } catch (IOException | Outage down) {
            return false;
        }
    }
}
