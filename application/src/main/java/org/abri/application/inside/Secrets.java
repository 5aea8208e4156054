package org.abri.application.inside;

import java.util.Optional;
import java.util.UUID;
import org.abri.application.account.PasswordHasher;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.SecretHash;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.rectification.RectificationId;

/**
 * AUT-3, REC-1, CRY-2: hashes of secrets, each bound to what it is of and to whom. Copied to another account, another
 * request or another column, a hash matches nothing. Nothing but this uses the hasher.
 */
public final class Secrets {
    /** What a secret is, and whose. */
    public record Of(String purpose, UUID whose) {
        public static Of password(AccountId account) {
            return new Of("password", account.value());
        }

        public static Of answer(AccountId account) {
            return new Of("answer", account.value());
        }

        /** SEC-4: of the code on the rescue card. */
        public static Of card(AccountId account) {
            return new Of("rescue-card", account.value());
        }

        /** SEC-4, REC-1: of the code sent to the phone of whoever lost their password. */
        public static Of recoveryBySms(AccountId account) {
            return new Of("recovery-by-sms", account.value());
        }

        /** SEC-4: of the code that staff give to whoever stands before them. */
        public static Of recoveryByStaff(AccountId account) {
            return new Of("recovery-by-staff", account.value());
        }

        /** SEC-4: of the code with which people prove that the number on their account is theirs. */
        public static Of ownPhone(AccountId account) {
            return new Of("own-phone", account.value());
        }

        public static Of code(AffiliationId request) {
            return new Of("affiliation-code", request.value());
        }

        /** PRI-2: of the code with which somebody confirms that these are their names. */
        public static Of rectification(RectificationId request) {
            return new Of("rectification-code", request.value());
        }

        /** ACC-7: of the code sent to whom an account was opened for at a distance. */
        public static Of opening(AccountId account) {
            return new Of("distant-opening", account.value());
        }

        /** AUT-6: of what leads that account to the choice of a password. */
        public static Of activation(AccountId account) {
            return new Of("activation-code", account.value());
        }

        /** No two secrets of two purposes or two owners come out alike: neither holds a slash. */
        private String bound(String secret) {
            return purpose + '/' + whose + '/' + secret;
        }
    }

    private final PasswordHasher hasher;

    public Secrets(PasswordHasher hasher) {
        this.hasher = hasher;
    }

    /** Slow on purpose: outside of units of work. */
    public SecretHash hash(Of of, String secret) {
        return hasher.hash(of.bound(secret));
    }

    /** Slow on purpose, and as slow for nobody's hash (AUT-5): outside of units of work. */
    public boolean matches(Optional<Of> of, String secret, Optional<SecretHash> hash) {
        if (of.isPresent() && hash.isPresent()) { return hasher.matches(of.get().bound(secret), hash.get()); }
        hasher.pretend(secret);
        return false;
    }

    /** AUT-3: whether the hash is weaker than those made now. */
    boolean outdated(SecretHash hash) {
        return hasher.outdated(hash);
    }
}
