package org.abri.persistence.relay;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.relay.InForce;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.persistence.Fields;
import org.abri.persistence.Sealing;
import org.abri.persistence.schema.tables.records.RelayRecord;

/** How relays rest, for whoever joins them. */
public final class RelayRows {
    static final String SEALED = "relay.sealed";

    private static final int NAME = 1;
    private static final int COST = 2;
    private static final int FROM = 3;
    private static final int UNTIL = 4;

    private RelayRows() {}

    static RelayRecord row(Sealing sealing, Relay relay) {
        var agreement = relay.agreement();
        var inForce = relay.inForce();
        var id = relay.id().value();
        return new RelayRecord(id, relay.zone().getId(), inForce.from(), inForce.before(),
                inForce.suspendedSince().orElse(null),
                sealing.seal(KeyOwner.SERVICE, SEALED, id, Fields.none().with(NAME, relay.name())
                        .with(COST, agreement.costOfUse()).with(FROM, agreement.from().toString())
                        .with(UNTIL, agreement.until().toString())));
    }

    /** As it rests, opened. */
    public static Relay relay(Sealing sealing, RelayRecord row) {
        var fields = sealing.open(KeyOwner.SERVICE, SEALED, row.getId(), row.getSealed());
        return new Relay(new RelayId(row.getId()), fields.text(NAME), ZoneId.of(row.getZone()),
                new ServiceAgreement(LocalDate.parse(fields.text(FROM)), LocalDate.parse(fields.text(UNTIL)),
                        fields.text(COST), Optional.ofNullable(row.getSuspendedSince())));
    }

    /** REL-3, without opening anything. */
    public static InForce inForce(RelayRecord row) {
        return new InForce(new RelayId(row.getId()), row.getInForceFrom(), row.getInForceBefore(),
                Optional.ofNullable(row.getSuspendedSince()));
    }
}
