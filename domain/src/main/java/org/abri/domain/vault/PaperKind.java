package org.abri.domain.vault;

import java.time.LocalDate;
import java.time.Period;
import org.abri.domain.reminder.LeadTime;

/**
 * VLT-1: which kind of paper a document is to its owner; LAW-4: it is sealed like its title, since it tells of a life. The
 * names are stored: they are never renamed, only added to.
 */
public enum PaperKind {
    /** Who somebody is: identity card, passport, birth certificate. */
    IDENTITY,
    /** That they may be where they are: residence permit, request for asylum. */
    RESIDENCE, HEALTH, HOUSING, WORK,
    /** What they live on: pay slips, benefits, taxes. */
    INCOME, FAMILY, SCHOOL,
    /** Whatever else, and as long as nobody has said. */
    OTHER;

    /** Who still keeps a paper for so long after its last day knows that it is none any more. */
    private static final Period TOLD_AFTER = Period.ofMonths(1);

    /** How long before the last day of such a paper its owner is told: as long as another one takes. */
    public Period toldBefore() {
        return switch (this) {
            case IDENTITY, RESIDENCE -> Period.ofMonths(3);
            case HEALTH, HOUSING, WORK, INCOME, FAMILY, SCHOOL, OTHER -> Period.ofMonths(1);
        };
    }

    /** REM-1: what is proposed to whoever wishes an SMS before the last day of such a paper: in time to ask for another one. */
    public LeadTime proposed() {
        return LeadTime.months(switch (this) {
            case RESIDENCE -> 4;
            case IDENTITY -> 2;
            case HEALTH, HOUSING, WORK, INCOME, FAMILY, SCHOOL, OTHER -> 1;
        });
    }

    /** Whether its owner is told on that day that such a paper, good until the end of {@code last}, ends or has ended. */
    public boolean isTold(LocalDate last, LocalDate day) {
        return !day.isBefore(last.minus(toldBefore())) && !day.isAfter(last.plus(TOLD_AFTER));
    }
}
