package org.abri.domain.relay;

/**
 * What a relay did in one month, in numbers of nobody.
 *
 * @param came   people whom it began to accompany
 * @param left   affiliations that ended
 * @param papers items that its staff added
 * @param opened vaults that were opened there
 * @param recoveries SEC-6: of lost passwords, that its staff started
 */
public record MonthOfWork(int came, int left, int papers, int opened, int recoveries) {
    public static final MonthOfWork NOTHING = new MonthOfWork(0, 0, 0, 0, 0);

    /** What is counted, as it is done: what becomes of it later changes no number, and tells nothing (VLT-3, END-2). */
    public enum Deed {
        CAME, LEFT, PAPER, OPENED, RECOVERY_STARTED
    }

    /** With one more of these. */
    public MonthOfWork and(Deed deed) {
        return switch (deed) {
            case CAME -> new MonthOfWork(came + 1, left, papers, opened, recoveries);
            case LEFT -> new MonthOfWork(came, left + 1, papers, opened, recoveries);
            case PAPER -> new MonthOfWork(came, left, papers + 1, opened, recoveries);
            case OPENED -> new MonthOfWork(came, left, papers, opened + 1, recoveries);
            case RECOVERY_STARTED -> new MonthOfWork(came, left, papers, opened, recoveries + 1);
        };
    }

    /** How many people there were before it, when there are so many after it. */
    public int before(int after) {
        return Math.max(0, after - came + left);
    }
}
