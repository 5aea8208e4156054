package org.abri.persistence.relay;

import static org.abri.persistence.schema.Tables.RELAY;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.relay.InForce;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.persistence.Bound;
import org.abri.persistence.Fields;
import org.abri.persistence.Sealing;
import org.abri.persistence.schema.tables.records.RelayRecord;

/** How relays rest, for whoever joins them. */
public final class RelayRows {
    private static final int NAME = 1;
    private static final int COST = 2;
    private static final int FROM = 3;
    private static final int UNTIL = 4;
    private static final int SHORT_NAME = 5;
    private static final int PHONE = 6;

    private RelayRows() {}

    private static final long FIRST_VERSION = 1;

    static RelayRecord row(Bound bound, Sealing sealing, Relay relay) {
        var agreement = relay.agreement();
        var inForce = relay.inForce();
        var id = relay.id().value();
        var row = bound.bound(new RelayRecord(id, relay.zone().getId(), inForce.from(), inForce.before(),
                inForce.suspendedSince().orElse(null), FIRST_VERSION, null, null));
        sealing.seal(KeyOwner.SERVICE, row, id, RELAY.SEALED,
                Fields.none().with(NAME, relay.name()).with(COST, agreement.costOfUse())
                        .with(FROM, agreement.from().toString())
                        .with(UNTIL, agreement.until().toString()).with(SHORT_NAME, relay.shortName())
                        .with(PHONE, relay.phone().map(PhoneNumber::value)));
        return row;
    }

    /** As it rests, opened, of a row that holds; what does not open is {@linkplain Relay#unreadable said to be so}. */
    public static Relay relay(Sealing sealing, RelayRecord row) {
        return sealing.openIfWhole(KeyOwner.SERVICE, row, row.getId(), RELAY.SEALED)
                .map(fields -> relay(fields, row))
                .orElseGet(() -> Relay.unreadable(inForce(row), ZoneId.of(row.getZone())));
    }

    private static Relay relay(Fields fields, RelayRecord row) {
        return new Relay(new RelayId(row.getId()), fields.text(NAME), fields.text(SHORT_NAME),
                fields.find(PHONE).map(PhoneNumber::new), ZoneId.of(row.getZone()),
                new ServiceAgreement(LocalDate.parse(fields.text(FROM)), LocalDate.parse(fields.text(UNTIL)),
                        fields.text(COST), Optional.ofNullable(row.getSuspendedSince())));
    }

    /** REL-3, without opening anything. */
    public static InForce inForce(RelayRecord row) {
        return new InForce(new RelayId(row.getId()), row.getInForceFrom(), row.getInForceBefore(),
                Optional.ofNullable(row.getSuspendedSince()));
    }
}
