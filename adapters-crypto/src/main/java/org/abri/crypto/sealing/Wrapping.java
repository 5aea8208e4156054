package org.abri.crypto.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.abri.application.sealing.KeyOwner;

/**
 * CRY-1: how a key set rests: wrapped by one of the {@link MasterKey}'s wrapping keys, whose number it begins with, with its
 * owner's id bound in, so that given to somebody else it does not open.
 *
 * <p>OPS-1: with that of the service go check values of the keys that only make hashes, so that it opens with the right ones
 * alone. It ends with the number of the pepper that is in use, which is bound in by its check value.
 */
final class Wrapping {
    private static final byte[] LABEL = "abri key set 1 of ".getBytes(US_ASCII);

    private final MasterKey master;

    Wrapping(MasterKey master) {
        this.master = master;
    }

    /** By the wrapping key of that number; the service's own with that pepper in use. */
    byte[] wrapped(int number, int pepper, KeyOwner owner, byte[] keySet) {
        if (!isService(owner)) { return master.wrap(number, keySet, associated(owner, new byte[0])); }
        var wrapped = master.wrap(number, keySet, associated(owner, master.checkValue(pepper)));
        return ByteBuffer.allocate(wrapped.length + Integer.BYTES).put(wrapped).putInt(pepper).array();
    }

    /** Throws {@link org.abri.application.Outage} when it takes a key that comes next, and is not in the file yet. */
    byte[] unwrapped(KeyOwner owner, byte[] wrapped) throws GeneralSecurityException {
        if (!isService(owner)) { return master.unwrap(wrapped, associated(owner, new byte[0])); }
        if (wrapped.length < Integer.BYTES) { throw new GeneralSecurityException("too short"); }
        var end = wrapped.length - Integer.BYTES;
        var pepper = pepperOf(wrapped);
        if (!master.hasPepper(pepper)) {
            throw new GeneralSecurityException("The master key has no pepper " + pepper);
        }
        return master.unwrap(Arrays.copyOf(wrapped, end), associated(owner, master.checkValue(pepper)));
    }

    /** The pepper that is in use, as the service's key set says. */
    static int pepperOf(byte[] wrapped) {
        return ByteBuffer.wrap(wrapped).getInt(wrapped.length - Integer.BYTES);
    }

    static boolean isService(KeyOwner owner) {
        return owner.equals(KeyOwner.SERVICE);
    }

    private static byte[] associated(KeyOwner owner, byte[] check) {
        return ByteBuffer.allocate(LABEL.length + 2 * Long.BYTES + check.length).put(LABEL)
                .putLong(owner.value().getMostSignificantBits())
                .putLong(owner.value().getLeastSignificantBits()).put(check).array();
    }
}
