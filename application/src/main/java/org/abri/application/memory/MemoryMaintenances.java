package org.abri.application.memory;

import org.abri.application.maintenance.Maintenances;
import org.abri.domain.maintenance.Maintenance;

/** The maintenance of the service, in memory. */
final class MemoryMaintenances implements Maintenances {
    private static final boolean ONLY = true;

    private final Table<Boolean, Maintenance> rows;

    MemoryMaintenances(Memory memory) {
        rows = new Table<>(memory);
    }

    @Override
    public Maintenance find() {
        return rows.find(ONLY).orElse(Maintenance.NONE);
    }

    @Override
    public void keep(Maintenance maintenance) {
        rows.put(ONLY, maintenance);
    }
}
