package org.abri.persistence.vault;

import static org.abri.persistence.schema.Tables.VAULT;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.vault.Vaults;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.persistence.Sealing;
import org.abri.persistence.schema.tables.records.VaultRecord;
import org.jooq.DSLContext;

/** Vaults in SQL. */
@Singleton
final class SqlVaults implements Vaults {
    private final DSLContext sql;
    private final Sealing sealing;

    SqlVaults(DSLContext sql, Sealing sealing) {
        this.sql = sql;
        this.sealing = sealing;
    }

    @Override
    public void add(Vault vault) {
        sealing.makeKeySet(KeyOwner.of(vault.id()));
        sql.executeInsert(row(vault));
    }

    @Override
    public void save(Vault vault) {
        if (sql.executeUpdate(row(vault)) == 0) { throw new IllegalStateException("no such vault"); }
    }

    @Override
    public Optional<Vault> find(VaultId id) {
        return sql.selectFrom(VAULT).where(VAULT.ID.eq(id.value())).fetchOptional(SqlVaults::vault);
    }

    @Override
    public Optional<Vault> lock(VaultId id) {
        return sql.selectFrom(VAULT).where(VAULT.ID.eq(id.value())).forUpdate()
                .fetchOptional(SqlVaults::vault);
    }

    private static VaultRecord row(Vault vault) {
        return new VaultRecord(vault.id().value(), vault.state().name(), vault.quota(), vault.used());
    }

    private static Vault vault(VaultRecord row) {
        return new Vault(new VaultId(row.getId()), VaultState.valueOf(row.getState()), row.getQuota(),
                row.getUsed());
    }
}
