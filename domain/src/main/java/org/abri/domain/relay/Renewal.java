package org.abri.domain.relay;

import java.time.Instant;
import java.util.Optional;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.ActivationCode;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.SecretHash;

/**
 * AUT-6, VLT-13: a new way in, asked for somebody of a relay who has chosen a password. That password goes on until they
 * choose another; whoever asks never holds anything with which to sign in as them. The code is sent to the person's own
 * phone; or it is on the paper that whoever asked has in hand, and stays dead until somebody else approves.
 *
 * @param relay      at which it was asked, and is approved
 * @param byOperator whether an operator asked
 * @param since      of the stage
 */
public record Renewal(AccountId account, RelayId relay, AccountId askedBy, boolean byOperator,
        Instant askedAt, Way way, OneTimeCode code, Stage stage, Instant since,
        Optional<AccountId> approvedBy) {

    public enum Way {
        SMS, PAPER
    }

    /** How far it has come. What is used or stopped stays so. */
    public enum Stage {
        /** The code on paper opens nothing. */
        WAITING,
        /** The code leads to the choice of a password, once. */
        LIVE, USED, STOPPED
    }

    /** Whether somebody may approve. */
    public enum Approval {
        APPROVED,
        /** Nothing waits, or not any more. */
        NOTHING_WAITS,
        /** Nobody approves what they asked for themselves. */
        OWN_REQUEST,
        /** G-26: nobody decides about their own way in here. */
        OWN_ACCOUNT,
        /** ACC-12: whoever works at other relays too opens those as well: one of the two who agree is an operator. */
        OPERATOR_NEEDED
    }

    /** OPS-4: the code goes to the number that was on the person's account before. */
    public static Renewal bySms(AccountId account, RelayId relay, AccountId askedBy, boolean byOperator,
            SecretHash code, Instant now) {
        return new Renewal(account, relay, askedBy, byOperator, now, Way.SMS, OneTimeCode.issued(code, now),
                Stage.LIVE, now, Optional.empty());
    }

    public static Renewal onPaper(AccountId account, RelayId relay, AccountId askedBy, boolean byOperator,
            SecretHash code, Instant now) {
        return new Renewal(account, relay, askedBy, byOperator, now, Way.PAPER,
                new OneTimeCode(code, now.plus(ActivationCode.LIFE_ON_PAPER), 0), Stage.WAITING, now,
                Optional.empty());
    }

    /** Whether it may still lead to a new password. */
    public boolean openAt(Instant now) {
        return (stage == Stage.WAITING || stage == Stage.LIVE) && code.usableAt(now);
    }

    /** The hash of the code, while it leads anywhere. */
    public Optional<SecretHash> usableAt(Instant now) {
        return stage == Stage.LIVE && openAt(now) ? Optional.of(code.hash()) : Optional.empty();
    }

    /** What {@code who}, a manager of the relay or an operator, would come to. */
    public Approval approval(AccountId who, boolean operator, boolean worksElsewhere, Instant now) {
        if (stage != Stage.WAITING || !openAt(now)) { return Approval.NOTHING_WAITS; }
        if (who.equals(askedBy)) { return Approval.OWN_REQUEST; }
        if (who.equals(account)) { return Approval.OWN_ACCOUNT; }
        return worksElsewhere && !operator && !byOperator ? Approval.OPERATOR_NEEDED : Approval.APPROVED;
    }

    /**
     * ACC-12: whether it may go on once the person works for another relay too, which two managers of one cannot open together: it went
     * to their own phone, or an operator is among the two who agreed.
     */
    public boolean opensOtherRelays(boolean approvedByOperator) {
        return way == Way.SMS || byOperator || approvedByOperator;
    }

    /** By a second person: from now on the code on paper is good. */
    public Renewal approved(AccountId by, Instant now) {
        if (stage != Stage.WAITING) { throw new IllegalStateException("nothing waits"); }
        return in(Stage.LIVE, code, now, Optional.of(by));
    }

    /** By the person, or by whoever keeps the team: the code is dead. What is not open stays as it was. */
    public Renewal stopped(Instant now) {
        return openAt(now) ? in(Stage.STOPPED, code, now, approvedBy) : this;
    }

    /** The person chose a password with it. */
    public Renewal used(Instant now) {
        return in(Stage.USED, code, now, approvedBy);
    }

    /** REC-1: a wrong code was given. Six digits can be guessed, a code on paper cannot: nobody else's tries make it dead. */
    public Renewal withWrongCode() {
        return way == Way.SMS ? in(stage, code.failed(), since, approvedBy) : this;
    }

    private Renewal in(Stage next, OneTimeCode nextCode, Instant at, Optional<AccountId> approver) {
        return new Renewal(account, relay, askedBy, byOperator, askedAt, way, nextCode, next, at, approver);
    }
}
