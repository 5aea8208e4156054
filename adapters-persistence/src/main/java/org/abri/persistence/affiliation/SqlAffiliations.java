package org.abri.persistence.affiliation;

import static org.abri.persistence.schema.Tables.AFFILIATION;
import static org.abri.persistence.schema.Tables.RELAY;
import static org.abri.persistence.schema.Tables.VAULT;

import static org.jooq.impl.DSL.row;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing.Mark;
import org.abri.application.affiliation.Affiliations;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;
import org.abri.persistence.Bound;
import org.abri.persistence.Listings;
import org.abri.persistence.Sealing;
import org.abri.persistence.Whole;
import org.abri.persistence.relay.RelayRows;
import org.abri.persistence.schema.tables.records.AffiliationRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Affiliations in SQL. The newest is the one that changed its state last. The database itself keeps a second open tie out. */
@Singleton
final class SqlAffiliations implements Affiliations {
    private final DSLContext sql;
    private final Sealing sealing;
    private final Bound bound;

    SqlAffiliations(DSLContext sql, Sealing sealing, Bound bound) {
        this.sql = sql;
        this.sealing = sealing;
        this.bound = bound;
    }

    @Override
    public void lock(VaultId vault) {
        sql.select(VAULT.ID).from(VAULT).where(VAULT.ID.eq(vault.value())).forUpdate().execute();
    }

    @Override
    public void save(Affiliation affiliation) {
        var row = AffiliationRows.row(bound, affiliation);
        sql.insertInto(AFFILIATION).set(row).onConflict(AFFILIATION.ID).doUpdate().set(row).execute();
    }

    @Override
    public Optional<Affiliation> find(AffiliationId id) {
        return sql.selectFrom(AFFILIATION).where(AFFILIATION.ID.eq(id.value()))
                .fetchOptional().filter(bound::holds).map(AffiliationRows::affiliation);
    }

    @Override
    public Optional<Affiliation> latest(VaultId vault, RelayId relay) {
        return sql.selectFrom(AFFILIATION).where(AFFILIATION.VAULT.eq(vault.value()))
                .and(AFFILIATION.RELAY.eq(relay.value()))
                .orderBy(AFFILIATION.OPEN_TIE.asc().nullsLast(), AFFILIATION.STATE_SINCE.desc())
                .fetch().stream().filter(row -> bound.holds(row) || isSetAside(row)).findFirst()
                .map(AffiliationRows::affiliation);
    }

    /** I6: a tie that does not hold gives nobody anything, and must not keep out the next one between the two. */
    private boolean isSetAside(AffiliationRecord damaged) {
        if (damaged.getOpenTie() != null) {
            sql.update(AFFILIATION).setNull(AFFILIATION.OPEN_TIE).where(AFFILIATION.ID.eq(damaged.getId()))
                    .execute();
        }
        return false;
    }

    @Override
    public List<Tie> tiesOf(VaultId vault) {
        return ties(vault, AFFILIATION.OPEN_TIE.eq(AffiliationRows.OPEN));
    }

    @Override
    public List<Tie> refusedSince(VaultId vault, Instant instant) {
        return ties(vault, AFFILIATION.STATE.eq(AffiliationRows.OVER)
                .and(AFFILIATION.ENDING.eq(Ending.REFUSED.name())).and(AFFILIATION.STATE_SINCE.gt(instant)));
    }

    private List<Tie> ties(VaultId vault, Condition wanted) {
        return sql.select(AFFILIATION.fields()).select(RELAY.fields()).from(AFFILIATION).join(RELAY)
                .on(RELAY.ID.eq(AFFILIATION.RELAY)).where(AFFILIATION.VAULT.eq(vault.value())).and(wanted)
                .orderBy(AFFILIATION.STATE_SINCE.desc()).fetch().stream()
                .filter(row -> bound.holds(row.into(AFFILIATION)) && bound.holds(row.into(RELAY)))
                .map(row -> new Tie(AffiliationRows.affiliation(row.into(AFFILIATION)),
                        RelayRows.relay(sealing, row.into(RELAY))))
                .toList();
    }

    @Override
    public List<Affiliation> supportOver(Instant instant, Optional<Mark> after, int most) {
        return Whole.of(most, past -> sql.selectFrom(AFFILIATION)
                .where(AFFILIATION.SUPPORT_ENDS_AT.le(instant))
                .and(Listings.later(AFFILIATION.SUPPORT_ENDS_AT, AFFILIATION.ID, after))
                .orderBy(AFFILIATION.SUPPORT_ENDS_AT, AFFILIATION.ID).offset(past).limit(most).fetch(),
                row -> bound.held(row).map(AffiliationRows::affiliation));
    }

    @Override
    public List<Affiliation> requestedBefore(Instant instant, Optional<Mark> after, int most) {
        return Whole.of(most, past -> sql.selectFrom(AFFILIATION)
                .where(AFFILIATION.STATE.eq(AffiliationRows.REQUESTED))
                .and(AFFILIATION.STATE_SINCE.lt(instant))
                .and(Listings.later(AFFILIATION.STATE_SINCE, AFFILIATION.ID, after))
                .orderBy(AFFILIATION.STATE_SINCE, AFFILIATION.ID)
                .offset(past).limit(most).fetch(), row -> bound.held(row).map(AffiliationRows::affiliation));
    }
}
