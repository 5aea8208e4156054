package org.abri.crypto.sealing;

import static com.google.crypto.tink.InsecureSecretKeyAccess.get;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * CRY-1: the keys of one owner, ready for use: {@code AES256_GCM} for fields, {@code AES256_GCM_HKDF}, in segments of 64 KiB,
 * for contents; and the number of the wrapping key that it rests wrapped by.
 */
record OpenedKeySet(Aead fields, StreamingAead contents, int wrappedBy) {
    private static final byte FORMAT = 1;
    private static final int BYTES = 1 + 2 * Keys.BYTES;

    /** A new one, as it is wrapped: the number of the format, the key for fields, the key for contents. */
    static byte[] generate() {
        return ByteBuffer.allocate(BYTES).put(FORMAT)
                .put(SecretBytes.randomBytes(2 * Keys.BYTES).toByteArray(get())).array();
    }

    static OpenedKeySet of(byte[] unwrapped, int wrappedBy) throws GeneralSecurityException {
        if (unwrapped.length != BYTES || unwrapped[0] != FORMAT) {
            throw new GeneralSecurityException("another format of key set");
        }
        return new OpenedKeySet(Keys.aead(1, key(unwrapped, 1)),
                Keys.streaming(key(unwrapped, 1 + Keys.BYTES)), wrappedBy);
    }

    private static SecretBytes key(byte[] unwrapped, int from) {
        return SecretBytes.copyFrom(Arrays.copyOfRange(unwrapped, from, from + Keys.BYTES), get());
    }

    @Override
    public String toString() {
        return "OpenedKeySet(…)";
    }
}
