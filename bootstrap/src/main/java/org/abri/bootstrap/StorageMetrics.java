package org.abri.bootstrap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.abri.application.Outage;
import org.abri.application.watch.Condition;
import org.abri.application.watch.Finding;
import org.abri.application.watch.Round;

/**
 * OPS-1: what the storage tells of the service, the same on every node; read again for whoever asks, every few seconds at most. While it
 * does not answer, there is no number but that.
 */
final class StorageMetrics {
    private static final long KEPT = Duration.ofSeconds(2).toNanos();
    private static final double MILLIS = 1_000;

    private final MeterRegistry registry;
    private final Supplier<Condition> condition;
    private final MultiGauge sms;
    private Optional<Condition> known = Optional.empty();
    private Instant at = Instant.EPOCH;
    private long readAt;
    private boolean read;

    StorageMetrics(MeterRegistry registry, Supplier<Condition> condition) {
        this.registry = registry;
        this.condition = condition;
        this.sms = MultiGauge.builder("abri.sms.lately")
                .description("SMS of the last day, by provider and by what became of them")
                .register(registry);
        Gauge.builder("abri.storage.answers", this, same -> same.known().isPresent() ? 1 : 0)
                .description("1 while the database answers").strongReference(true).register(registry);
        gauge("abri.jobs.due", "jobs whose time has come", now -> now.jobs().due());
        gauge("abri.jobs.late.seconds", "how late the oldest of them is", this::late);
        gauge("abri.jobs.failing", "jobs that failed the last time they were tried",
                now -> now.jobs().failing());
        gauge("abri.sms.waiting", "SMS that wait to leave", now -> now.sms().waiting());
        gauge("abri.vaults", "vaults", Condition::vaults);
        gauge("abri.vaults.nearly.full", "vaults that hold nine tenths of their quota or more",
                Condition::nearlyFull);
        for (var harm : Finding.Harm.values()) {
            gauge("abri.documents.harmed", "documents known to be damaged or gone",
                    now -> now.harmed().getOrDefault(harm, 0L), "harm", small(harm));
        }
        for (var round : Round.values()) {
            gauge("abri.round.age.seconds", "how long ago it was done last", now -> age(now, round), "round",
                    small(round));
            gauge("abri.round.flaws", "what was found altered, damaged or missing then",
                    now -> Optional.ofNullable(now.rounds().get(round)).map(Round.Done::flaws)
                            .map(Long::doubleValue).orElse(Double.NaN),
                    "round", small(round));
        }
        gauge("abri.blobs.unnamed", "blobs that no document named at the end of the last round",
                now -> Optional.ofNullable(now.rounds().get(Round.DOCUMENTS)).map(Round.Done::unnamed)
                        .map(Long::doubleValue).orElse(Double.NaN));
    }

    /** Whoever asks more often is told what is known. */
    synchronized void refresh() {
        if (read && System.nanoTime() - readAt < KEPT) { return; }
        try {
            var now = condition.get();
            at = Instant.now();
            known = Optional.of(now);
            sms.register(now.sms().lately().stream().<MultiGauge.Row<?>> map(became -> MultiGauge.Row.of(
                    Tags.of("provider", became.provider(), "state", small(became.state())),
                    became.count()))
                    .toList(), true);
        } catch (Outage down) {
            known = Optional.empty();
        }
        readAt = System.nanoTime();
        read = true;
    }

    private synchronized Optional<Condition> known() {
        return known;
    }

    private double late(Condition now) {
        return now.jobs().oldest().map(since -> since(since)).orElse(0.0);
    }

    private double age(Condition now, Round round) {
        return Optional.ofNullable(now.rounds().get(round)).map(done -> since(done.at())).orElse(Double.NaN);
    }

    private synchronized double since(Instant then) {
        return Math.max(0, Duration.between(then, at).toMillis()) / MILLIS;
    }

    private void gauge(String name, String what, ToDoubleFunction<Condition> value, String... tags) {
        Gauge.builder(name, this,
                same -> same.known().map(value::applyAsDouble).orElse(Double.NaN))
                .description(what).tags(tags).strongReference(true).register(registry);
    }

    private static String small(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
