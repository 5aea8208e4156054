package org.abri.persistence;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.SealBroken;
import org.abri.application.sealing.Sealer;
import org.jooq.Field;
import org.jooq.TableRecord;

/**
 * LAW-4, CRY-2: turns the personal texts of one column of one row into their seal and back, for that row of that column of
 * that person, and for that row as it is: what is readable in it is bound in by its MAC ({@link Bound}). A column costs one
 * opening, however many texts it holds.
 */
@Singleton
public final class Sealing {
    private final Sealer sealer;
    private final Bound bound;
    private final Damage damage;

    Sealing(Sealer sealer, Bound bound, Damage damage) {
        this.sealer = sealer;
        this.bound = bound;
        this.damage = damage;
    }

    /** Seals the texts into that column of a row that {@link Bound#bound has its MAC}. */
    public <R extends TableRecord<R>> void seal(KeyOwner owner, R row, UUID id, Field<byte[]> column,
            Fields fields) {
        row.set(column, sealer.seal(place(owner, row, id, column), fields.bytes()));
    }

    /**
     * Throws {@link org.abri.application.sealing.SealBroken} when that was not sealed there, or not in that row as it is, or
     * the owner's key set is gone.
     */
    public Fields open(KeyOwner owner, TableRecord<?> row, UUID id, Field<byte[]> column) {
        if (!bound.holds(row)) { throw new SealBroken("The row of " + name(row, column) + " does not hold"); }
        return Fields.read(sealer.open(place(owner, row, id, column), row.get(column)));
    }

    /**
     * CRY-5: seals into {@code after}, which is the same row with another MAC, what rests in {@code before}. Throws
     * {@link org.abri.application.sealing.SealBroken} when it does not open there.
     */
    public <R extends TableRecord<R>> void reseal(KeyOwner owner, R before, R after, UUID id,
            Field<byte[]> column) {
        after.set(column, sealer.seal(place(owner, after, id, column),
                sealer.open(place(owner, before, id, column), before.get(column))));
    }

    /** As {@link #open}; empty, and told to the operator, when it does not open. */
    public Optional<Fields> openIfWhole(KeyOwner owner, TableRecord<?> row, UUID id, Field<byte[]> column) {
        return damage.openedOr(name(row, column), id, () -> open(owner, row, id, column));
    }

    private static Place place(KeyOwner owner, TableRecord<?> row, UUID id, Field<byte[]> column) {
        return new Place(owner, id, name(row, column) + ' ' + Bound.boundTo(row));
    }

    private static String name(TableRecord<?> row, Field<byte[]> column) {
        return row.getTable().getName() + '.' + column.getName();
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
