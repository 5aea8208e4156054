package org.abri.application.relay;

import java.util.List;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;

/** ACC-12: where somebody works, and as what. */
public final class SeeWorkplaces {
    private final UnitOfWork work;
    private final Gate gate;
    private final RelayPorts ports;

    SeeWorkplaces(Ports ports, Inside inside) {
        work = ports.work();
        gate = inside.gate();
        this.ports = ports.relay();
    }

    public Answer<List<Workplace>> see(Viewpoint by) {
        return work.inOne(() -> gate.at(by).letting(Action.SEE_WORKPLACES,
                key -> ports.workplacesOf(by.who().orElseThrow())));
    }
}
