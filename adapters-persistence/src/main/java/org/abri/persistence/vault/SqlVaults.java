package org.abri.persistence.vault;

import static org.abri.persistence.schema.Tables.VAULT;
import static org.jooq.impl.DSL.noCondition;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.vault.Vaults;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Wishes;
import org.abri.persistence.Bound;
import org.abri.persistence.Sealing;
import org.abri.persistence.SqlUnitOfWork;
import org.abri.persistence.schema.tables.records.VaultRecord;
import org.jooq.DSLContext;

/** Vaults in SQL. */
@Singleton
final class SqlVaults implements Vaults {
    /** I6: full, and closed to everybody but its owner (PRI-2): what a vault is as long as its row does not hold. */
    private static final long FULL = Long.MAX_VALUE;

    private static final Vault.Today NO_DAY = new Vault.Today(LocalDate.EPOCH, 0);

    private record Damaged(VaultId vault) {}

    private final DSLContext sql;
    private final Sealing sealing;
    private final Bound bound;
    private final SqlUnitOfWork work;

    SqlVaults(DSLContext sql, Sealing sealing, Bound bound, SqlUnitOfWork work) {
        this.sql = sql;
        this.sealing = sealing;
        this.bound = bound;
        this.work = work;
    }

    @Override
    public void add(Vault vault) {
        sealing.makeKeySet(KeyOwner.of(vault.id()));
        sql.executeInsert(row(vault));
    }

    @Override
    public void save(Vault vault) {
        if (work.isNoted(new Damaged(vault.id()))) { return; } // never given a MAC for what somebody else wrote there
        if (sql.executeUpdate(row(vault)) == 0) { throw new IllegalStateException("no such vault"); }
    }

    @Override
    public Optional<Vault> find(VaultId id) {
        return sql.selectFrom(VAULT).where(VAULT.ID.eq(id.value())).fetchOptional(this::vault);
    }

    @Override
    public List<VaultId> all(Optional<VaultId> after, int most) {
        return sql.select(VAULT.ID).from(VAULT)
                .where(after.map(id -> VAULT.ID.gt(id.value())).orElse(noCondition())).orderBy(VAULT.ID)
                .limit(most).fetch(row -> new VaultId(row.value1()));
    }

    @Override
    public Optional<Vault> lock(VaultId id) {
        return sql.selectFrom(VAULT).where(VAULT.ID.eq(id.value())).forUpdate()
                .fetchOptional(this::vault);
    }

    private VaultRecord row(Vault vault) {
        return bound.bound(new VaultRecord(vault.id().value(), vault.state().name(), vault.quota(),
                vault.used(), vault.items(), vault.today().day(), vault.today().changes(),
                vault.wishes().previews().name(), vault.wishes().reading().name(), vault.placeInSms(),
                vault.scans(), null));
    }

    private Vault vault(VaultRecord row) {
        if (!bound.holds(row)) {
            var id = new VaultId(row.getId());
            work.note(new Damaged(id));
            return new Vault(id, VaultState.RESTRICTED, FULL, FULL, Vault.MOST_ITEMS, NO_DAY,
                    Wishes.NOT_ASKED);
        }
        return new Vault(new VaultId(row.getId()), VaultState.valueOf(row.getState()), row.getQuota(),
                row.getUsed(), row.getItems(), new Vault.Today(row.getChangesOn(), row.getChanges()),
                VaultRows.wishes(row), row.getPlaceInSms(), row.getScans());
    }
}
