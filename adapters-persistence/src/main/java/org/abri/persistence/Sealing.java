package org.abri.persistence;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.Sealer;

/**
 * LAW-4, CRY-2: turns the personal texts of one column of one row into their seal and back, for that row of that column of
 * that person: a column costs one opening, however many texts it holds.
 */
@Singleton
public final class Sealing {
    private final Sealer sealer;

    Sealing(Sealer sealer) {
        this.sealer = sealer;
    }

    /** {@code column} as {@code table.column}. */
    public byte[] seal(KeyOwner owner, String column, UUID row, Fields fields) {
        return sealer.seal(new Place(owner, row, column), fields.bytes());
    }

    /** Throws {@link org.abri.application.sealing.SealBroken} when that was not sealed there, or the owner's key set is gone. */
    public Fields open(KeyOwner owner, String column, UUID row, byte[] sealed) {
        return Fields.read(sealer.open(new Place(owner, row, column), sealed));
    }

    /** Before many rows of several owners are opened: {@link Sealer#prepare}. */
    public void prepare(Set<KeyOwner> owners) {
        sealer.prepare(owners);
    }

    /** {@link Sealer#makeKeySet}. */
    public void makeKeySet(KeyOwner owner) {
        sealer.makeKeySet(owner);
    }
}
