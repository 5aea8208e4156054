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
import org.abri.domain.relay.ServiceAgreement.Period;
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
    private static final int NEXT_FROM = 7;
    private static final int NEXT_UNTIL = 8;
    private static final int NEXT_COST = 9;
    private static final int SUSPENDED_WHY = 10;

    private RelayRows() {}

    private static final long FIRST_VERSION = 1;

    static RelayRecord row(Bound bound, Sealing sealing, Relay relay) {
        return row(bound, sealing, relay, Fields.none());
    }

    /** What a newer program kept {@code before} in that row stays there. */
    static RelayRecord row(Bound bound, Sealing sealing, Relay relay, Fields before) {
        var inForce = relay.inForce();
        var id = relay.id().value();
        var row = bound.bound(new RelayRecord(id, relay.zone().getId(), inForce.from(), inForce.before(),
                inForce.next().map(InForce.Span::from).orElse(null),
                inForce.next().map(InForce.Span::before).orElse(null),
                inForce.suspendedSince().orElse(null), FIRST_VERSION, null, null));
        sealing.seal(KeyOwner.SERVICE, row, id, RELAY.SEALED, fields(relay).keeping(before, SUSPENDED_WHY));
        return row;
    }

    private static Fields fields(Relay relay) {
        var agreement = relay.agreement();
        return Fields.none().with(NAME, relay.name()).with(COST, agreement.costOfUse())
                .with(FROM, agreement.from().toString()).with(UNTIL, agreement.until().toString())
                .with(SHORT_NAME, relay.shortName()).with(PHONE, relay.phone().map(PhoneNumber::value))
                .with(NEXT_FROM, agreement.next().map(period -> period.from().toString()))
                .with(NEXT_UNTIL, agreement.next().map(period -> period.until().toString()))
                .with(NEXT_COST, agreement.next().map(Period::costOfUse))
                .with(SUSPENDED_WHY, agreement.suspendedWhy());
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
                        fields.text(COST), Optional.ofNullable(row.getSuspendedSince()),
                        fields.find(NEXT_FROM).map(from -> new Period(LocalDate.parse(from),
                                LocalDate.parse(fields.text(NEXT_UNTIL)), fields.text(NEXT_COST))),
                        fields.find(SUSPENDED_WHY)));
    }

    /** REL-3, without opening anything. */
    public static InForce inForce(RelayRecord row) {
        return new InForce(new RelayId(row.getId()), row.getInForceFrom(), row.getInForceBefore(),
                Optional.ofNullable(row.getSuspendedSince()),
                Optional.ofNullable(row.getNextFrom())
                        .map(from -> new InForce.Span(from, row.getNextBefore())));
    }
}
