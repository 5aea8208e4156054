package org.abri.domain.account;

import java.util.Optional;

/**
 * How somebody signs in, apart from who they are ({@link Account}): what is tried at every sign-in is read without a name,
 * and changes under a lock of its own.
 *
 * @param secretAnswer  SEC-5: to the secret question; staff and operators have none
 * @param rescueCard    SEC-4: of the code on the printed rescue card; only one card is good at a time
 * @param termsAccepted TOS-1: whether the terms were accepted at all
 * @param factor        SEC-2: whether a second factor is required, and set up
 * @param holds         SEC-8, END-5: what keeps them out
 */
public record Credentials(AccountId account, AccountKind kind, Password password,
        Optional<SecretAnswer> secretAnswer, Optional<SecretHash> rescueCard, boolean termsAccepted,
        FactorState factor, Holds holds) {

    /** ACC-6: of a beneficiary, who chose password and answer on the spot, and was given a rescue card. */
    public static Credentials ofBeneficiary(AccountId account, Password.Chosen password,
            SecretHash secretAnswer, SecretHash rescueCard) {
        return new Credentials(account, AccountKind.BENEFICIARY, password,
                Optional.of(SecretAnswer.set(secretAnswer)), Optional.of(rescueCard), false);
    }

    /** Of whom no second factor was ever asked, and whom nothing keeps out. */
    public Credentials(AccountId account, AccountKind kind, Password password,
            Optional<SecretAnswer> secretAnswer, Optional<SecretHash> rescueCard, boolean termsAccepted) {
        this(account, kind, password, secretAnswer, rescueCard, termsAccepted, FactorState.OFFERED,
                Holds.NONE);
    }

    /** ACC-3, ACC-4: as the next, of whom no second factor is required. */
    public static Credentials ofWorker(AccountId account, AccountKind kind, ActivationCode code) {
        return ofWorker(account, kind, code, FactorState.OFFERED);
    }

    /** ACC-3, ACC-4, SEC-2: of staff or an operator, who choose their password with a code. */
    public static Credentials ofWorker(AccountId account, AccountKind kind, ActivationCode code,
            FactorState factor) {
        return new Credentials(account, kind, new Password.ToChoose(code), Optional.empty(), Optional.empty(),
                false, factor, Holds.NONE);
    }

    /** How far the person has come: what comes first is told first. */
    public Standing standing() {
        if (holds.locked()) { return Standing.LOCKED; }
        if (holds.suspended()) { return Standing.SUSPENDED; }
        return switch (password) {
            case Password.ToChoose none -> Standing.PASSWORD_TO_CHOOSE;
            case Password.Chosen chosen when !termsAccepted -> Standing.TERMS_TO_ACCEPT;
            case Password.Chosen chosen when factor.missing() -> Standing.FACTOR_TO_SET_UP;
            case Password.Chosen chosen when secretAnswer.filter(SecretAnswer::told).isPresent() ->
                    Standing.QUESTION_TO_RENEW;
            case Password.Chosen chosen -> Standing.READY;
        };
    }

    /** SEC-8, END-5, LAW-5: whether the right password lets somebody in: never while it is locked; suspended people to their own papers. */
    public boolean opens() {
        return !holds.locked() && !(holds.suspended() && kind != AccountKind.BENEFICIARY);
    }

    /** SEC-8: locked from now on, until a password is chosen anew. */
    public Credentials withLock() {
        return with(holds.withLocked(true));
    }

    /** END-5: suspended from now on, or no longer. */
    public Credentials withSuspension(boolean suspended) {
        return with(holds.withSuspended(suspended));
    }

    /** SEC-1: the hash of the password that opens the account; empty while none was chosen. */
    public Optional<SecretHash> chosen() {
        return password instanceof Password.Chosen(var hash) ? Optional.of(hash) : Optional.empty();
    }

    /** AUT-6: the code with which the first password is chosen; empty once one was. */
    public Optional<ActivationCode> activation() {
        return password instanceof Password.ToChoose(var code) ? Optional.of(code) : Optional.empty();
    }

    /** SEC-1, SEC-8: a password that the person chose: it lifts the lock, and no suspension. Also the same one, hashed anew (AUT-3). */
    public Credentials withPassword(SecretHash chosen) {
        return with(new Password.Chosen(chosen)).with(holds.withLocked(false));
    }

    /** AUT-6, SEC-8: another code, in place of the one before; it lifts the lock. Only while none was chosen: a password that a person chose is theirs. */
    public Credentials withCode(ActivationCode code) {
        if (chosen().isPresent()) { throw new IllegalStateException("a chosen password stays"); }
        return with(new Password.ToChoose(code)).with(holds.withLocked(false));
    }

    /** TOS-1. */
    public Credentials withTermsAccepted() {
        return new Credentials(account, kind, password, secretAnswer, rescueCard, true, factor, holds);
    }

    /** SEC-5: the answer as it now stands, or another one. */
    public Credentials withAnswer(SecretAnswer answer) {
        return new Credentials(account, kind, password, Optional.of(answer), rescueCard, termsAccepted,
                factor, holds);
    }

    /** SEC-4: of the code on a new card; the one before is good for nothing. */
    public Credentials withRescueCard(SecretHash card) {
        return new Credentials(account, kind, password, secretAnswer, Optional.of(card), termsAccepted,
                factor, holds);
    }

    /** SEC-2: whether a second factor is required from now on. */
    public Credentials withFactorRequired(boolean required) {
        return with(factor.requiredFromNowOn(required));
    }

    /** MFA-1: whether a second factor is set up from now on. */
    public Credentials withFactorSet(boolean set) {
        return with(factor.setFromNowOn(set));
    }

    private Credentials with(FactorState changed) {
        return new Credentials(account, kind, password, secretAnswer, rescueCard, termsAccepted, changed,
                holds);
    }

    private Credentials with(Password newPassword) {
        return new Credentials(account, kind, newPassword, secretAnswer, rescueCard, termsAccepted, factor,
                holds);
    }

    private Credentials with(Holds newHolds) {
        return new Credentials(account, kind, password, secretAnswer, rescueCard, termsAccepted, factor,
                newHolds);
    }
}
