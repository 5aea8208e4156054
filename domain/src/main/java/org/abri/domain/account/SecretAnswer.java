package org.abri.domain.account;

/**
 * SEC-5: what is kept of the answer to the secret question: its hash, how often it was guessed wrong since it was set, and
 * whether it was told to staff. After ten wrong tries in all, or once told, it opens nothing until another one is set.
 *
 * @param told by its owner to a professional (AFF-2): it is to be renewed at the next sign-in
 */
public record SecretAnswer(SecretHash hash, int wrongTries, boolean told) {
    public static final int TRIES_IN_ALL = 10;
    /** By whomever, wherever it is asked for. */
    public static final int TRIES_A_DAY = 3;

    /** One that was just set. */
    public static SecretAnswer set(SecretHash hash) {
        return new SecretAnswer(hash, 0, false);
    }

    /** Whether it still opens anything. */
    public boolean isAlive() {
        return !told && wrongTries < TRIES_IN_ALL;
    }

    /** Guessed wrong once more. */
    public SecretAnswer tried() {
        return new SecretAnswer(hash, wrongTries + 1, told);
    }

    /** Without the last try, which was right, or was none. */
    public SecretAnswer notTried() {
        return new SecretAnswer(hash, Math.max(0, wrongTries - 1), told);
    }

    /** Heard by staff. */
    public SecretAnswer toldToStaff() {
        return new SecretAnswer(hash, wrongTries, true);
    }
}
