package org.abri.application.inside;

import java.time.Instant;
import org.abri.application.Ports;
import org.abri.application.recovery.Recoveries;
import org.abri.application.relay.Renewals;
import org.abri.domain.account.AccountId;
import org.abri.domain.recovery.Recovery;
import org.abri.domain.relay.Renewal;

/** SEC-4, AUT-6: what becomes of ways back in by what is changed of an account. Inside the act's unit of work only. */
public final class Recovering {
    private final Recoveries recoveries;
    private final Renewals renewals;

    Recovering(Ports ports) {
        recoveries = ports.recoveries();
        renewals = ports.relay().renewals();
    }

    /** Another phone is on the account, or none: what the one before received, or began, leads nowhere. */
    public void withoutPhone(AccountId person, Instant now) {
        recoveries.find(person).map(Recovery::withoutPhone).ifPresent(recoveries::save);
        renewals.find(person).filter(asked -> asked.way() == Renewal.Way.SMS && asked.openAt(now))
                .ifPresent(asked -> renewals.save(asked.stopped(now)));
    }
}
