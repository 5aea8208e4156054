package org.abri.application.privacy;

/** LAW-4, CRY-1: seals the fields of rows, each person's with their own key set. */
public interface Sealer {
    /** Makes the key set of a new owner; inside the unit of work that makes the owner. Making it again changes nothing. */
    void makeKeySet(KeyOwner owner);

    byte[] seal(Place place, byte[] plain);

    /** Throws {@link SealBroken} when the bytes were not sealed at that place, or the owner's key set is gone. */
    byte[] open(Place place, byte[] sealed);

    /** CRY-6: after this, nothing of that owner opens any more. */
    void destroyKeySet(KeyOwner owner);
}
