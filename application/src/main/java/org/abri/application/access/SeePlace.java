package org.abri.application.access;

import java.util.stream.Stream;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;

/** What somebody may do at a place, without doing it: for forms, buttons and tabs. Nothing is recorded. */
public final class SeePlace {
    private final UnitOfWork work;
    private final Gate gate;

    SeePlace(Ports ports, Inside inside) {
        work = ports.work();
        gate = inside.gate();
    }

    /** The look itself, if {@code action} or one of the {@code others} may be done there; else why {@code action} may not. */
    public Answer<Look> at(Viewpoint by, About about, Action action, Action... others) {
        return work.inOne(() -> {
            var door = gate.at(by, about);
            var allowed = Stream.of(others).filter(door.look()::may).findFirst();
            return door.letting(allowed.orElse(action), key -> door.look());
        });
    }
}
