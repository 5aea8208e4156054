package org.abri.crypto.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * CRY-1: the secrets that are kept outside of database and blobs. Without them nothing opens; with them everything does.
 * Four keys, each of its own making, so that one can be renewed without the others:
 * <ul>
 * <li><b>wrapping</b> (AES-256-GCM) wraps the key set of each person. It is numbered: while it is being renewed (CRY-5)
 * the old one stays beside the new, which has the highest number and wraps; both unwrap.
 * <li><b>index</b> (HMAC-SHA256) makes the blind indexes. Renewing it means computing every index again.
 * <li><b>pepper</b> (HMAC-SHA256) is mixed into every password before it is hashed (AUT-3). Renewing it means that
 * everybody chooses a new password.
 * <li><b>binding</b> (HMAC-SHA256) makes the MACs of rows and of the journal (CRY-2, LOG-1). Renewing it means computing
 * every MAC again.
 * </ul>
 * They rest together in one file, see {@link MasterKeyFile}.
 */
public final class MasterKey {
    private static final int HASH_BYTES = 32;
    private static final byte[] CHECKED = "abri key check 1".getBytes(US_ASCII);

    private final Aead wrapping;
    private final PrfSet index;
    private final PrfSet pepper;
    private final PrfSet binding;

    MasterKey(Aead wrapping, PrfSet index, PrfSet pepper, PrfSet binding) {
        this.wrapping = wrapping;
        this.index = index;
        this.pepper = pepper;
        this.binding = binding;
    }

    /**
     * The master key in {@code file}. Throws {@link MasterKeyRefused} when it is missing, malformed, not a plain file, or
     * open to anybody but its owner. Whether it is the key of these data is for {@link KeySets#verify} to say.
     */
    public static MasterKey load(Path file) {
        return MasterKeyFile.read(file);
    }

    /** Makes a new master key in {@code file}, which must not be there yet; it is there whole, and on the disk, or not at all. */
    public static MasterKey create(Path file) {
        MasterKeyFile.create(file);
        return load(file);
    }

    /**
     * For the first start of a service that nobody has set up: the key in {@code file}, made if there is none. Should the
     * data be older than the new key, {@link KeySets#verify} refuses it.
     */
    public static MasterKey loadOrCreate(Path file) {
        return MasterKeyFile.isThere(file) ? load(file) : create(file);
    }

    /** AUT-3: the secret as it is given to the password hash: worthless to whoever has the database alone. */
    public byte[] peppered(byte[] secret) {
        return hash(pepper, secret);
    }

    byte[] indexed(byte[] text) {
        return hash(index, text);
    }

    byte[] bound(byte[] bytes) {
        return hash(binding, bytes);
    }

    /**
     * OPS-1: what shows that the keys that only make hashes are those of the data: each one's hash of a text that is nothing
     * else's. It is bound into the seal of the service's key set, so that no start goes by with one of them exchanged.
     */
    byte[] checkValue() {
        return ByteBuffer.allocate(3 * HASH_BYTES).put(indexed(CHECKED)).put(peppered(CHECKED))
                .put(bound(CHECKED)).array();
    }

    byte[] wrap(byte[] keySet, byte[] associated) {
        try {
            return wrapping.encrypt(keySet, associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("wrapping", e);
        }
    }

    byte[] unwrap(byte[] wrapped, byte[] associated) throws GeneralSecurityException {
        return wrapping.decrypt(wrapped, associated);
    }

    private static byte[] hash(PrfSet key, byte[] input) {
        try {
            return key.computePrimary(input, HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keyed hash", e);
        }
    }

    @Override
    public String toString() {
        return "MasterKey(…)";
    }
}
