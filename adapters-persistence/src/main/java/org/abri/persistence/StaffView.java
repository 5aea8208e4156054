package org.abri.persistence;

import static org.abri.persistence.schema.Tables.MEMBERSHIP;
import static org.abri.persistence.schema.Tables.RELAY;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.selectOne;

import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.relay.RelayId;
import org.jooq.Condition;

/** The policy's words about staff, as conditions of a query: each holds now, in the database, not when the key was made. */
public final class StaffView {
    private StaffView() {}

    /** ACC-13, REL-3: the key is of somebody who belongs to that relay, whose agreement is in force. */
    public static Condition worksThere(Granted key, RelayId relay) {
        return key.viewpoint() instanceof Viewpoint.StaffAt staff && staff.relay().equals(relay)
                ? isMember(staff).and(agreementInForce(staff, key))
                : falseCondition();
    }

    private static Condition isMember(Viewpoint.StaffAt staff) {
        return exists(selectOne().from(MEMBERSHIP)
                .where(MEMBERSHIP.ACCOUNT.eq(staff.account().value()))
                .and(MEMBERSHIP.RELAY.eq(staff.relay().value())));
    }

    private static Condition agreementInForce(Viewpoint.StaffAt staff, Granted key) {
        return exists(selectOne().from(RELAY)
                .where(RELAY.ID.eq(staff.relay().value())).and(RELAY.SUSPENDED_SINCE.isNull())
                .and(RELAY.IN_FORCE_FROM.le(key.at())).and(RELAY.IN_FORCE_BEFORE.gt(key.at())));
    }
}
