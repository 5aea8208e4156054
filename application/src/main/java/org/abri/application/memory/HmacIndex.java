package org.abri.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.abri.application.Outage;
import org.abri.application.sealing.BlindIndex;

/** HMAC-SHA-256 over purpose and text, with the purpose's length in front so that the two cannot run into each other; key over key. */
final class HmacIndex implements BlindIndex {
    private static final byte[] CHECKED = "check".getBytes(UTF_8);

    private final List<byte[]> keys = new CopyOnWriteArrayList<>();

    HmacIndex(byte[] key) {
        keys.add(key.clone());
    }

    /** Answers its number. */
    int add(byte[] key) {
        keys.add(key.clone());
        return keys.size();
    }

    @Override
    public int keys() {
        return keys.size();
    }

    @Override
    public byte[] of(int count, String purpose, String text) {
        var named = purpose.getBytes(UTF_8);
        return renewed(
                Gcm.hmac(keys.getFirst(), ByteBuffer.allocate(Integer.BYTES).putInt(named.length).array(),
                        named, text.getBytes(UTF_8)),
                1, count);
    }

    @Override
    public byte[] renewed(byte[] value, int from, int to) {
        if (to > keys.size()) { throw new Outage("the index has no key " + to); }
        var renewed = value.clone();
        for (var key : keys.subList(from, to)) {
            renewed = Gcm.hmac(key, renewed);
        }
        return renewed;
    }

    @Override
    public byte[] check(int count) {
        return renewed(Gcm.hmac(keys.getFirst(), CHECKED), 1, count);
    }

    @Override
    public void verify(int count, byte[] check) {
        if (count > keys.size() || !MessageDigest.isEqual(check, check(count))) {
            throw new IllegalStateException("the keys of the index are not those that made what rests");
        }
    }
}
