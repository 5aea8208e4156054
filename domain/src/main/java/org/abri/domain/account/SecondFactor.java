package org.abri.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * MFA-1, SEC-2: what somebody signs in with beside their password: an app that makes codes of time (TOTP, RFC 6238), passkeys,
 * or both; and ten codes on paper for when neither is at hand.
 *
 * @param app      the one that counts; empty while none was confirmed
 * @param keyring  the passkeys, and what the next one is asked by
 * @param onPaper  hashes of the codes on paper that were not used yet
 * @param lostAt   REC-2: since when somebody who knows the person says that it is lost
 * @param proposed an app that is being set up: nothing counts on it before it has shown one right code
 */
public record SecondFactor(AccountId account, Optional<App> app, Keyring keyring, Set<String> onPaper,
        Optional<Proposed> proposed, Optional<Instant> lostAt) {
    /** REC-2: so long after somebody said that it is lost, unless it is used meanwhile, a factor is asked for no more. */
    public static final Duration UNTIL_LIFTED = Duration.ofDays(1);
    /** REC-2: so long after that, a loss that nobody made use of is over: the factor is asked for again. */
    public static final Duration LIFTED = Duration.ofDays(7);
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
     */
    public record App(Seed seed, Instant since, long usedStep) {
        /** The steps whose code is good now: those that a clock may be off by, but for what was used. */
        public List<Long> goodSteps(Instant now) {
            return around(now, STEPS_OFF).filter(step -> step > usedStep).boxed().toList();
        }

        private App used(long step) {
            return new App(seed, since, step);
        }
    }

    /**
     * An app that is being set up.
     *
     * @param session REC-3: in which its owner gave their password again: the hash of its token, by which sessions rest
     */
    public record Proposed(Seed seed, Instant at, String session) {
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

    public SecondFactor {
        onPaper = Set.copyOf(onPaper);
    }

    /** Nobody's yet. */
    public static SecondFactor none(AccountId account) {
        return new SecondFactor(account, Optional.empty(), Keyring.EMPTY, Set.of(), Optional.empty(),
                Optional.empty());
    }

    /** SEC-2: whether there is anything to show: an app or a passkey. Codes on paper alone are none. */
    public boolean isSet() {
        return app.isPresent() || !keyring.passkeys().isEmpty();
    }

    /** In which step of time a moment lies. */
    public static long stepAt(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
    }

    /** REC-3: what can still be confirmed, in the session in which it was proposed. */
    public Optional<Proposed> proposedAt(String session, Instant now) {
        return proposedAt(now).filter(some -> some.session().equals(session));
    }

    private Optional<Proposed> proposedAt(Instant now) {
        return proposed.filter(some -> now.isBefore(some.at().plus(TO_CONFIRM)));
    }

    /** Another app, in place of one that was proposed before; the one that counts goes on counting. */
    public SecondFactor proposing(Seed seed, String session, Instant now) {
        return new SecondFactor(account, app, keyring, onPaper,
                Optional.of(new Proposed(seed, now, session)), lostAt);
    }

    /** From now on the proposed app counts, and no other; the code that confirmed it is used up. */
    public SecondFactor confirmed(long step, Set<String> hashes, Instant now) {
        var seed = proposedAt(now).orElseThrow(() -> new IllegalStateException("nothing is proposed")).seed();
        return new SecondFactor(account, Optional.of(new App(seed, now, step)), keyring, hashes,
                Optional.empty(), Optional.empty());
    }

    /** One use per step. */
    public SecondFactor usedStep(long step) {
        return new SecondFactor(account, app.map(one -> one.used(step)), keyring, onPaper, proposed,
                Optional.empty());
    }

    /** One use per code on paper. */
    public SecondFactor usedOnPaper(String hash) {
        var left = new HashSet<>(onPaper);
        left.remove(hash);
        return new SecondFactor(account, app, keyring, left, proposed, Optional.empty());
    }

    /** Other codes on paper; those before are good no longer. */
    public SecondFactor withOnPaper(Set<String> hashes) {
        return new SecondFactor(account, app, keyring, hashes, proposed, lostAt);
    }

    /** One use per answer of a passkey. */
    public SecondFactor usedPasskey(Keyring used) {
        return with(used).found();
    }

    /** With passkeys as they now are. */
    public SecondFactor with(Keyring changed) {
        return new SecondFactor(account, app, changed, onPaper, proposed, lostAt);
    }

    /** REC-2: somebody says that it is lost. While they did before, the first time counts. */
    public SecondFactor lost(Instant now) {
        return isLostAt(now) ? this
                : new SecondFactor(account, app, keyring, onPaper, proposed, Optional.of(now));
    }

    /** REC-2: it is there again: it was used, or the password is another one, and whoever lost both says so again. */
    public SecondFactor found() {
        return new SecondFactor(account, app, keyring, onPaper, proposed, Optional.empty());
    }

    /** Whether it is said to be lost. */
    public boolean isLostAt(Instant now) {
        return lostAt.flatMap(at -> lifted(at, now)).isPresent();
    }

    /** REC-2: of one that was said to be lost then, from when on the password is enough; empty once that is over. */
    public static Optional<Instant> lifted(Instant lostAt, Instant now) {
        var lifted = lostAt.plus(UNTIL_LIFTED);
        return now.isBefore(lifted.plus(LIFTED)) ? Optional.of(lifted) : Optional.empty();
    }

    /** Whether it is asked for no more: the password alone lets in, and the factor is gone then. */
    public boolean isLiftedAt(Instant now) {
        return isLostAt(now) && lostAt.filter(at -> !now.isBefore(at.plus(UNTIL_LIFTED))).isPresent();
    }

    private static LongStream around(Instant now, int steps) {
        return LongStream.rangeClosed(stepAt(now) - steps, stepAt(now) + steps);
    }

    @Override
    public String toString() {
        return "SecondFactor[" + account + "]";
    }
}
