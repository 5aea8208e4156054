package org.abri.application.memory;

import java.nio.ByteBuffer;
import javax.crypto.AEADBadTagException;
import org.abri.application.sealing.ContentBroken;

/**
 * The segments of one sealed stream (the STREAM construction): each is bound to its number, to whether it is the last,
 * and to the place. One that is altered, missing, out of order or from elsewhere does not open, nor does a stream that was
 * cut off or made longer.
 */
final class Segments {
    static final int PLAIN_BYTES = 64 * 1024;
    static final int SEALED_BYTES = PLAIN_BYTES + Gcm.TAG_BYTES;

    private final byte[] key;
    private final byte[] bound;
    private long next;

    Segments(byte[] key, byte[] bound) {
        this.key = key.clone();
        this.bound = bound.clone();
    }

    byte[] sealNext(byte[] plain, boolean last) {
        return Gcm.seal(key, nonce(last), bound, plain);
    }

    byte[] openNext(byte[] sealed, boolean last) throws ContentBroken {
        try {
            return Gcm.open(key, nonce(last), bound, sealed);
        } catch (AEADBadTagException broken) {
            throw new ContentBroken("a segment is altered, missing or foreign", broken);
        }
    }

    private byte[] nonce(boolean last) {
        return ByteBuffer.allocate(Gcm.NONCE_BYTES).putInt(last ? 1 : 0).putLong(next++).array();
    }
}
