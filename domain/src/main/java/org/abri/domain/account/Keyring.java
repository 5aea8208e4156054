package org.abri.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * MFA-1: somebody's passkeys, and what the next is asked by.
 *
 * @param salt      goes into whatever a passkey is asked to sign, and is another one after each that was: so each answer is good
 *                  once (ADR 170); empty while none was ever offered
 * @param offer since when a new one can be made, and in which session; empty when none can
 */
public record Keyring(List<Passkey> passkeys, String salt, Optional<Offer> offer) {
    /** REC-3: {@code session} is the one in which its owner gave their password again: the hash of its token, by which sessions rest. */
    public record Offer(Instant at, String session) {}

    public static final Keyring EMPTY = new Keyring(List.of(), "", Optional.empty());
    /** How many somebody may have. */
    public static final int MOST = 10;
    /** For so long, and no longer than twice that, an answer to one asking is taken. */
    public static final Duration TO_ANSWER = Duration.ofMinutes(5);

    public Keyring {
        passkeys = List.copyOf(passkeys);
    }

    /** Whether no more can be made. */
    public boolean isFull() {
        return passkeys.size() >= MOST;
    }

    /** A new one can be made from now on, for {@link #TO_ANSWER}, in that session. */
    public Keyring offering(String newSalt, String session, Instant now) {
        return new Keyring(passkeys, newSalt, Optional.of(new Offer(now, session)));
    }

    public boolean offersAt(String session, Instant now) {
        return !isFull() && offer.filter(one -> one.session().equals(session)
                && now.isBefore(one.at().plus(TO_ANSWER))).isPresent();
    }

    /** With one that was made; the offer is used up. */
    public Keyring with(Passkey made, String newSalt) {
        if (isFull()) { throw new IllegalStateException("no more passkeys than " + MOST); }
        var all = new ArrayList<>(passkeys);
        all.add(made);
        return new Keyring(all, newSalt, Optional.empty());
    }

    /** The one that browsers know by that. */
    public Optional<Passkey> known(String credential) {
        return passkeys.stream().filter(one -> one.credential().equals(credential)).findFirst();
    }

    public Optional<Passkey> find(PasskeyId id) {
        return passkeys.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** That one was shown, and says that it counts so far. */
    public Keyring used(PasskeyId id, long count, String newSalt, Instant now) {
        return new Keyring(passkeys.stream().map(one -> one.id().equals(id) ? one.used(count, now) : one)
                .toList(), newSalt, offer);
    }

    /** Without that one; removing what is not there changes nothing. */
    public Keyring without(PasskeyId id) {
        return new Keyring(passkeys.stream().filter(one -> !one.id().equals(id)).toList(), salt, offer);
    }

    /** In which stretch of time something is asked: an answer is taken in the same, and in the next. */
    public static long stretchAt(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), TO_ANSWER.toSeconds());
    }

    @Override
    public String toString() {
        return "Keyring[" + passkeys.size() + "]";
    }
}
