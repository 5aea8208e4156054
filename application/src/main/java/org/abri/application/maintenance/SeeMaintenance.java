package org.abri.application.maintenance;

import java.time.InstantSource;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.domain.maintenance.Maintenance;
import org.abri.domain.maintenance.Maintenance.Period;

/**
 * AVL-1: what is known of the maintenance, without asking the storage: at each request, and while the storage does not answer. The
 * host has it {@linkplain #refresh read again} as often as another node may take to notice.
 */
public final class SeeMaintenance {
    private final InstantSource clock;
    private final UnitOfWork work;
    private final Maintenances maintenances;
    private volatile Maintenance known = Maintenance.NONE;

    SeeMaintenance(Ports ports) {
        clock = ports.clock();
        work = ports.work();
        maintenances = ports.maintenances();
    }

    /** Reads it again. Throws {@link org.abri.application.Outage} when the storage does not answer: what was known is known on. */
    public void refresh() {
        know(work.inOne(maintenances::find));
    }

    void know(Maintenance now) {
        known = now;
    }

    /** Whether nobody is let in. */
    public boolean closed() {
        return known.closed();
    }

    /** What people are told to expect. */
    public Optional<Period> told() {
        return known.toldAt(clock.instant());
    }
}
