package org.abri.persistence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jooq.impl.AbstractConverter;
import org.jspecify.annotations.Nullable;

/** Times as every database keeps them: to the millisecond, cut and never rounded up. */
public final class Milliseconds extends AbstractConverter<OffsetDateTime, Instant> {
    private static final long serialVersionUID = 1L;

    public Milliseconds() {
        super(OffsetDateTime.class, Instant.class);
    }

    public static Instant of(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public @Nullable Instant from(@Nullable OffsetDateTime stored) {
        return stored == null ? null : stored.toInstant();
    }

    @Override
    public @Nullable OffsetDateTime to(@Nullable Instant time) {
        return time == null ? null : of(time).atOffset(ZoneOffset.UTC);
    }
}
