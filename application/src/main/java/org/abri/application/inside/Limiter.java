package org.abri.application.inside;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.abri.application.UnitOfWork;
import org.abri.application.limits.Limits;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.SecretAnswer;
import org.abri.domain.limits.Pace;
import org.abri.domain.limits.Sendings;

/** AUT-4, REC-1, OPS-4, SEC-6 (rate limiting): how often something may be tried, sent or asked, counted for all nodes together. */
public final class Limiter {
    private final Limits limits;
    private final UnitOfWork work;

    Limiter(Limits limits, UnitOfWork work) {
        this.limits = limits;
        this.work = work;
    }

    /**
     * AUT-4: counts a try before it is known whether it succeeds, so that tries at once cannot slip past the count; success
     * {@linkplain #forget forgets} it. Answers until when there is a pause, and then the try was not counted.
     */
    public Optional<Instant> pauseBeforeTry(String key, Instant now) {
        return work.inOne(() -> {
            var kept = limits.lockTries(key);
            var tries = kept.seenAt(now);
            var pausedUntil = tries.pausedUntil(now);
            if (pausedUntil.isEmpty()) {
                limits.save(key, tries.failed(now));
            } else if (!tries.equals(kept)) {
                limits.save(key, tries);
            }
            return pausedUntil;
        });
    }

    /** AUT-3: a try that was counted, and not looked at because too much was asked at once, is none. */
    public void notLookedAt(String key) {
        work.inOne(() -> {
            limits.save(key, limits.lockTries(key).oneLess());
            return true;
        });
    }

    /** Inside a unit of work. */
    public void forget(String key) {
        limits.remove(key);
    }

    /** REC-1: whether one more may be sent to that person at that number; counts it for both if so. Inside the act's unit of work. */
    public boolean maySend(AccountId person, PhoneNumber number, Instant now) {
        var keys = List.of("sms/" + person, "sms-to/" + number.value());
        var free = keys.stream().filter(key -> counted(key, now).mayGoOn(now)).count() == keys.size();
        if (free) {
            keys.forEach(key -> limits.save(key, counted(key, now).sent(now)));
        }
        return free;
    }

    /** REC-1: whether codes of that person, or of whoever else, are looked at: not after too many wrong ones. Inside a unit of work. */
    public boolean mayTryCodes(AccountId person, Instant now) {
        return counted(wrongCodes(person), now).mayBeTried(now);
    }

    /** REC-1: a wrong code was given. Inside a unit of work. */
    public void wrongCode(AccountId person, Instant now) {
        limits.save(wrongCodes(person), counted(wrongCodes(person), now).sent(now));
    }

    /**
     * SEC-5: counts a try of that person's secret answer before it is known whether it is right, so that tries at once cannot
     * slip past the count; false, and then none was counted, after three in a day. Inside a unit of work.
     */
    public boolean mayTryAnswer(AccountId person, Instant now) {
        var counted = counted(answers(person), now);
        var may = counted.mayBeTried(SecretAnswer.TRIES_A_DAY, now);
        if (may) {
            limits.save(answers(person), counted.sent(now));
        }
        return may;
    }

    /** SEC-5: the try that was counted last was right, or not looked at. Inside a unit of work. */
    public void noWrongAnswer(AccountId person) {
        limits.save(answers(person), limits.lockSendings(answers(person)).oneLess());
    }

    private static String answers(AccountId person) {
        return "answers/" + person;
    }

    private static String wrongCodes(AccountId person) {
        return "wrong-codes/" + person;
    }

    /** A clock that was set back makes nothing last longer. */
    private Sendings counted(String key, Instant now) {
        var kept = limits.lockSendings(key);
        var seen = kept.seenAt(now);
        if (!seen.equals(kept)) {
            limits.save(key, seen);
        }
        return seen;
    }

    /** What is counted at a pace, and for whom. */
    public record Counted(Pace pace, Object whose) {
        /** OPS-4: one of the SMS that leave for all: everywhere the same, or the service would have several budgets. */
        public static final Counted SMS_OF_ALL = new Counted(Pace.SMS_OF_THE_SERVICE, "all");

        private String key() {
            return "pace/" + pace + "/" + whose;
        }
    }

    /** OPS-4, SEC-6: until when it may not be done, for any of these; counts it for all of them if it may. Inside a unit of work. */
    public Optional<Instant> pauseBefore(Instant now, Counted... all) {
        return pauseBefore(now, 1, all);
    }

    /** As {@link #pauseBefore(Instant, Counted...)}, when so many more are done at once: counts all of them, or none. */
    public Optional<Instant> pauseBefore(Instant now, int more, Counted... all) {
        return count(now, more, all).pause();
    }

    /** SEC-6: what came of counting: until when there is a pause; what stops it, and what much was done of lately. */
    record Count(Optional<Instant> pause, List<Counted> stopping, List<Counted> much) {}

    /** As {@link #pauseBefore}. */
    Count count(Instant now, Counted... all) {
        return count(now, 1, all);
    }

    private Count count(Instant now, int more, Counted... all) {
        var before = Stream.of(all).map(each -> new Used(each, used(each))).toList();
        var stopping = before.stream().filter(each -> each.pausedUntil(more, now).isPresent()).toList();
        var after = stopping.isEmpty() ? before.stream().map(each -> each.with(more, now)).toList() : before;
        if (stopping.isEmpty()) {
            after.forEach(each -> limits.save(each.counted().key(), new Sendings(List.of(each.until()))));
        }
        return new Count(
                stopping.stream().flatMap(each -> each.pausedUntil(more, now).stream())
                        .max(Comparator.naturalOrder()),
                stopping.stream().map(Used::counted).toList(),
                after.stream().filter(each -> each.isMuch(now)).map(Used::counted).toList());
    }

    /** Until when what was done is not used up. */
    private record Used(Counted counted, Instant until) {
        Optional<Instant> pausedUntil(int more, Instant now) {
            return counted.pace().pausedUntil(until, more, now);
        }

        Used with(int more, Instant now) {
            return new Used(counted, counted.pace().with(until, more, now));
        }

        boolean isMuch(Instant now) {
            return counted.pace().isMuch(until, now);
        }
    }

    /** As {@link #pauseBefore}, and counts nothing. */
    public Optional<Instant> pausedUntil(Instant now, Counted... all) {
        return Stream.of(all).flatMap(each -> each.pace().pausedUntil(used(each), now).stream())
                .max(Comparator.naturalOrder());
    }

    private Instant used(Counted each) {
        return limits.lockSendings(each.key()).lately().stream().findFirst().orElse(Instant.EPOCH);
    }

    /** Whoever else is alone on that key waits until this unit of work ends. */
    public void alone(String key) {
        var unused = limits.lockTries(key);
    }
}
