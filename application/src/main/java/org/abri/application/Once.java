package org.abri.application;

import java.util.UUID;

/**
 * I4: one effect per request. Whoever asks for something new draws a key first; asking again with the same key makes
 * nothing twice, it answers with what was made. A form that is sent twice, an answer that got lost: both are safe.
 */
public record Once(UUID key) {
    /** A key that was never used. */
    public static Once fresh() {
        return new Once(UUID.randomUUID());
    }
}
