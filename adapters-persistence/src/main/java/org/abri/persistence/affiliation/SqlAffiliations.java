package org.abri.persistence.affiliation;

import static org.abri.persistence.schema.Tables.AFFILIATION;
import static org.abri.persistence.schema.Tables.RELAY;
import static org.abri.persistence.schema.Tables.VAULT;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.affiliation.Affiliations;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;
import org.abri.persistence.Sealing;
import org.abri.persistence.relay.RelayRows;
import org.jooq.DSLContext;

/** Affiliations in SQL. The newest is the one that changed its state last. The database itself keeps a second open tie out. */
@Singleton
final class SqlAffiliations implements Affiliations {
    private final DSLContext sql;
    private final Sealing sealing;

    SqlAffiliations(DSLContext sql, Sealing sealing) {
        this.sql = sql;
        this.sealing = sealing;
    }

    @Override
    public void lock(VaultId vault) {
        sql.select(VAULT.ID).from(VAULT).where(VAULT.ID.eq(vault.value())).forUpdate().execute();
    }

    @Override
    public void save(Affiliation affiliation) {
        var row = AffiliationRows.row(affiliation);
        sql.insertInto(AFFILIATION).set(row).onConflict(AFFILIATION.ID).doUpdate().set(row).execute();
    }

    @Override
    public Optional<Affiliation> find(AffiliationId id) {
        return sql.selectFrom(AFFILIATION).where(AFFILIATION.ID.eq(id.value()))
                .fetchOptional(AffiliationRows::affiliation);
    }

    @Override
    public Optional<Affiliation> latest(VaultId vault, RelayId relay) {
        return sql.selectFrom(AFFILIATION).where(AFFILIATION.VAULT.eq(vault.value()))
                .and(AFFILIATION.RELAY.eq(relay.value()))
                .orderBy(AFFILIATION.OPEN_TIE.asc().nullsLast(), AFFILIATION.STATE_SINCE.desc()).limit(1)
                .fetchOptional(AffiliationRows::affiliation);
    }

    @Override
    public List<Tie> tiesOf(VaultId vault) {
        return sql.select(AFFILIATION.fields()).select(RELAY.fields()).from(AFFILIATION).join(RELAY)
                .on(RELAY.ID.eq(AFFILIATION.RELAY)).where(AFFILIATION.VAULT.eq(vault.value()))
                .and(AFFILIATION.OPEN_TIE.eq(AffiliationRows.OPEN)).orderBy(AFFILIATION.STATE_SINCE.desc())
                .fetch(row -> new Tie(AffiliationRows.affiliation(row.into(AFFILIATION)),
                        RelayRows.relay(sealing, row.into(RELAY))));
    }

    @Override
    public List<Affiliation> requestedBefore(Instant instant, int most) {
        return sql.selectFrom(AFFILIATION).where(AFFILIATION.STATE.eq(AffiliationRows.REQUESTED))
                .and(AFFILIATION.STATE_SINCE.lt(instant)).orderBy(AFFILIATION.STATE_SINCE).limit(most)
                .fetch(AffiliationRows::affiliation);
    }
}
