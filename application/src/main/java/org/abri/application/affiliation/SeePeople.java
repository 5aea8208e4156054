package org.abri.application.affiliation;

import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.affiliation.People.PersonLine;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.relay.RelayId;

/** VLT-4, AFF-3: staff see whom their relay accompanies. */
public final class SeePeople {
    private final UnitOfWork work;
    private final Gate gate;
    private final People people;

    SeePeople(Ports ports, Inside inside) {
        work = ports.work();
        gate = inside.gate();
        people = ports.affiliation().people();
    }

    public Answer<Listed<PersonLine>> list(Viewpoint by, RelayId relay, Listing wanted) {
        return work.inOne(() -> gate.at(by, relay).letting(Action.SEE_PEOPLE,
                key -> Listed.of(people.list(key, relay, wanted), wanted, PersonLine::mark)));
    }
}
