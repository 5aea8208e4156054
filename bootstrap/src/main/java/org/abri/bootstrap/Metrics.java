package org.abri.bootstrap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.abri.application.Abri;
import org.abri.crypto.TinkCryptography;
import org.abri.persistence.Storage;
import org.abri.web.budget.Budgets;

/**
 * OPS-1, LOG-2: how the service does, for Prometheus: numbers, and labels out of short lists that are known beforehand; never a path,
 * an id or a text. Made of what the rooms tell of themselves; none of them knows Micrometer.
 */
@Singleton
@Requires(property = Metrics.ADDRESS)
final class Metrics {
    static final String ADDRESS = "abri.metrics";

    private static final Duration[] STEPS = { Duration.ofMillis(50), Duration.ofMillis(200),
            Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20) };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final StorageMetrics storage;

    Metrics(Abri abri, Storage storage, TinkCryptography cryptography, Budgets budgets) {
        this.storage = new StorageMetrics(registry, abri.watch().seeCondition()::now);
        ofThisProcess();
        ofHashes(cryptography);
        ofTransfers(budgets);
        ofTheDatabase(storage);
        gauge("abri.maintenance", "1 while the service is closed for maintenance", abri,
                room -> room.maintenance().seeMaintenance().closed() ? 1 : 0);
        gauge("abri.version", "1, with the version that runs", this, same -> 1, "version", Main.version());
    }

    private void ofThisProcess() {
        List.of(new JvmMemoryMetrics(), collections, new JvmThreadMetrics(), new ClassLoaderMetrics(),
                new ProcessorMetrics(), new UptimeMetrics(), new FileDescriptorMetrics())
                .forEach(binder -> binder.bindTo(registry));
    }

    private void ofHashes(TinkCryptography cryptography) {
        gauge("abri.hashes.running", "hashes of passwords being made", cryptography,
                room -> room.slowWork().running());
        gauge("abri.hashes.waiting", "hashes of passwords that wait for a core", cryptography,
                room -> room.slowWork().waiting());
        counter("abri.hashes.refused", "hashes turned away since too many waited (503)", cryptography,
                room -> room.slowWork().refused());
    }

    private void ofTransfers(Budgets budgets) {
        gauge("abri.downloads", "documents going out", budgets, room -> room.taken().streams());
        gauge("abri.uploads", "documents coming in", budgets, room -> room.taken().uploads());
        gauge("abri.clients", "connections of clients", budgets, room -> room.taken().connections());
        gauge("abri.bodies.held", "bytes of bodies held that are coming in", budgets,
                room -> room.taken().bodyBytes());
        gauge("abri.answers.held", "bytes of answers held that were not taken yet", budgets,
                room -> room.taken().answerBytes());
    }

    private void ofTheDatabase(Storage storage) {
        gauge("abri.database.connections", "connections to the database, by what they do", storage,
                room -> room.connections().used(), "state", "used");
        gauge("abri.database.connections", "connections to the database, by what they do", storage,
                room -> room.connections().idle(), "state", "idle");
        gauge("abri.database.connections.most", "connections to the database there can be", storage,
                room -> room.connections().most());
        gauge("abri.database.waiting", "threads that wait for a connection to the database", storage,
                room -> room.connections().waiting());
        counter("abri.journal.entries", "entries written into journals by this process", storage,
                room -> room.journals().entries());
        counter("abri.journal.unpublished",
                "heads of journals that could not be written to one of their files",
                storage, room -> room.journals().unpublished());
    }

    /** One more request was answered, in that many nanoseconds until its answer began. */
    void answered(String method, String route, String status, long nanos) {
        Counter.builder("abri.requests").description("requests, by route and class of status")
                .tags("method", method, "route", route, "status", status).register(registry).increment();
        Timer.builder("abri.request").description("how long until an answer began, by class of status")
                .tag("status", status).serviceLevelObjectives(STEPS).register(registry)
                .record(Duration.ofNanos(nanos));
    }

    /** As Prometheus reads it, version 0.0.4 of its text. */
    String text() {
        storage.refresh();
        return registry.scrape();
    }

    private <T> void gauge(String name, String what, T of, ToDoubleFunction<T> value, String... tags) {
        Gauge.builder(name, of, value).description(what).tags(tags).strongReference(true).register(registry);
    }

    private <T> void counter(String name, String what, T of, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, of, value).description(what).register(registry);
    }

    @PreDestroy
    void close() {
        collections.close();
        registry.close();
    }
}
