package org.abri.application.sealing;

import java.util.List;
import java.util.function.LongConsumer;

/**
 * CRY-5: whatever rests and is found by a key of the {@link BlindIndex}, as the index is renewed. With how many keys it was made rests with
 * it, so that what a backup brings back is found as before. Inside units of work only.
 */
public interface FoundRows {
    /** How many keys of the index what rests here was made with, at least one. */
    int keysInUse();

    /**
     * Whether nobody else works with what rests here; if so, nobody else begins to before the unit of work ends. Who starts meanwhile
     * waits for that.
     */
    boolean alone();

    /** What is not as it was written, or does not open; of which table, and its id there. */
    record Damaged(String table, String id) {}

    /**
     * What was done.
     *
     * @param renewed how many rows are found by the new keys alone from now on
     * @param damaged those that are to the letter as they were, and are found no more
     */
    record Renewed(long renewed, List<Damaged> damaged) {}

    /**
     * Makes everything by so many keys, more than {@link #keysInUse}; says so from then on. What is damaged stays as it is: it never
     * becomes whole by this. {@code progress} is told how many rows were looked at so far.
     */
    Renewed renew(int keys, LongConsumer progress);
}
