package org.abri.domain.vault;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * VLT-8, REM-1: that calendar programs read the appointments of one vault at a secret address, because its owner made one. There is one
 * at most.
 *
 * @param readOn on which day, in UTC, it was read last; empty when it never was
 */
public record CalendarFeed(VaultId vault, Instant madeAt, Optional<LocalDate> readOn) {
    /** One that nobody has read yet. */
    public static CalendarFeed made(VaultId vault, Instant now) {
        return new CalendarFeed(vault, now, Optional.empty());
    }

    /** Read at that time: the same, when it was read that day already, or a clock was set back. */
    public CalendarFeed readAt(Instant now) {
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return readOn.filter(last -> !last.isBefore(day)).isPresent() ? this
                : new CalendarFeed(vault, madeAt, Optional.of(day));
    }
}
