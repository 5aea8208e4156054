package org.abri.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * MFA-1, SEC-2: what somebody signs in with beside their password: an app that makes codes of time (TOTP, RFC 6238), and ten
 * codes on paper for when it is not at hand.
 *
 * @param app      the one that counts; empty while none was confirmed
 * @param proposed one that is being set up: nothing counts on it before it has shown one right code
 */
public record SecondFactor(AccountId account, Optional<App> app, Optional<Proposed> proposed) {
    /** How many codes on paper there are at first. */
    public static final int CODES_ON_PAPER = 10;
    /** Each code is of so long a step of time. */
    public static final Duration STEP = Duration.ofSeconds(30);
    /** A clock may be off by one step: 30 seconds are forgiven, 90 never. */
    static final int STEPS_OFF = 1;
    /** While it is set up, a clock that is off by no more than this is told from a wrong code, and told to its owner. */
    static final int STEPS_TOLD = 20;
    /** For so long a proposal can be confirmed. */
    public static final Duration TO_CONFIRM = Duration.ofMinutes(15);

    /**
     * An app that was confirmed.
     *
     * @param usedStep the step whose code was used last: none up to it is good any more
     * @param onPaper  hashes of the codes on paper that were not used yet
     */
    public record App(Seed seed, Instant since, long usedStep, Set<String> onPaper) {
        public App {
            onPaper = Set.copyOf(onPaper);
        }

        /** The steps whose code is good now: those that a clock may be off by, but for what was used. */
        public List<Long> goodSteps(Instant now) {
            return around(now, STEPS_OFF).filter(step -> step > usedStep).boxed().toList();
        }

        private App used(long step) {
            return new App(seed, since, step, onPaper);
        }

        private App without(String hash) {
            var left = new HashSet<>(onPaper);
            left.remove(hash);
            return new App(seed, since, usedStep, left);
        }

        private App with(Set<String> hashes) {
            return new App(seed, since, usedStep, hashes);
        }
    }

    /** An app that is being set up. */
    public record Proposed(Seed seed, Instant at) {
        /** The steps whose code confirms it. */
        public List<Long> goodSteps(Instant now) {
            return around(now, STEPS_OFF).boxed().toList();
        }

        /** The steps of a clock that is off, and can be set right. */
        public List<Long> stepsOff(Instant now) {
            var good = goodSteps(now);
            return around(now, STEPS_TOLD).filter(step -> !good.contains(step)).boxed().toList();
        }
    }

    /** Nobody's yet. */
    public static SecondFactor none(AccountId account) {
        return new SecondFactor(account, Optional.empty(), Optional.empty());
    }

    /** In which step of time a moment lies. */
    public static long stepAt(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
    }

    /** What can still be confirmed. */
    public Optional<Proposed> proposedAt(Instant now) {
        return proposed.filter(some -> now.isBefore(some.at().plus(TO_CONFIRM)));
    }

    /** Another app, in place of one that was proposed before; the one that counts goes on counting. */
    public SecondFactor proposing(Seed seed, Instant now) {
        return new SecondFactor(account, app, Optional.of(new Proposed(seed, now)));
    }

    /** From now on the proposed one counts, and no other; the code that confirmed it is used up. */
    public SecondFactor confirmed(long step, Set<String> onPaper, Instant now) {
        var seed = proposedAt(now).orElseThrow(() -> new IllegalStateException("nothing is proposed")).seed();
        return new SecondFactor(account, Optional.of(new App(seed, now, step, onPaper)), Optional.empty());
    }

    /** One use per step. */
    public SecondFactor usedStep(long step) {
        return with(app.map(one -> one.used(step)));
    }

    /** One use per code on paper. */
    public SecondFactor usedOnPaper(String hash) {
        return with(app.map(one -> one.without(hash)));
    }

    /** Other codes on paper; those before are good no longer. */
    public SecondFactor withOnPaper(Set<String> hashes) {
        return with(app.map(one -> one.with(hashes)));
    }

    private SecondFactor with(Optional<App> changed) {
        return new SecondFactor(account, changed, proposed);
    }

    private static LongStream around(Instant now, int steps) {
        return LongStream.rangeClosed(stepAt(now) - steps, stepAt(now) + steps);
    }

    @Override
    public String toString() {
        return "SecondFactor[" + account + "]";
    }
}
