package org.abri.persistence.affiliation;

import static org.abri.persistence.schema.Tables.AFFILIATION;
import static org.abri.persistence.schema.Tables.VAULT;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.affiliation.Affiliations;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.SecretHash;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.affiliation.AffiliationState;
import org.abri.domain.affiliation.AffiliationState.Active;
import org.abri.domain.affiliation.AffiliationState.Over;
import org.abri.domain.affiliation.AffiliationState.Requested;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.affiliation.Proof;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.persistence.schema.tables.records.AffiliationRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Affiliations in SQL. The newest is the one that changed its state last. The database itself keeps a second open tie out. */
@Singleton
final class SqlAffiliations implements Affiliations {
    private static final String REQUESTED = "REQUESTED";
    private static final String ACTIVE = "ACTIVE";
    private static final String OVER = "OVER";
    private static final short OPEN = 1;

    private final DSLContext sql;

    SqlAffiliations(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void save(Affiliation affiliation) {
        var row = row(affiliation);
        if (sql.executeUpdate(row) == 0) {
            sql.executeInsert(row);
        }
    }

    @Override
    public Optional<Affiliation> find(AffiliationId id) {
        return sql.selectFrom(AFFILIATION).where(AFFILIATION.ID.eq(id.value()))
                .fetchOptional(SqlAffiliations::affiliation);
    }

    @Override
    public Optional<Affiliation> latest(VaultId vault, RelayId relay) {
        return sql.selectFrom(AFFILIATION).where(AFFILIATION.VAULT.eq(vault.value()))
                .and(AFFILIATION.RELAY.eq(relay.value()))
                .orderBy(AFFILIATION.OPEN_TIE.asc().nullsLast(), AFFILIATION.STATE_SINCE.desc()).limit(1)
                .fetchOptional(SqlAffiliations::affiliation);
    }

    @Override
    public List<Affiliation> of(VaultId vault) {
        return those(AFFILIATION.VAULT.eq(vault.value()));
    }

    @Override
    public List<Affiliation> at(RelayId relay, Granted seePeople) {
        seePeople.mustOpen(new Resource.ARelay(relay), Action.SEE_PEOPLE);
        return sql.select(AFFILIATION.fields()).from(AFFILIATION).join(VAULT)
                .on(VAULT.ID.eq(AFFILIATION.VAULT))
                .where(AFFILIATION.RELAY.eq(relay.value())).and(AFFILIATION.OPEN_TIE.eq(OPEN))
                .and(VAULT.STATE.eq(VaultState.OPEN.name()))
                .orderBy(AFFILIATION.STATE_SINCE.desc())
                .fetch(row -> affiliation(row.into(AFFILIATION)));
    }

    @Override
    public List<Affiliation> requestedBefore(Instant instant) {
        return those(AFFILIATION.STATE.eq(REQUESTED).and(AFFILIATION.STATE_SINCE.lt(instant)));
    }

    private List<Affiliation> those(Condition wanted) {
        return sql.selectFrom(AFFILIATION).where(wanted).orderBy(AFFILIATION.STATE_SINCE.desc())
                .fetch(SqlAffiliations::affiliation);
    }

    private static AffiliationRecord row(Affiliation affiliation) {
        var row = new AffiliationRecord();
        row.setId(affiliation.id().value());
        row.setVault(affiliation.vault().value());
        row.setRelay(affiliation.relay().value());
        row.setOpenTie(affiliation.over() ? null : OPEN);
        row.setFeedingSince(affiliation.feedingSince().orElse(null));
        row.setRequestedBy(null);
        row.setCodeHash(null);
        row.setCodeExpiresAt(null);
        row.setCodeFailedTries(null);
        row.setProof(null);
        row.setEnding(null);
        switch (affiliation.state()) {
            case Requested(var by, var at, var code) -> {
                row.setState(REQUESTED);
                row.setStateSince(at);
                row.setRequestedBy(by.value());
                code.ifPresent(sent -> {
                    row.setCodeHash(sent.hash().phc());
                    row.setCodeExpiresAt(sent.expiresAt());
                    row.setCodeFailedTries(sent.failedTries());
                });
            }
            case Active(var since, var proof) -> {
                row.setState(ACTIVE);
                row.setStateSince(since);
                row.setProof(proof.name());
            }
            case Over(var at, var how) -> {
                row.setState(OVER);
                row.setStateSince(at);
                row.setEnding(how.name());
            }
        }
        return row;
    }

    private static Affiliation affiliation(AffiliationRecord row) {
        return new Affiliation(new AffiliationId(row.getId()), new VaultId(row.getVault()),
                new RelayId(row.getRelay()), state(row),
                Optional.ofNullable(row.getFeedingSince()));
    }

    private static AffiliationState state(AffiliationRecord row) {
        return switch (row.getState()) {
            case REQUESTED ->
                    new Requested(new AccountId(row.getRequestedBy()), row.getStateSince(), code(row));
            case ACTIVE -> new Active(row.getStateSince(), Proof.valueOf(row.getProof()));
            case OVER -> new Over(row.getStateSince(), Ending.valueOf(row.getEnding()));
            default -> throw new IllegalStateException("an affiliation in an unknown state");
        };
    }

    private static Optional<OneTimeCode> code(AffiliationRecord row) {
        return Optional.ofNullable(row.getCodeHash())
                .map(hash -> new OneTimeCode(new SecretHash(hash), row.getCodeExpiresAt(),
                        row.getCodeFailedTries()));
    }
}
