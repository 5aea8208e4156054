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
    ASKING_BY_STAFF(Tool.AFFILIATION, 20, Duration.ofMinutes(6)),
    /** SEC-6, AFF-2: all staff of a relay together. */
    ASKING_BY_RELAY(Tool.AFFILIATION, 60, Duration.ofMinutes(2)),
    /** AFF-3: one relay asks one person. What it stops nobody is told: it would say that the person is there (AUT-5). */
    ASKING_A_PERSON_BY_RELAY(5, Duration.ofHours(5)),
    /** AFF-3: all relays together ask one person; as above. */
    ASKING_A_PERSON(8, Duration.ofHours(3)),
    /** OPS-4: one member of staff lets SMS leave. */
    SMS_BY_STAFF(20, Duration.ofMinutes(6)),
    /** OPS-4: all staff of a relay together. */
    SMS_BY_RELAY(60, Duration.ofMinutes(2)),
    /** OPS-4: the whole service; what one provider delivers, and what one bill may say. */
    SMS_OF_THE_SERVICE(600, Duration.ofSeconds(6)),
    /** OPS-4, REM-1: reminders that somebody programs in their own vault; both usual ones of a year of weeks fit. */
    REMINDERS_BY_PERSON(120, Duration.ofMinutes(20)),
    /** OPS-4, REM-2: reminders that one member of staff programs, for whomever. */
    REMINDERS_BY_STAFF(120, Duration.ofMinutes(2)),
    /** OPS-4, REM-2: all staff of a relay together. */
    REMINDERS_BY_RELAY(400, Duration.ofSeconds(30)),
    /** OPS-4: reminders that leave, of the whole service; most are due at one hour, and wait for each other then. */
    REMINDERS_OF_THE_SERVICE(20_000, Duration.ofSeconds(2)),
    /** AFF-4, SEC-6: one member of staff looks for people by names and birth date. */
    SEARCHING_BY_STAFF(Tool.SEARCH, 20, Duration.ofMinutes(6)),
    /** AFF-4, SEC-6: all staff of a relay together. */
    SEARCHING_BY_RELAY(Tool.SEARCH, 60, Duration.ofMinutes(2)),
    /** AFF-4, SEC-6: as {@link #SEARCHING_BY_STAFF}, when only a year or a month is said, which may be that of many days. */
    VAGUE_SEARCHING_BY_STAFF(Tool.SEARCH, 3, Duration.ofHours(8)),
    /** AFF-4, SEC-6: all staff of a relay together. */
    VAGUE_SEARCHING_BY_RELAY(Tool.SEARCH, 9, Duration.ofMinutes(160)),
    /** ACC-8, AUT-5: one member of staff finds out, by opening an account, whether somebody of some names and birth date has one. */
    OPENING_BY_STAFF(Tool.OPENING, 20, Duration.ofMinutes(6)),
    /** ACC-8, AUT-5: all staff of a relay together. */
    OPENING_BY_RELAY(Tool.OPENING, 60, Duration.ofMinutes(2)),
    /** ACC-8, AUT-5: as {@link #OPENING_BY_STAFF}, when only a year or a month is said, which may be that of many days. */
    VAGUE_OPENING_BY_STAFF(Tool.OPENING, 3, Duration.ofHours(8)),
    /** ACC-8, AUT-5: all staff of a relay together. */
    VAGUE_OPENING_BY_RELAY(Tool.OPENING, 9, Duration.ofMinutes(160)),
    /** ACC-7, OPS-4: the SMS of an opening at a distance is sent again, whoever of the staff asks. */
    SENDING_AN_OPENING_AGAIN(3, Duration.ofHours(8)),
    /** SEC-6, AUT-6: one person asks for new ways in, for whomever. */
    RENEWING_BY_ASKER(Tool.RENEWAL, 10, Duration.ofMinutes(30)),
    /** SEC-8, SEC-6: one member of staff locks accounts of others; whoever is locked out must first recover. */
    LOCKING_BY_STAFF(Tool.LOCK, 10, Duration.ofHours(1)),
    /** SEC-6, AUT-6: everybody together, for one member of staff. */
    RENEWING_A_PERSON(Tool.RENEWAL, 5, Duration.ofHours(4)),
    /** SEC-6, PRI-2: one member of staff or operator has names and birth dates rectified, of whomever. */
    RECTIFYING_BY_ASKER(Tool.RECTIFICATION, 10, Duration.ofHours(1)),
    /** SEC-6, PRI-2: everybody together, of one person. */
    RECTIFYING_A_PERSON(Tool.RECTIFICATION, 5, Duration.ofHours(5)),
    /** SEC-6, SEC-4: one member of staff starts the recovery of lost passwords, for whomever. */
    RECOVERING_BY_STAFF(Tool.RECOVERY, 10, Duration.ofMinutes(20)),
    /** SEC-6, SEC-4: everybody together, for one person. */
    RECOVERING_A_PERSON(Tool.RECOVERY, 5, Duration.ofHours(2)),
    /** SEC-6, REC-2: one member of staff says that others lost their second factor. */
    LOSING_FACTORS_BY_STAFF(Tool.LOST_FACTOR, 5, Duration.ofHours(4)),
    /** SEC-6, REC-2: everybody together, of one person. */
    LOSING_A_FACTOR(Tool.LOST_FACTOR, 3, Duration.ofHours(8)),
    /** ACC-12, AUT-5: one manager asks people of other relays to join theirs. */
    INVITING_BY_STAFF(Tool.INVITATION, 20, Duration.ofMinutes(30)),
    /** ACC-12, AUT-5: all managers of a relay together. */
    INVITING_BY_RELAY(Tool.INVITATION, 40, Duration.ofMinutes(15)),
    /** ACC-4, AUT-3: one manager opens the accounts of lists, each of up to thirty people: a slow hash for each of them. */
    OPENING_LISTS_BY_MANAGER(5, Duration.ofHours(4)),
    /** REL-1: one address sends registration forms; entities of one house share it. */
    REGISTERING_BY_ADDRESS(5, Duration.ofHours(2)),
    /** REL-1: everybody together; with how many may wait, nobody fills the disk. */
    REGISTERING(60, Duration.ofMinutes(15)),
    /** REL-1: one address asks how a registration stands, or adds a document to one. */
    ASKING_ABOUT_REGISTRATIONS(30, Duration.ofMinutes(2)),
    /** VLT-8, SEC-6: one address asks for links and calendars that lead nowhere; a hostel has one for all. */
    GUESSING_LINKS(60, Duration.ofMinutes(1)),
    /** VLT-8, PRI-3: everybody together opens one link: a bound of what its owner's journal is filled with. */
    OPENING_A_LINK(60, Duration.ofMinutes(5)),
    /** MOD-1: one person reports items, of whomever. */
    REPORTING_BY_PERSON(10, Duration.ofHours(1)),
    /** MOD-1, MOD-2: everybody together reports items of one vault; nobody leafs through it like this. */
    REPORTING_A_VAULT(5, Duration.ofHours(8)),
    /** MOD-3: one person tells of malfunction or fraud. */
    TELLING_BY_PERSON(10, Duration.ofHours(1)),
    /** MOD-3: one address tells without being signed in; a hostel has one for all. */
    TELLING_BY_ADDRESS(10, Duration.ofMinutes(30)),
    /** MOD-3: everybody together who is not signed in. */
    TELLING_BY_ANYBODY(120, Duration.ofMinutes(1));

    private final Optional<Tool> tool;
    private final int atOnce;
    private final Duration each;

    Pace(int atOnce, Duration each) {
        this(Optional.empty(), atOnce, each);
    }

    Pace(Tool tool, int atOnce, Duration each) {
        this(Optional.of(tool), atOnce, each);
    }

    Pace(Optional<Tool> tool, int atOnce, Duration each) {
        this.tool = tool;
        this.atOnce = atOnce;
        this.each = each;
    }

    /** SEC-6: what finds or identifies people, or lets them back in, when it is that which is counted. */
    public Optional<Tool> tool() {
        return tool;
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
        return pausedUntil(used, 1, now);
    }

    /** As {@link #pausedUntil(Instant, Instant)}, when so many more are done at once: it is all of them or none. */
    public Optional<Instant> pausedUntil(Instant used, int more, Instant now) {
        return Optional.of(after(used, more, now).minus(whole())).filter(now::isBefore);
    }

    /** Until when what was done is not used up, with one more. */
    public Instant oneMore(Instant used, Instant now) {
        return with(used, 1, now);
    }

    /** As {@link #oneMore}, with so many more. */
    public Instant with(Instant used, int more, Instant now) {
        return after(used, more, now);
    }

    /** SEC-6: whether more than half of what may be done at once was done of late. */
    public boolean isMuch(Instant used, Instant now) {
        return Duration.between(now, used).compareTo(whole().dividedBy(2)) > 0;
    }

    private Instant after(Instant used, int more, Instant now) {
        var most = now.plus(whole());
        var left = used.isAfter(most) ? most : used;
        return (left.isAfter(now) ? left : now).plus(each.multipliedBy(more));
    }

    private Duration whole() {
        return each.multipliedBy(atOnce);
    }
}
