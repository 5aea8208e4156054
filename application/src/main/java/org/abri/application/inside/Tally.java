package org.abri.application.inside;

import java.time.Instant;
import java.time.YearMonth;
import org.abri.application.relay.Figures;
import org.abri.domain.relay.MonthOfWork.Deed;
import org.abri.domain.relay.Relay;

/** Counts what is done at a relay, in the unit of work of the act, in the month that it is there. */
public final class Tally {
    private final Figures figures;

    Tally(Figures figures) {
        this.figures = figures;
    }

    /** One more. */
    public void count(Relay relay, Deed deed, Instant now) {
        figures.count(relay.id(), YearMonth.from(now.atZone(relay.zone())), deed);
    }
}
