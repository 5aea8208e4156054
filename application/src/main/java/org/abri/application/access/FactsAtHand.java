package org.abri.application.access;

import org.abri.application.Outage;
import org.abri.domain.access.Viewpoint;

/** GATE-1: reads what the rules ask for. */
public interface FactsAtHand {
    /**
     * The facts of that viewpoint and that place as they rest now, in one read, inside a unit of work. Somebody whose account
     * is gone has everything still to do ({@link org.abri.domain.account.Standing#PASSWORD_TO_CHOOSE}); what is not there is
     * empty. It opens no seal. Throws {@link Outage} when the storage does not answer.
     */
    AtHand read(Viewpoint by, About about);
}
