package org.abri.persistence.relay;

import static org.abri.persistence.schema.Tables.RELAY;

import jakarta.inject.Singleton;
import java.text.Collator;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.abri.application.privacy.KeyOwner;
import org.abri.application.privacy.Sealer;
import org.abri.application.relay.Relays;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.persistence.Sealing;
import org.abri.persistence.schema.tables.records.RelayRecord;
import org.jooq.DSLContext;

/** Relays in SQL, their names and costs sealed with the service's own key set. */
@Singleton
final class SqlRelays implements Relays {
    private static final String TABLE = "relay";

    private final DSLContext sql;
    private final Sealer sealer;
    private final Sealing sealing;

    SqlRelays(DSLContext sql, Sealer sealer, Sealing sealing) {
        this.sql = sql;
        this.sealer = sealer;
        this.sealing = sealing;
    }

    @Override
    public void add(Relay relay) {
        sealer.makeKeySet(KeyOwner.SERVICE);
        sql.executeInsert(row(relay));
    }

    @Override
    public void save(Relay relay) {
        if (sql.executeUpdate(row(relay)) == 0) { throw new IllegalStateException("no such relay"); }
    }

    @Override
    public Optional<Relay> find(RelayId id) {
        return sql.selectFrom(RELAY).where(RELAY.ID.eq(id.value())).fetchOptional(this::relay);
    }

    /** Sorted after opening, as people sort names: accents and capitals do not scatter them. */
    @Override
    public List<Relay> all() {
        return sql.selectFrom(RELAY).fetch(this::relay).stream()
                .sorted(Comparator.comparing(Relay::name, Collator.getInstance(Locale.ROOT)::compare))
                .toList();
    }

    private RelayRecord row(Relay relay) {
        var agreement = relay.agreement();
        var row = new RelayRecord();
        row.setId(relay.id().value());
        row.setZone(relay.zone().getId());
        row.setInForceFrom(agreement.from().atStartOfDay(relay.zone()).toInstant());
        row.setInForceBefore(agreement.until().plusDays(1).atStartOfDay(relay.zone()).toInstant());
        row.setSuspendedSince(agreement.suspendedSince().orElse(null));
        row.setSealed(
                sealing.seal(KeyOwner.SERVICE, TABLE, relay.id().value(), relay.name(), agreement.costOfUse(),
                        agreement.from().toString(), agreement.until().toString()));
        return row;
    }

    private Relay relay(RelayRecord row) {
        var texts = sealing.open(KeyOwner.SERVICE, TABLE, row.getId(), row.getSealed());
        return new Relay(new RelayId(row.getId()), texts.get(0), ZoneId.of(row.getZone()),
                new ServiceAgreement(LocalDate.parse(texts.get(2)), LocalDate.parse(texts.get(3)),
                        texts.get(1),
                        Optional.ofNullable(row.getSuspendedSince())));
    }
}
