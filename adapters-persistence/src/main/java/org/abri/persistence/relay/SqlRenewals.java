package org.abri.persistence.relay;

import static org.abri.persistence.schema.Tables.RENEWAL;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.relay.Renewals;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.SecretHash;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.Renewal;
import org.abri.persistence.Bound;
import org.abri.persistence.schema.tables.records.RenewalRecord;
import org.jooq.DSLContext;

/** Renewals in SQL, one row an account, changed under the lock of the account's credentials. */
@Singleton
final class SqlRenewals implements Renewals {
    private final DSLContext sql;
    private final Bound bound;

    SqlRenewals(DSLContext sql, Bound bound) {
        this.sql = sql;
        this.bound = bound;
    }

    @Override
    public Optional<Renewal> find(AccountId account) {
        return sql.selectFrom(RENEWAL).where(RENEWAL.ACCOUNT.eq(account.value())).fetchOptional()
                .filter(bound::holds).map(SqlRenewals::renewal);
    }

    @Override
    public Map<AccountId, Renewal> findAll(Set<AccountId> accounts) {
        if (accounts.isEmpty()) { return Map.of(); }
        return sql.selectFrom(RENEWAL)
                .where(RENEWAL.ACCOUNT.in(accounts.stream().map(AccountId::value).toList())).fetch().stream()
                .filter(bound::holds).map(SqlRenewals::renewal)
                .collect(Collectors.toUnmodifiableMap(Renewal::account, renewal -> renewal));
    }

    @Override
    public void save(Renewal renewal) {
        var row = bound.bound(new RenewalRecord(renewal.account().value(), renewal.relay().value(),
                renewal.askedBy().value(), renewal.byOperator(), renewal.askedAt(), renewal.way().name(),
                renewal.code().hash().phc(), renewal.code().expiresAt(), renewal.code().failedTries(),
                renewal.stage().name(), renewal.since(),
                renewal.approvedBy().map(AccountId::value).orElse(null), null));
        sql.insertInto(RENEWAL).set(row).onConflict(RENEWAL.ACCOUNT).doUpdate().set(row).execute();
    }

    private static Renewal renewal(RenewalRecord row) {
        return new Renewal(new AccountId(row.getAccount()), new RelayId(row.getRelay()),
                new AccountId(row.getAskedBy()), row.getByOperator(), row.getAskedAt(),
                Renewal.Way.valueOf(row.getWay()),
                new OneTimeCode(new SecretHash(row.getCodeHash()), row.getCodeExpiresAt(),
                        row.getCodeFailedTries()),
                Renewal.Stage.valueOf(row.getStage()), row.getStageSince(),
                Optional.ofNullable(row.getApprovedBy()).map(AccountId::new));
    }
}
