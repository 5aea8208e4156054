package org.abri.bootstrap.brokenhouse.web.account;

import java.time.Instant;
import org.abri.bootstrap.brokenhouse.application.inside.Shared;
import org.abri.bootstrap.brokenhouse.persistence.account.Table;
import org.abri.bootstrap.brokenhouse.web.relay.Desk;
import org.abri.domain.access.AccessDecision;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Facts;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;

/** Knows another adapter and what use cases share, refuses by itself, asks the policy by itself, and goes round in a circle. */
public record Page(Table table, Shared shared, Desk desk) {
    public AccessDecision decide(AccessPolicy policy, Viewpoint by, Facts facts, Instant now) {
        return table == null ? new Denied(Refusal.THE_HOST_REFUSES, false)
                : policy.decide(by, Action.SEE_VAULT, new Resource.TheService(), facts, now);
    }
}
