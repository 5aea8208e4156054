package org.abri.persistence.affiliation;

import static org.abri.persistence.schema.Tables.ACCOUNT;
import static org.abri.persistence.schema.Tables.AFFILIATION;
import static org.abri.persistence.schema.Tables.VAULT;

import jakarta.inject.Singleton;
import java.util.List;
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
import org.abri.persistence.Sealing;
import org.abri.persistence.account.AccountRows;
import org.jooq.DSLContext;

/** Whom relays accompany, in one join. */
@Singleton
final class SqlPeople implements People {
    private final DSLContext sql;
    private final Sealing sealing;

    SqlPeople(DSLContext sql, Sealing sealing) {
        this.sql = sql;
        this.sealing = sealing;
    }

    @Override
    public List<PersonLine> list(Granted key, RelayId relay, Listing wanted) {
        key.mustOpen(new Resource.ARelay(relay), Action.SEE_PEOPLE);
        var rows = sql
                .select(AFFILIATION.VAULT, AFFILIATION.STATE_SINCE, AFFILIATION.FEEDING_SINCE, ACCOUNT.SEALED)
                .from(AFFILIATION).join(VAULT).on(VAULT.ID.eq(AFFILIATION.VAULT)).join(ACCOUNT)
                .on(ACCOUNT.ID.eq(AFFILIATION.VAULT)).where(AFFILIATION.RELAY.eq(relay.value()))
                .and(AFFILIATION.STATE.eq(AffiliationRows.ACTIVE)).and(VAULT.STATE.eq(VaultState.OPEN.name()))
                .and(Listings.after(AFFILIATION.STATE_SINCE, AFFILIATION.VAULT, wanted))
                .orderBy(AFFILIATION.STATE_SINCE.desc(), AFFILIATION.VAULT.desc()).limit(wanted.most() + 1)
                .fetch();
        sealing.prepare(rows.stream().map(row -> new KeyOwner(row.value1())).collect(Collectors.toSet()));
        return rows.map(row -> new PersonLine(new VaultId(row.value1()),
                AccountRows.name(sealing, row.value1(), row.value4()), row.value2(),
                row.value3() != null));
    }
}
