package org.abri.application.account;

import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;

/** PRI-1: who the service takes somebody for. */
public final class SeeOwnAccount {
    private final UnitOfWork work;
    private final Gate gate;
    private final Accounts accounts;

    SeeOwnAccount(Ports ports, Inside inside) {
        work = ports.work();
        gate = inside.gate();
        accounts = ports.account().accounts();
    }

    public Answer<Account> see(Viewpoint by) {
        return work.inOne(() -> gate.at(by).lettingIfThere(Action.SEE_OWN_ACCOUNT,
                key -> accounts.find(by.who().orElseThrow())));
    }
}
