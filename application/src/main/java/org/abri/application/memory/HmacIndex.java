package org.abri.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.abri.application.sealing.BlindIndex;

/** HMAC-SHA-256 over purpose and text, with the purpose's length in front so that the two cannot run into each other. */
final class HmacIndex implements BlindIndex {
    private final byte[] key;

    HmacIndex(byte[] key) {
        this.key = key.clone();
    }

    @Override
    public byte[] of(String purpose, String text) {
        var named = purpose.getBytes(UTF_8);
        return Gcm.hmac(key, ByteBuffer.allocate(Integer.BYTES).putInt(named.length).array(), named,
                text.getBytes(UTF_8));
    }
}
