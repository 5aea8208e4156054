package org.abri.application.maintenance;

import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.watch.Conditions;
import org.abri.application.watch.Round;
import org.abri.domain.journal.Act;
import org.abri.domain.maintenance.Maintenance;
import org.abri.domain.maintenance.Maintenance.Period;

/**
 * AVL-1, LAW-2: whoever runs the service announces its maintenance, begins and ends it, from the machine that runs it; all of it is
 * in the service's journal, and so are its backups, and that it was restored from one. No node lets anybody in within seconds; what is under way goes on to its end.
 */
public final class KeepMaintenance {
    private final InstantSource clock;
    private final UnitOfWork work;
    private final Maintenances maintenances;
    private final Recorder recorder;
    private final Conditions conditions;
    private final SeeMaintenance see;

    KeepMaintenance(Ports ports, Inside inside, SeeMaintenance see) {
        clock = ports.clock();
        work = ports.work();
        maintenances = ports.maintenances();
        recorder = inside.recorder();
        conditions = ports.watch().conditions();
        this.see = see;
    }

    /** Answers whether it is announced: not when it would be over already. */
    public boolean announce(Period period) {
        if (!clock.instant().isBefore(period.until())) { return false; }
        keep(before -> before.announcing(period), Act.MAINTENANCE_ANNOUNCED);
        return true;
    }

    /** Closes the service. */
    public void begin() {
        keep(Maintenance::begun, Act.MAINTENANCE_BEGUN);
    }

    /** Opens it again, or calls off what was announced. */
    public void end() {
        keep(Maintenance::ended, Act.MAINTENANCE_ENDED);
    }

    /** LAW-2: everything that rests here was copied, under that name, but for what {@code lost} documents had held. */
    public void backedUp(String name, long lost) {
        work.inOne(() -> {
            var now = clock.instant();
            recorder.byService(Act.BACKED_UP, name, now);
            conditions.done(Round.BACKUP, new Round.Done(now, lost, 0));
            return now;
        });
    }

    /** LAW-2: everything that rests here came from the backup of that name. */
    public void restored(String name) {
        work.inOne(() -> {
            var now = clock.instant();
            recorder.byService(Act.RESTORED, name, now);
            return now;
        });
    }

    private void keep(UnaryOperator<Maintenance> change, Act act) {
        work.inOne(() -> {
            var changed = change.apply(maintenances.find());
            maintenances.keep(changed);
            recorder.byService(act, "", clock.instant());
            work.afterwards(() -> see.know(changed));
            return changed;
        });
    }
}
