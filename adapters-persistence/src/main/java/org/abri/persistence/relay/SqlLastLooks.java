package org.abri.persistence.relay;

import static org.abri.persistence.schema.Tables.LAST_LOOK;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.relay.LastLooks;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;
import org.abri.persistence.Bound;
import org.abri.persistence.schema.tables.records.LastLookRecord;
import org.jooq.DSLContext;

/** When staff last opened each vault, in SQL. */
@Singleton
final class SqlLastLooks implements LastLooks {
    private final DSLContext sql;
    private final Bound bound;

    SqlLastLooks(DSLContext sql, Bound bound) {
        this.sql = sql;
        this.bound = bound;
    }

    @Override
    public void keep(Granted key, VaultId vault) {
        key.mustOpen(new Resource.AVault(vault), Action.SEE_VAULT);
        if (!(key.viewpoint() instanceof Viewpoint.StaffAt(var account, var relay))) {
            throw new IllegalStateException("only staff have a desk");
        }
        var row = bound.bound(
                new LastLookRecord(account.value(), relay.value(), vault.value(), key.at(), null));
        sql.insertInto(LAST_LOOK).set(row).onConflict(LAST_LOOK.ACCOUNT, LAST_LOOK.RELAY, LAST_LOOK.VAULT)
                .doUpdate().set(row).execute();
    }

    @Override
    public Map<VaultId, Instant> find(AccountId account, RelayId relay, Set<VaultId> vaults) {
        if (vaults.isEmpty()) { return Map.of(); }
        return sql.selectFrom(LAST_LOOK).where(LAST_LOOK.ACCOUNT.eq(account.value()))
                .and(LAST_LOOK.RELAY.eq(relay.value()))
                .and(LAST_LOOK.VAULT.in(vaults.stream().map(VaultId::value).toList())).fetch().stream()
                .filter(bound::holds).collect(Collectors.toUnmodifiableMap(
                        row -> new VaultId(row.getVault()), LastLookRecord::getSeenAt));
    }

    @Override
    public Map<RelayId, Instant> lastAt(VaultId vault) {
        return sql.selectFrom(LAST_LOOK).where(LAST_LOOK.VAULT.eq(vault.value())).fetch().stream()
                .filter(bound::holds).collect(Collectors.toUnmodifiableMap(row -> new RelayId(row.getRelay()),
                        LastLookRecord::getSeenAt, (one, other) -> one.isAfter(other) ? one : other));
    }

    @Override
    public void forgetVault(VaultId vault, RelayId relay) {
        sql.deleteFrom(LAST_LOOK).where(LAST_LOOK.VAULT.eq(vault.value()))
                .and(LAST_LOOK.RELAY.eq(relay.value())).execute();
    }

    @Override
    public void forgetStaff(AccountId account, RelayId relay) {
        sql.deleteFrom(LAST_LOOK).where(LAST_LOOK.ACCOUNT.eq(account.value()))
                .and(LAST_LOOK.RELAY.eq(relay.value())).execute();
    }
}
