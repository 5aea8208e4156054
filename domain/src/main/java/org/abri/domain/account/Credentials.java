package org.abri.domain.account;

import java.util.Optional;

/**
 * How somebody signs in, apart from who they are ({@link Account}): what is tried at every sign-in is read without a name,
 * and changes under a lock of its own.
 *
 * @param secretAnswer  SEC-5: to the secret question; staff and operators have none
 * @param rescueCard    SEC-4: of the code on the printed rescue card; only one card is good at a time
 * @param termsAccepted TOS-1: whether the terms were accepted at all
 */
public record Credentials(AccountId account, AccountKind kind, Password password,
        Optional<SecretAnswer> secretAnswer, Optional<SecretHash> rescueCard, boolean termsAccepted) {

    /** ACC-6: of a beneficiary, who chose password and answer on the spot, and was given a rescue card. */
    public static Credentials ofBeneficiary(AccountId account, Password.Chosen password,
            SecretHash secretAnswer, SecretHash rescueCard) {
        return new Credentials(account, AccountKind.BENEFICIARY, password,
                Optional.of(SecretAnswer.set(secretAnswer)), Optional.of(rescueCard), false);
    }

    /** ACC-3, ACC-4: of staff or an operator, who choose their password with a code. */
    public static Credentials ofWorker(AccountId account, AccountKind kind, ActivationCode code) {
        return new Credentials(account, kind, new Password.ToChoose(code), Optional.empty(), Optional.empty(),
                false);
    }

    /** How far the person has come. */
    public Standing standing() {
        return switch (password) {
            case Password.ToChoose none -> Standing.PASSWORD_TO_CHOOSE;
            case Password.Chosen chosen -> whoHasChosen();
        };
    }

    private Standing whoHasChosen() {
        if (!termsAccepted) { return Standing.TERMS_TO_ACCEPT; }
        return secretAnswer.filter(SecretAnswer::told).isPresent() ? Standing.QUESTION_TO_RENEW
                : Standing.READY;
    }

    /** SEC-1: the hash of the password that opens the account; empty while none was chosen. */
    public Optional<SecretHash> chosen() {
        return password instanceof Password.Chosen(var hash) ? Optional.of(hash) : Optional.empty();
    }

    /** AUT-6: the code with which the first password is chosen; empty once one was. */
    public Optional<ActivationCode> activation() {
        return password instanceof Password.ToChoose(var code) ? Optional.of(code) : Optional.empty();
    }

    /** SEC-1: a password that the person chose; also the same one, hashed anew (AUT-3). */
    public Credentials withPassword(SecretHash chosen) {
        return with(new Password.Chosen(chosen));
    }

    /** AUT-6: another code, in place of the one before. Only while none was chosen: a password that a person chose is theirs. */
    public Credentials withCode(ActivationCode code) {
        if (chosen().isPresent()) { throw new IllegalStateException("a chosen password stays"); }
        return with(new Password.ToChoose(code));
    }

    /** TOS-1. */
    public Credentials withTermsAccepted() {
        return new Credentials(account, kind, password, secretAnswer, rescueCard, true);
    }

    /** SEC-5: the answer as it now stands, or another one. */
    public Credentials withAnswer(SecretAnswer answer) {
        return new Credentials(account, kind, password, Optional.of(answer), rescueCard, termsAccepted);
    }

    /** SEC-4: of the code on a new card; the one before is good for nothing. */
    public Credentials withRescueCard(SecretHash card) {
        return new Credentials(account, kind, password, secretAnswer, Optional.of(card), termsAccepted);
    }

    private Credentials with(Password newPassword) {
        return new Credentials(account, kind, newPassword, secretAnswer, rescueCard, termsAccepted);
    }
}
