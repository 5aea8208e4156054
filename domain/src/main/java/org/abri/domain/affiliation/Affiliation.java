package org.abri.domain.affiliation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.affiliation.AffiliationState.Active;
import org.abri.domain.affiliation.AffiliationState.Over;
import org.abri.domain.affiliation.AffiliationState.Requested;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;

/**
 * The tie between a vault and a relay. {@code feedingSince} is the beneficiary's consent that staff of this relay add
 * to the shared part (VLT-5), which is asked apart and withdrawn at any time.
 */
public record Affiliation(AffiliationId id, VaultId vault, RelayId relay, AffiliationState state,
        Optional<Instant> feedingSince) {
    /** So long a refusal keeps quiet. */
    public static final Duration SILENCE = Duration.ofDays(7);
    /** AFF-10: so long without a meeting, and the beneficiary is asked whether they still go there. */
    public static final Duration QUIET = Duration.ofDays(365);

    /** ACC-9: at the opening of an account, in presence, when the beneficiary wishes so. */
    public static Affiliation atOpening(AffiliationId id, VaultId vault, RelayId relay, Instant now) {
        return new Affiliation(id, vault, relay, new Active(now, Proof.AT_OPENING), Optional.empty());
    }

    /** AFF-2: asked for at a relay; takes effect only when the beneficiary confirms it. */
    public static Affiliation requested(AffiliationId id, VaultId vault, RelayId relay, AccountId by,
            Optional<OneTimeCode> code,
            Instant now) {
        return new Affiliation(id, vault, relay, new Requested(by, now, code), Optional.empty());
    }

    /** Confirmed and not over; whether it still lets anybody in is {@link #activeAt}. */
    public boolean active() {
        return state instanceof Active;
    }

    /** AFF-3, AFF-6, AFF-7: whether staff of the relay are let in: it is confirmed, not over, and the end of support has not come. */
    public boolean activeAt(Instant now) {
        return active() && !supportOverAt(now);
    }

    /** AFF-7: what staff declared; empty when they did not, or the affiliation is no longer active. */
    public Optional<EndOfSupport> endOfSupport() {
        return state instanceof Active active ? active.endOfSupport() : Optional.empty();
    }

    /** AFF-7: the end of support has come: what is left is to write it down. */
    public boolean supportOverAt(Instant now) {
        return endOfSupport().filter(end -> end.overAt(now)).isPresent();
    }

    /** AFF-7: declared by staff of the relay, in whose zone days are counted. Only while it is active; declared again, the first days count. */
    public Affiliation supportEnding(AccountId by, ZoneId zone, Instant now) {
        var active = activeState(now);
        return active.endOfSupport().isPresent() ? this
                : with(new Active(active.since(), active.confirmedBy(),
                        Optional.of(EndOfSupport.declared(by, zone, now)), active.keptAt()));
    }

    /** AFF-7: taken back before the end. Only while it is active; taking back what was not declared changes nothing. */
    public Affiliation supportGoesOn(Instant now) {
        var active = activeState(now);
        return with(new Active(active.since(), active.confirmedBy(), Optional.empty(), active.keptAt()));
    }

    /**
     * AFF-7: one of the staff says that the person has that in hand, or after all has not. Only while it is active and its end of
     * support is declared; said again, who said so first said so.
     */
    public Affiliation handedOver(HandOver step, boolean done, AccountId by, Instant now) {
        var active = activeState(now);
        var end = active.endOfSupport().orElseThrow(
                () -> new IllegalStateException("handed over is at the end of support"));
        return with(new Active(active.since(), active.confirmedBy(),
                Optional.of(done ? end.ticked(step, by, now) : end.unticked(step)), active.keptAt()));
    }

    /** AFF-10: the beneficiary still goes there. Only while it is active. */
    public Affiliation kept(Instant now) {
        var active = activeState(now);
        return with(new Active(active.since(), active.confirmedBy(), active.endOfSupport(),
                Optional.of(now)));
    }

    /**
     * AFF-10: whether the beneficiary is to be reminded, gently, that this relay is affiliated: nothing brought its staff and them
     * together through the vault for a year, and within it they did not say that it stays. {@code met} is when staff last opened
     * the vault.
     */
    public boolean quietAt(Optional<Instant> met, Instant now) {
        return activeAt(now) && state instanceof Active active && active.endOfSupport().isEmpty()
                && Stream.of(Optional.of(active.since()), met, active.keptAt()).flatMap(Optional::stream)
                        .noneMatch(last -> last.plus(QUIET).isAfter(now));
    }

    private Active activeState(Instant now) {
        if (!(activeAt(now) && state instanceof Active active)) {
            throw new IllegalStateException("only an active affiliation goes on or ends");
        }
        return active;
    }

    private Affiliation with(Active other) {
        return in(other, feedingSince);
    }

    public boolean over() {
        return state instanceof Over;
    }

    /** AFF-3, SEC-6: after a refusal that relay cannot ask that person for a while, unless the person takes the refusal back. */
    public boolean silentAt(Instant now) {
        return state instanceof Over(var at, var how) && how == Ending.REFUSED
                && now.isBefore(at.plus(SILENCE));
    }

    /** AFF-3: the person takes the refusal back. Only for a tie that is over by one. */
    public Affiliation refusalLifted() {
        if (!(state instanceof Over(var at, var how) && how == Ending.REFUSED)) {
            throw new IllegalStateException("only a refusal can be taken back");
        }
        return in(new Over(at, Ending.REFUSAL_LIFTED), Optional.empty());
    }

    /** VLT-5: whether staff of this relay may add to the shared part. */
    public boolean feedingAllowed() {
        return active() && feedingSince.isPresent();
    }

    /** AFF-3: the request, while it can still be confirmed. */
    public Optional<Requested> openRequestAt(Instant now) {
        return state instanceof Requested requested && now.isBefore(requested.expiresAt())
                ? Optional.of(requested)
                : Optional.empty();
    }

    /** AFF-2. Only for an {@linkplain #openRequestAt open request}: it is confirmed once. */
    public Affiliation confirmed(Proof proof, Instant now) {
        if (openRequestAt(now).isEmpty()) {
            throw new IllegalStateException("only an open request can be confirmed");
        }
        return in(new Active(now, proof), Optional.empty());
    }

    /** AFF-3: a wrong code was given. */
    public Affiliation withWrongCode() {
        if (!(state instanceof Requested request)) {
            throw new IllegalStateException("only a request is confirmed with a code");
        }
        return in(new Requested(request.by(), request.at(), request.code().map(OneTimeCode::failed)),
                Optional.empty());
    }

    /** SEC-8: the code of a request that waits is dead: its owner's phone may be somebody else's. It is still theirs to approve. */
    public Affiliation withoutCode() {
        return state instanceof Requested request
                ? in(new Requested(request.by(), request.at(), Optional.empty()), Optional.empty())
                : this;
    }

    /** AFF-5, AFF-3: from now on it gives nobody anything. Ending what is over changes nothing. */
    public Affiliation ended(Ending how, Instant now) {
        return over() ? this : in(new Over(now, how), Optional.empty());
    }

    /** VLT-5. Only for an active affiliation; consenting again keeps the first date. */
    public Affiliation feedingConsented(Instant now) {
        if (!active()) { throw new IllegalStateException("only an active affiliation can be fed"); }
        return in(state, Optional.of(feedingSince.orElse(now)));
    }

    /** VLT-5: the consent withdrawn. */
    public Affiliation feedingWithdrawn() {
        return in(state, Optional.empty());
    }

    private Affiliation in(AffiliationState newState, Optional<Instant> newFeedingSince) {
        return new Affiliation(id, vault, relay, newState, newFeedingSince);
    }
}
