package org.abri.application.inside;

import org.abri.application.Ports;
import org.abri.application.recovery.Recoveries;
import org.abri.domain.account.AccountId;
import org.abri.domain.recovery.Recovery;

/** SEC-4: what becomes of recoveries of lost passwords by what is changed of an account. Inside the act's unit of work only. */
public final class Recovering {
    private final Recoveries recoveries;

    Recovering(Ports ports) {
        recoveries = ports.recoveries();
    }

    /** Another phone is on the account, or none: what the one before received, or began, leads nowhere. */
    public void withoutPhone(AccountId person) {
        recoveries.find(person).map(Recovery::withoutPhone).ifPresent(recoveries::save);
    }
}
