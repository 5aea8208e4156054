package org.abri.bootstrap;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** OPS-1: ready means that the database answers and documents can be written; says no more than yes or no. */
@Readiness
@Singleton
final class StoreHealth implements HealthIndicator {
    private final Ports ports;

    StoreHealth(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono
                .fromCallable(() -> HealthResult.builder("store")
                        .status(works() ? HealthStatus.UP : HealthStatus.DOWN).build())
                .subscribeOn(Schedulers.boundedElastic());
    }

    private boolean works() {
        try {
            ports.work().inOne(() -> ports.terms().versions());
            ports.blobs().probe();
            return true;
        } catch (IOException | Outage down) {
            return false;
        }
    }
}
