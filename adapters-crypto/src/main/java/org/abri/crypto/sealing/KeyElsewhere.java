package org.abri.crypto.sealing;

import com.google.crypto.tink.Aead;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.abri.application.Outage;

/**
 * CRY-1: a wrapping key that rests elsewhere. What it wraps begins as what Tink's own keys wrap, with a mark and its number, so that
 * both kinds live side by side.
 *
 * <p>Something that does not open is damaged, or the key is out of reach, and no two key-management systems tell that in the same
 * words. So the key is held against its probe: only while it opens that, right before and right after, is damaged what it does not open.
 */
final class KeyElsewhere implements Aead {
    private static final byte MARK = 1;
    private static final int PREFIX = 1 + Integer.BYTES;

    private final byte[] prefix;
    private final String address;
    private final byte[] probe;
    private final KeysElsewhere elsewhere;

    KeyElsewhere(int number, String address, byte[] probe, KeysElsewhere elsewhere) {
        this.prefix = ByteBuffer.allocate(PREFIX).put(MARK).putInt(number).array();
        this.address = address;
        this.probe = probe;
        this.elsewhere = elsewhere;
    }

    /** Throws {@link Outage} when the key is out of reach. */
    @Override
    public byte[] encrypt(byte[] plain, byte[] associated) {
        try {
            var sealed = elsewhere.ask(address, key -> key.encrypt(plain, associated));
            return ByteBuffer.allocate(PREFIX + sealed.length).put(prefix).put(sealed).array();
        } catch (GeneralSecurityException | RuntimeException cannot) {
            throw KeysElsewhere.outage(address, cannot);
        }
    }

    /** Throws {@link Outage} when the key is out of reach, {@link GeneralSecurityException} for what is damaged alone. */
    @Override
    public byte[] decrypt(byte[] sealed, byte[] associated) throws GeneralSecurityException {
        if (sealed.length <= PREFIX || !Arrays.equals(sealed, 0, PREFIX, prefix, 0, PREFIX)) {
            throw new GeneralSecurityException("not wrapped by this key");
        }
        var inside = Arrays.copyOfRange(sealed, PREFIX, sealed.length);
        try {
            return opened(inside, associated);
        } catch (GeneralSecurityException perhapsOutOfReach) {
            mustAnswer();
        }
        try {
            return opened(inside, associated);
        } catch (GeneralSecurityException damaged) {
            mustAnswer();
            throw damaged;
        }
    }

    private byte[] opened(byte[] inside, byte[] associated) throws GeneralSecurityException {
        try {
            return elsewhere.ask(address, key -> key.decrypt(inside, associated));
        } catch (Outage | MasterKeyRefused outOfReach) {
            throw KeysElsewhere.outage(address, outOfReach);
        } catch (RuntimeException doesNotSay) {
            throw new GeneralSecurityException("another failure of the client", doesNotSay);
        }
    }

    /** Throws {@link Outage} unless it is there, and the one that was added. */
    void mustAnswer() {
        elsewhere.mustOpen(address, probe);
    }

    @Override
    public String toString() {
        return "KeyElsewhere[" + address + "]";
    }
}
