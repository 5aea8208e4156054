package org.abri.persistence.relay;

import static org.abri.persistence.schema.Tables.RELAY;

import jakarta.inject.Singleton;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.relay.Relays;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.persistence.Bound;
import org.abri.persistence.Sealing;
import org.abri.persistence.schema.tables.records.RelayRecord;
import org.jooq.DSLContext;

/** Relays in SQL, their names and costs sealed with the service's own key set. */
@Singleton
final class SqlRelays implements Relays {
    private final DSLContext sql;
    private final Sealing sealing;
    private final Bound bound;

    SqlRelays(DSLContext sql, Sealing sealing, Bound bound) {
        this.sql = sql;
        this.sealing = sealing;
        this.bound = bound;
    }

    @Override
    public void add(Relay relay) {
        sealing.makeKeySet(KeyOwner.SERVICE);
        sql.executeInsert(RelayRows.row(bound, sealing, relay));
    }

    @Override
    public Optional<Relay> find(RelayId id) {
        return sql.selectFrom(RELAY).where(RELAY.ID.eq(id.value())).fetchOptional().filter(bound::holds)
                .map(this::relay);
    }

    @Override
    public Optional<Relay> lock(RelayId id) {
        return sql.selectFrom(RELAY).where(RELAY.ID.eq(id.value())).forUpdate().fetchOptional()
                .filter(bound::holds).map(this::relay);
    }

    @Override
    public void save(Relay relay) {
        var before = sql.selectFrom(RELAY).where(RELAY.ID.eq(relay.id().value())).forUpdate().fetchOptional()
                .filter(bound::holds).orElseThrow(() -> new IllegalStateException("it is not there"));
        sql.executeUpdate(RelayRows.row(bound, sealing, relay,
                sealing.open(KeyOwner.SERVICE, before, before.getId(), RELAY.SEALED)));
    }

    @Override
    public Map<RelayId, Relay> findAll(Set<RelayId> ids) {
        if (ids.isEmpty()) { return Map.of(); }
        return sql.selectFrom(RELAY).where(RELAY.ID.in(ids.stream().map(RelayId::value).toList()))
                .fetch().stream().filter(bound::holds).map(this::relay)
                .collect(Collectors.toUnmodifiableMap(Relay::id, relay -> relay));
    }

    /** Sorted after opening, as people sort names: accents and capitals do not scatter them. */
    @Override
    public List<Relay> all() {
        return sql.selectFrom(RELAY).fetch().stream().filter(bound::holds).map(this::relay)
                .sorted(Comparator.comparing(Relay::name, Collator.getInstance(Locale.ROOT)::compare))
                .toList();
    }

    private Relay relay(RelayRecord row) {
        return RelayRows.relay(sealing, row);
    }
}
