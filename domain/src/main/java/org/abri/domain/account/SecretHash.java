package org.abri.domain.account;

/**
 * What is kept of a password, a secret answer or a code: a hash that cannot be turned back (SEC-1, SEC-5, REC-1), in the
 * PHC string format. Never shown, never logged.
 */
public record SecretHash(String phc) {
    @Override
    public String toString() {
        return "SecretHash(…)";
    }
}
