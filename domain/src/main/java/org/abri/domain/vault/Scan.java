package org.abri.domain.vault;

/**
 * LAW-4: what became of a document whose owner wishes that it is looked at for what harms computers.
 *
 * @param toShare whether it is shared once nothing was found: as whoever added it said; only of one that waits
 */
public record Scan(Finding finding, boolean toShare) {
    /** What is known. The names are stored: they are never renamed, only added to. */
    public enum Finding {
        /** It is not looked at yet. */
        WAITING,
        /** Nothing was found. */
        CLEAN,
        /** Something was found that harms. */
        BAD,
        /** It cannot be looked at: it is too large for that, or damaged. */
        UNKNOWN;

        /** Whether nobody but its owner sees such a document, whatever they wish. */
        public boolean holdsBack() {
            return this == WAITING || this == BAD;
        }
    }

    /** Throws {@link IllegalArgumentException} when something is to be done that is over. */
    public Scan {
        if (toShare && finding != Finding.WAITING) {
            throw new IllegalArgumentException("nothing waits any more");
        }
    }

    /** One that waits, and is shared afterwards or not. */
    public static Scan waiting(boolean toShare) {
        return new Scan(Finding.WAITING, toShare);
    }

    /** One that waits no more. */
    public static Scan found(Finding finding) {
        return new Scan(finding, false);
    }
}
