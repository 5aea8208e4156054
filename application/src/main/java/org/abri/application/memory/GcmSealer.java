package org.abri.application.memory;

import java.util.Set;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.Sealer;

/** Seals fields with AES-256-GCM; the place is bound in (CRY-2). */
final class GcmSealer implements Sealer {
    private final KeyRing keys;

    GcmSealer(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public void makeKeySet(KeyOwner owner) {
        keys.make(owner);
    }

    @Override
    public byte[] seal(Place place, byte[] plain) {
        return keys.sealed(keys.keyOf(place.owner()), KeyRing.bytesOf(place), plain);
    }

    @Override
    public byte[] open(Place place, byte[] sealed) {
        return keys.opened(keys.keyOf(place.owner()), KeyRing.bytesOf(place), sealed);
    }

    /** Nothing is far away. */
    @Override
    public void prepare(Set<KeyOwner> owners) {}

    @Override
    public void destroyKeySet(KeyOwner owner) {
        keys.destroy(owner);
    }
}
