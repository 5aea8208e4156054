package org.abri.persistence.affiliation;

import static org.abri.persistence.schema.Tables.ACCOUNT;
import static org.abri.persistence.schema.Tables.AFFILIATION;
import static org.abri.persistence.schema.Tables.VAULT;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abri.application.Listing;
import org.abri.application.affiliation.People;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.persistence.Listings;
import org.abri.persistence.Bound;
import org.abri.persistence.Sealing;
import org.abri.persistence.Whole;
import org.abri.persistence.account.AccountRows;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Whom relays accompany, in one join. */
@Singleton
final class SqlPeople implements People {
    private final DSLContext sql;
    private final Sealing sealing;
    private final Bound bound;

    SqlPeople(DSLContext sql, Sealing sealing, Bound bound) {
        this.sql = sql;
        this.sealing = sealing;
        this.bound = bound;
    }

    @Override
    public List<PersonLine> list(Granted key, RelayId relay, Listing wanted) {
        key.mustOpen(new Resource.ARelay(relay), Action.SEE_PEOPLE);
        return Whole.of(wanted.most() + 1, past -> rows(relay, wanted, past), row -> line(row));
    }

    private List<? extends Record> rows(RelayId relay, Listing wanted, int past) {
        var rows = sql.select(AFFILIATION.fields()).select(VAULT.fields()).select(ACCOUNT.fields())
                .from(AFFILIATION).join(VAULT).on(VAULT.ID.eq(AFFILIATION.VAULT)).join(ACCOUNT)
                .on(ACCOUNT.ID.eq(AFFILIATION.VAULT)).where(AFFILIATION.RELAY.eq(relay.value()))
                .and(AFFILIATION.STATE.eq(AffiliationRows.ACTIVE)).and(VAULT.STATE.eq(VaultState.OPEN.name()))
                .and(Listings.after(AFFILIATION.STATE_SINCE, AFFILIATION.VAULT, wanted))
                .orderBy(AFFILIATION.STATE_SINCE.desc(), AFFILIATION.VAULT.desc()).offset(past)
                .limit(wanted.most() + 1).fetch();
        sealing.prepare(rows.stream().map(row -> new KeyOwner(row.get(ACCOUNT.ID)))
                .collect(Collectors.toSet()));
        return rows;
    }

    /** CRY-2: nobody whose tie, vault or account does not hold. */
    private Optional<PersonLine> line(Record row) {
        var account = row.into(ACCOUNT);
        if (!bound.holds(row.into(AFFILIATION)) || !bound.holds(row.into(VAULT)) || !bound.holds(account)) {
            return Optional.empty();
        }
        return Optional.of(new PersonLine(new VaultId(account.getId()), AccountRows.name(sealing, account),
                row.get(AFFILIATION.STATE_SINCE), row.get(AFFILIATION.FEEDING_SINCE) != null));
    }
}
