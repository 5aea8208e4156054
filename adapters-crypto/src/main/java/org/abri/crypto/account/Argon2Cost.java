package org.abri.crypto.account;

/** AUT-3: how hard a hash is to compute. */
public record Argon2Cost(int memoryKib, int iterations, int parallelism) {
    /** The least that is allowed, and what is used unless set otherwise: 19 MiB, twice, on one lane. */
    public static final Argon2Cost LEAST = new Argon2Cost(19 * 1024, 2, 1);

    /** Throws {@link IllegalArgumentException} when it is weaker than {@link #LEAST}. */
    public Argon2Cost {
        if (memoryKib < 19 * 1024 || iterations < 2 || parallelism < 1) {
            throw new IllegalArgumentException(
                    "Argon2id needs at least 19 MiB of memory, 2 iterations and 1 lane");
        }
    }
}
