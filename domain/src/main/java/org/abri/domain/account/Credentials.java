package org.abri.domain.account;

import java.time.Instant;
import java.util.Optional;

/**
 * How somebody signs in, apart from who they are ({@link Account}): what is tried at every sign-in is read without a name,
 * and changes under a lock of its own.
 *
 * @param secretAnswer  SEC-5: of the answer to the secret question; staff and operators have none
 * @param termsAccepted TOS-1: whether the terms were accepted at all
 */
public record Credentials(AccountId account, AccountKind kind, Password password,
        Optional<SecretHash> secretAnswer, boolean termsAccepted) {

    /** ACC-6: of a beneficiary, who chose password and answer on the spot. */
    public static Credentials ofBeneficiary(AccountId account, Password.Chosen password,
            SecretHash secretAnswer) {
        return new Credentials(account, AccountKind.BENEFICIARY, password, Optional.of(secretAnswer), false);
    }

    /** ACC-3, ACC-4: of staff or an operator, who choose their password at the first sign-in. */
    public static Credentials ofWorker(AccountId account, AccountKind kind, Password.First first) {
        return new Credentials(account, kind, first, Optional.empty(), false);
    }

    /** How far the person has come. */
    public Standing standing() {
        return switch (password) {
            case Password.First first -> Standing.PASSWORD_TO_CHOOSE;
            case Password.Chosen chosen -> termsAccepted ? Standing.READY : Standing.TERMS_TO_ACCEPT;
        };
    }

    /** SEC-1: whether a password whose hash is {@code tried} still opens the account at {@code now}. */
    public boolean openTo(SecretHash tried, Instant now) {
        return password.hash().equals(tried)
                && !(password instanceof Password.First first && first.lapsedAt(now));
    }

    /** SEC-1: a password that the person chose; also the same one, hashed anew (AUT-3). */
    public Credentials withPassword(SecretHash chosen) {
        return with(new Password.Chosen(chosen));
    }

    /** AUT-6: given a new automatic password; the person must choose their own again. */
    public Credentials withFirstPassword(Password.First first) {
        return with(first);
    }

    /** TOS-1. */
    public Credentials withTermsAccepted() {
        return new Credentials(account, kind, password, secretAnswer, true);
    }

    private Credentials with(Password newPassword) {
        return new Credentials(account, kind, newPassword, secretAnswer, termsAccepted);
    }
}
