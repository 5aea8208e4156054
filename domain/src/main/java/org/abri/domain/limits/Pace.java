package org.abri.domain.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often something may be done, by whoever is counted (rate limiting, leaky bucket): so many times at once, then once more
 * each time that a while has passed. There is no hour or day at whose turn all begins anew.
 */
public enum Pace {
    /** SEC-6, AFF-2: one member of staff asks people for an affiliation. */
    ASKING_BY_STAFF(20, Duration.ofMinutes(6)),
    /** SEC-6, AFF-2: all staff of a relay together. */
    ASKING_BY_RELAY(60, Duration.ofMinutes(2)),
    /** SEC-6, AFF-3: one relay asks one person. */
    ASKING_A_PERSON_BY_RELAY(5, Duration.ofHours(5)),
    /** SEC-6, AFF-3: all relays together ask one person. */
    ASKING_A_PERSON(8, Duration.ofHours(3)),
    /** OPS-4: one member of staff lets SMS leave. */
    SMS_BY_STAFF(20, Duration.ofMinutes(6)),
    /** OPS-4: all staff of a relay together. */
    SMS_BY_RELAY(60, Duration.ofMinutes(2)),
    /** OPS-4: the whole service; what one provider delivers, and what one bill may say. */
    SMS_OF_THE_SERVICE(600, Duration.ofSeconds(6)),
    /** AFF-4, SEC-6: one member of staff looks for people by names and birth date. */
    SEARCHING_BY_STAFF(20, Duration.ofMinutes(6)),
    /** AFF-4, SEC-6: all staff of a relay together. */
    SEARCHING_BY_RELAY(60, Duration.ofMinutes(2)),
    /** AFF-4, SEC-6: as {@link #SEARCHING_BY_STAFF}, when only a year or a month is said, which may be that of many days. */
    VAGUE_SEARCHING_BY_STAFF(3, Duration.ofHours(8)),
    /** AFF-4, SEC-6: all staff of a relay together. */
    VAGUE_SEARCHING_BY_RELAY(9, Duration.ofMinutes(160)),
    /** ACC-8, AUT-5: one member of staff finds out, by opening an account, whether somebody of some names and birth date has one. */
    OPENING_BY_STAFF(20, Duration.ofMinutes(6)),
    /** ACC-8, AUT-5: all staff of a relay together. */
    OPENING_BY_RELAY(60, Duration.ofMinutes(2)),
    /** ACC-8, AUT-5: as {@link #OPENING_BY_STAFF}, when only a year or a month is said, which may be that of many days. */
    VAGUE_OPENING_BY_STAFF(3, Duration.ofHours(8)),
    /** ACC-8, AUT-5: all staff of a relay together. */
    VAGUE_OPENING_BY_RELAY(9, Duration.ofMinutes(160)),
    /** SEC-6, AUT-6: one person asks for new ways in, for whomever. */
    RENEWING_BY_ASKER(10, Duration.ofMinutes(30)),
    /** SEC-8, SEC-6: one member of staff locks accounts of others; whoever is locked out must first recover. */
    LOCKING_BY_STAFF(10, Duration.ofHours(1)),
    /** SEC-6, AUT-6: everybody together, for one member of staff. */
    RENEWING_A_PERSON(5, Duration.ofHours(4)),
    /** SEC-6, SEC-4: one member of staff starts the recovery of lost passwords, for whomever. */
    RECOVERING_BY_STAFF(10, Duration.ofMinutes(20)),
    /** SEC-6, SEC-4: everybody together, for one person. */
    RECOVERING_A_PERSON(5, Duration.ofHours(2));

    private final int atOnce;
    private final Duration each;

    Pace(int atOnce, Duration each) {
        this.atOnce = atOnce;
        this.each = each;
    }

    public int atOnce() {
        return atOnce;
    }

    public Duration each() {
        return each;
    }

    /**
     * Until when nothing more may be done; empty when it may. {@code used} is until when what was done is not used up: what
     * {@link #oneMore} answered last. A clock that was set back makes nobody wait longer.
     */
    public Optional<Instant> pausedUntil(Instant used, Instant now) {
        return Optional.of(after(used, now).minus(whole())).filter(now::isBefore);
    }

    /** Until when what was done is not used up, with one more. */
    public Instant oneMore(Instant used, Instant now) {
        return after(used, now);
    }

    private Instant after(Instant used, Instant now) {
        var most = now.plus(whole());
        var left = used.isAfter(most) ? most : used;
        return (left.isAfter(now) ? left : now).plus(each);
    }

    private Duration whole() {
        return each.multipliedBy(atOnce);
    }
}
