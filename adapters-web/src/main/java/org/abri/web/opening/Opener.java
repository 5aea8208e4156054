package org.abri.web.opening;

import org.abri.domain.access.Action;
import org.abri.web.At;

/** ACC-5: who opens the vault of a person who is present, and where their pages are. */
public enum Opener {
    /** Staff of the relay. */
    AT_RELAY(Action.OPEN_BENEFICIARY_ACCOUNT),
    /** An operator, during a session at that relay. */
    ON_SITE(Action.OPEN_ON_SITE);

    private final Action action;

    Opener(Action action) {
        this.action = action;
    }

    Action action() {
        return action;
    }

    /** Where its forms are sent. */
    public String form(At.OfRelay at) {
        return this == ON_SITE ? at.onSite() : at.newPerson();
    }

    /** Where the screen is given back. */
    public String done(At.OfRelay at) {
        return this == ON_SITE ? at.onSiteDone() : at.newPersonDone();
    }

    /** From where whoever opens came. */
    public String before(At.OfRelay at) {
        return this == ON_SITE ? at.team() : at.people();
    }
}
