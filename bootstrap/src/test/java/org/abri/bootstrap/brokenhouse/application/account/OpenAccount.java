package org.abri.bootstrap.brokenhouse.application.account;

import java.util.UUID;
import org.abri.bootstrap.brokenhouse.application.inside.Shared;
import org.abri.bootstrap.brokenhouse.application.relay.CloseRelay;
import org.abri.bootstrap.brokenhouse.persistence.account.Table;

/** Knows an adapter, draws at random, can be made by anybody, and goes round in a circle. */
public final class OpenAccount {
    private final Table table;
    private final Shared shared;

    public OpenAccount(Table table, Shared shared) {
        this.table = table;
        this.shared = shared;
    }

    public UUID open(CloseRelay other) {
        return other.with(table, shared) ? new UUID(0, 0) : UUID.randomUUID();
    }
}
