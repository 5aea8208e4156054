package org.abri.application.affiliation;

import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.relay.Figures;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.relay.MonthOfWork;
import org.abri.domain.relay.RelayId;

/** REL-5: how much is done at a relay, for its managers: in numbers, of nobody. */
public final class SeeFigures {
    /** {@code followed} is how many people were affiliated at its end; of the month that it is, how many are now. */
    public record Month(YearMonth month, int followed, MonthOfWork work) {}

    /** The month that it is there, and the one before. */
    public record TwoMonths(Month now, Month before) {}

    private final UnitOfWork work;
    private final Gate gate;
    private final Figures figures;
    private final People people;

    SeeFigures(Ports ports, Inside inside) {
        work = ports.work();
        gate = inside.gate();
        figures = ports.relay().figures();
        people = ports.affiliation().people();
    }

    public Answer<TwoMonths> see(Viewpoint by, RelayId relay) {
        return work.inOne(() -> {
            var door = gate.at(by, relay);
            return door.lettingIfThere(Action.SEE_FIGURES, key -> seen(door.look(), key, relay));
        });
    }

    private Optional<TwoMonths> seen(Look look, Granted key, RelayId relay) {
        return look.relay().map(here -> {
            var now = YearMonth.from(key.at().atZone(here.zone()));
            var months = figures.find(relay, Set.of(now, now.minusMonths(1)));
            var ofNow = Optional.ofNullable(months.get(now)).orElse(MonthOfWork.NOTHING);
            var ofBefore = Optional.ofNullable(months.get(now.minusMonths(1))).orElse(MonthOfWork.NOTHING);
            var followed = people.count(key, relay);
            return new TwoMonths(new Month(now, followed, ofNow),
                    new Month(now.minusMonths(1), ofNow.before(followed), ofBefore));
        });
    }
}
