package org.abri.domain.account;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;

/** A day of birth that exists: not the 30th of February, not before 1880. */
public record BirthDate(LocalDate value) {
    private static final LocalDate EARLIEST = LocalDate.of(1880, 1, 1);

    public BirthDate {
        if (value.isBefore(EARLIEST)) { throw new InvalidValue(Flaw.NOT_A_DATE); }
    }

    /** Reads an ISO day ({@code 1990-02-28}) that is not after {@code today}. */
    public static BirthDate typed(String iso, LocalDate today) {
        if (iso.isBlank()) { throw new InvalidValue(Flaw.MISSING); }
        try {
            var day = LocalDate.parse(iso.strip());
            if (day.isAfter(today)) { throw new InvalidValue(Flaw.IN_THE_FUTURE); }
            return new BirthDate(day);
        } catch (DateTimeException notADay) {
            throw new InvalidValue(Flaw.NOT_A_DATE);
        }
    }
}
