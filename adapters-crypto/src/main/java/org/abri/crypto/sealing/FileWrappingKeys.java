package org.abri.crypto.sealing;

import java.security.GeneralSecurityException;
import java.util.SortedSet;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.SealBroken;
import org.abri.application.sealing.WrappingKeys;

/** CRY-5: the wrapping keys in the file of the {@link MasterKey}, read again each time that they are asked for. */
public final class FileWrappingKeys implements WrappingKeys {
    private final MasterKey master;
    private final Wrapping wrapping;

    public FileWrappingKeys(MasterKey master) {
        this.master = master;
        this.wrapping = new Wrapping(master);
    }

    @Override
    public SortedSet<Integer> alive() {
        return master.read().wrappingKeys();
    }

    @Override
    public int wrapping(byte[] wrapped) {
        return MasterKey.wrappedBy(wrapped);
    }

    /** With the service's own, the newest pepper in the file is put to use too. */
    @Override
    public byte[] rewrapped(KeyOwner owner, byte[] wrapped, int by) {
        if (Wrapping.isService(owner)) {
            var unused = master.read();
        }
        return wrapping.wrapped(by, master.peppers().last(), owner, unwrapped(owner, wrapped));
    }

    @Override
    public boolean opens(KeyOwner owner, byte[] wrapped, int by) {
        if (wrapping(wrapped) != by) { return false; }
        try {
            var unused = OpenedKeySet.of(wrapping.unwrapped(owner, wrapped), by);
            return true;
        } catch (GeneralSecurityException doesNot) {
            return false;
        }
    }

    private byte[] unwrapped(KeyOwner owner, byte[] wrapped) {
        try {
            return wrapping.unwrapped(owner, wrapped);
        } catch (GeneralSecurityException e) {
            throw new SealBroken("The key set of " + owner.value() + " does not open", e);
        }
    }
}
