package org.abri.bootstrap.brokenhouse.application.relay;

import org.abri.bootstrap.brokenhouse.application.account.OpenAccount;
import org.abri.bootstrap.brokenhouse.application.inside.Shared;
import org.abri.bootstrap.brokenhouse.persistence.account.Table;

/** One half of a circle. */
public record CloseRelay(OpenAccount first) {
    public boolean with(Table table, Shared shared) {
        return first.equals(new OpenAccount(table, shared));
    }
}
