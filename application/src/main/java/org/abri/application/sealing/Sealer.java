package org.abri.application.sealing;

import java.util.Set;

/** LAW-4, CRY-1: seals the fields of rows, each person's with their own key set (envelope encryption, AEAD). */
public interface Sealer {
    /** Makes the key set of a new owner; inside the unit of work that makes the owner. Making it again changes nothing. */
    void makeKeySet(KeyOwner owner);

    /** Throws {@link SealBroken} when the owner has no key set. */
    byte[] seal(Place place, byte[] plain);

    /** Throws {@link SealBroken} when the bytes were not sealed at that place, or the owner's key set is gone. */
    byte[] open(Place place, byte[] sealed);

    /**
     * Makes sure that what follows for these owners asks the storage for no key set, as far as they are there: all of them
     * are fetched in one read. It changes nothing but how long that takes.
     */
    void prepare(Set<KeyOwner> owners);

    /** CRY-6: after this, nothing of that owner opens any more. Destroying it again changes nothing. */
    void destroyKeySet(KeyOwner owner);
}
