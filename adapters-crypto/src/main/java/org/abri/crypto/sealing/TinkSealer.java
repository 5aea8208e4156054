package org.abri.crypto.sealing;

import java.security.GeneralSecurityException;
import java.util.Set;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.SealBroken;
import org.abri.application.sealing.Sealer;

/** CRY-1, CRY-2: seals fields with AES-256-GCM, by their owner's key set, bound to their place. */
public final class TinkSealer implements Sealer {
    private final KeySets keySets;

    public TinkSealer(KeySets keySets) {
        this.keySets = keySets;
    }

    @Override
    public void makeKeySet(KeyOwner owner) {
        keySets.make(owner);
    }

    @Override
    public byte[] seal(Place place, byte[] plain) {
        var keySet = keySets.of(place.owner());
        try {
            return keySet.fields().encrypt(plain, PlaceBytes.of(place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing", e);
        }
    }

    @Override
    public byte[] open(Place place, byte[] sealed) {
        var keySet = keySets.of(place.owner());
        try {
            return keySet.fields().decrypt(sealed, PlaceBytes.of(place));
        } catch (GeneralSecurityException e) {
            throw new SealBroken("The " + place.field() + " of " + place.row() + " does not open", e);
        }
    }

    @Override
    public void prepare(Set<KeyOwner> owners) {
        keySets.prepare(owners);
    }

    @Override
    public void destroyKeySet(KeyOwner owner) {
        keySets.destroy(owner);
    }
}
