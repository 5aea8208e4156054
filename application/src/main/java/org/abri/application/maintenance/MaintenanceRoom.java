package org.abri.application.maintenance;

import org.abri.application.Ports;
import org.abri.application.inside.Inside;

/** The use cases about maintenance. */
public record MaintenanceRoom(KeepMaintenance keepMaintenance, SeeMaintenance seeMaintenance) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static MaintenanceRoom of(Ports ports, Inside inside) {
        var see = new SeeMaintenance(ports);
        return new MaintenanceRoom(new KeepMaintenance(ports, inside, see), see);
    }
}
