package org.abri.application.watch;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;

/** CRY-7, OPS-1, VLT-13: how the service does, for operators and for the machine that runs it; numbers and ids, nobody's item. */
public final class SeeCondition {
    /** Of findings: whoever has more has them all in the log, and restores. */
    public static final int MOST_FINDINGS = 20;

    /** With the first {@value #MOST_FINDINGS} documents that are known to be damaged or gone. */
    public record Seen(Condition condition, List<Finding> findings) {}

    private final InstantSource clock;
    private final UnitOfWork work;
    private final Gate gate;
    private final WatchPorts watch;

    SeeCondition(Ports ports, Inside inside) {
        clock = ports.clock();
        work = ports.work();
        gate = inside.gate();
        watch = ports.watch();
    }

    /** Throws {@link org.abri.application.Outage} when the storage does not answer. */
    public Answer<Seen> see(Viewpoint by) {
        return work.inOne(() -> gate.at(by).letting(Action.SEE_CONDITION,
                key -> new Seen(watch.conditions().at(clock.instant()),
                        watch.findings().all(Optional.empty(), MOST_FINDINGS))));
    }

    /** For the machine: numbers alone, and nobody is asked who they are. Throws as {@link #see} does. */
    public Condition now() {
        return work.inOne(() -> watch.conditions().at(clock.instant()));
    }
}
