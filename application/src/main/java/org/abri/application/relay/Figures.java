package org.abri.application.relay;

import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import org.abri.domain.relay.MonthOfWork;
import org.abri.domain.relay.MonthOfWork.Deed;
import org.abri.domain.relay.RelayId;

/** How much was done at each relay in each month, by numbers alone. Inside units of work only. */
public interface Figures {
    /** One more, in the unit of work of the act; counted together with whatever others count meanwhile. */
    void count(RelayId relay, YearMonth month, Deed deed);

    /** Of each of these months, in one read; of those in which nothing was done, {@link MonthOfWork#NOTHING}. */
    Map<YearMonth, MonthOfWork> find(RelayId relay, Set<YearMonth> months);
}
