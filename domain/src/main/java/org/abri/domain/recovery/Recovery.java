package org.abri.domain.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.SecretHash;

/**
 * SEC-4, REC-1: how far the recovery of one lost password has come: the codes that are out, and which proof was given. The
 * password that was lost is good until another one is chosen.
 *
 * @param bySms    the code sent last to the person's phone, while it was not used
 * @param byStaff  the code that staff gave last, while it was not used
 * @param underway since a first proof was right
 */
public record Recovery(AccountId account, Optional<OneTimeCode> bySms, Optional<OneTimeCode> byStaff,
        Optional<Underway> underway) {
    /** Of the code that staff show. */
    public static final Duration LIFE_BEFORE_STAFF = Duration.ofMinutes(5);
    /** From the first proof to the new password. */
    public static final Duration LIFE = Duration.ofMinutes(15);

    /** A first proof was right. {@code tokenHash} is the SHA-256 of what the person's browser holds since, 64 hex digits. */
    public record Underway(String tokenHash, RecoveryProof first, Instant until) {}

    /** Nothing was asked for yet. */
    public static Recovery none(AccountId account) {
        return new Recovery(account, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Another code was sent; the one before is dead. */
    public Recovery sent(SecretHash code, Instant now) {
        return new Recovery(account, Optional.of(OneTimeCode.issued(code, now)), byStaff, underway);
    }

    /** Staff gave another code; the one before is dead. */
    public Recovery started(SecretHash code, Instant now) {
        return new Recovery(account, bySms, Optional.of(OneTimeCode.issued(code, now, LIFE_BEFORE_STAFF)),
                underway);
    }

    /** The hash of the code with which that proof is given, while it is good; there is none for proofs that are no code. */
    public Optional<SecretHash> codeOf(RecoveryProof proof, Instant now) {
        return code(proof).filter(code -> code.usableAt(now)).map(OneTimeCode::hash);
    }

    private Optional<OneTimeCode> code(RecoveryProof proof) {
        return switch (proof) {
            case SMS_CODE -> bySms;
            case STAFF -> byStaff;
            case RESCUE_CARD, SECRET_ANSWER -> Optional.empty();
        };
    }

    /** A wrong code was given for that proof: after five it is dead. */
    public Recovery withWrongCode(RecoveryProof proof) {
        return switch (proof) {
            case SMS_CODE -> new Recovery(account, bySms.map(OneTimeCode::failed), byStaff, underway);
            case STAFF -> new Recovery(account, bySms, byStaff.map(OneTimeCode::failed), underway);
            case RESCUE_CARD, SECRET_ANSWER -> this;
        };
    }

    /** A first proof was right: its code is used up, and whoever holds the token goes on. */
    public Recovery begun(RecoveryProof first, String tokenHash, Instant now) {
        return new Recovery(account, first == RecoveryProof.SMS_CODE ? Optional.empty() : bySms,
                first == RecoveryProof.STAFF ? Optional.empty() : byStaff,
                Optional.of(new Underway(tokenHash, first, now.plus(LIFE))));
    }

    /** REC-3: another phone is on the account: what was sent to the one before, or began with it, leads nowhere. */
    public Recovery withoutPhone() {
        return new Recovery(account, Optional.empty(), byStaff,
                underway.filter(begun -> begun.first() != RecoveryProof.SMS_CODE));
    }

    /** What is under way, while it is not over. */
    public Optional<Underway> underwayAt(Instant now) {
        return underway.filter(begun -> now.isBefore(begun.until()));
    }
}
