package org.abri.domain.relay;

/**
 * What a relay did in one month, in numbers of nobody.
 *
 * @param came   people whom it began to accompany
 * @param left   affiliations that ended
 * @param papers items that its staff added
 * @param opened vaults that were opened there
 */
public record MonthOfWork(int came, int left, int papers, int opened) {
    public static final MonthOfWork NOTHING = new MonthOfWork(0, 0, 0, 0);

    /** What is counted, as it is done: what becomes of it later changes no number, and tells nothing (VLT-3, END-2). */
    public enum Deed {
        CAME, LEFT, PAPER, OPENED
    }

    /** With one more of these. */
    public MonthOfWork and(Deed deed) {
        return switch (deed) {
            case CAME -> new MonthOfWork(came + 1, left, papers, opened);
            case LEFT -> new MonthOfWork(came, left + 1, papers, opened);
            case PAPER -> new MonthOfWork(came, left, papers + 1, opened);
            case OPENED -> new MonthOfWork(came, left, papers, opened + 1);
        };
    }

    /** How many people there were before it, when there are so many after it. */
    public int before(int after) {
        return Math.max(0, after - came + left);
    }
}
