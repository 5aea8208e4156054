package org.abri.application.maintenance;

import org.abri.domain.maintenance.Maintenance;

/** AVL-1: the maintenance of the service, one for all its nodes. Inside units of work only. */
public interface Maintenances {
    /** {@link Maintenance#NONE} when nobody ever said anything. */
    Maintenance find();

    /** In the place of what there was. */
    void keep(Maintenance maintenance);
}
