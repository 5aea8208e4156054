package org.abri.application;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * I4 (idempotency key): one effect per request. Whoever asks for something new draws a key first; asking for the same again
 * with the same key makes nothing twice, it answers with what was made. Asking for something else with a used key makes
 * something else: the id of what is made is bound to who asks, for what place, and to all that is asked.
 */
public record Once(UUID key) {
    /** A key that was never used. */
    public static Once fresh(RandomBytes random) {
        var bits = ByteBuffer.wrap(random.next(16));
        return new Once(new UUID(bits.getLong(), bits.getLong()));
    }
}
