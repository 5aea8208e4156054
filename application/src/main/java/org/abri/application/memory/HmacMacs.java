package org.abri.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.abri.application.sealing.Macs;

/** HMAC-SHA-256 over purpose and bytes, with the purpose's length in front so that the two cannot run into each other. */
final class HmacMacs implements Macs {
    private final byte[] key;

    HmacMacs(byte[] key) {
        this.key = key.clone();
    }

    @Override
    public byte[] of(String purpose, byte[] bytes) {
        var named = purpose.getBytes(UTF_8);
        return Gcm.hmac(key, ByteBuffer.allocate(Integer.BYTES).putInt(named.length).array(), named, bytes);
    }
}
