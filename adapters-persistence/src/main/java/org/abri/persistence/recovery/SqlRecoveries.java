package org.abri.persistence.recovery;

import static org.abri.persistence.schema.Tables.RECOVERY;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.abri.application.recovery.Recoveries;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.SecretHash;
import org.abri.domain.recovery.Recovery;
import org.abri.domain.recovery.Recovery.Underway;
import org.abri.domain.recovery.RecoveryProof;
import org.abri.persistence.Bound;
import org.abri.persistence.schema.tables.records.RecoveryRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Recoveries in SQL, one row an account, changed under the lock of the account's credentials. */
@Singleton
final class SqlRecoveries implements Recoveries {
    private final DSLContext sql;
    private final Bound bound;

    SqlRecoveries(DSLContext sql, Bound bound) {
        this.sql = sql;
        this.bound = bound;
    }

    @Override
    public Optional<Recovery> find(AccountId account) {
        return sql.selectFrom(RECOVERY).where(RECOVERY.ACCOUNT.eq(account.value())).fetchOptional()
                .filter(bound::holds).map(SqlRecoveries::recovery);
    }

    @Override
    public Optional<Recovery> ofToken(String tokenHash) {
        return sql.selectFrom(RECOVERY).where(RECOVERY.TOKEN_HASH.eq(tokenHash)).fetchOptional()
                // some databases do not count spaces at the end
                .filter(row -> tokenHash.equals(row.getTokenHash())).filter(bound::holds)
                .map(SqlRecoveries::recovery);
    }

    @Override
    public void save(Recovery recovery) {
        var sms = recovery.bySms();
        var staff = recovery.byStaff();
        var underway = recovery.underway();
        var row = bound.bound(new RecoveryRecord(recovery.account().value(), hash(sms), until(sms),
                failed(sms), hash(staff), until(staff), failed(staff),
                underway.map(Underway::tokenHash).orElse(null),
                underway.map(begun -> begun.first().name()).orElse(null),
                underway.map(Underway::until).orElse(null), null));
        sql.insertInto(RECOVERY).set(row).onConflict(RECOVERY.ACCOUNT).doUpdate().set(row).execute();
    }

    @Override
    public void remove(AccountId account) {
        sql.deleteFrom(RECOVERY).where(RECOVERY.ACCOUNT.eq(account.value())).execute();
    }

    private static @Nullable String hash(Optional<OneTimeCode> code) {
        return code.map(some -> some.hash().phc()).orElse(null);
    }

    private static @Nullable Instant until(Optional<OneTimeCode> code) {
        return code.map(OneTimeCode::expiresAt).orElse(null);
    }

    private static @Nullable Integer failed(Optional<OneTimeCode> code) {
        return code.map(OneTimeCode::failedTries).orElse(null);
    }

    private static Recovery recovery(RecoveryRecord row) {
        return new Recovery(new AccountId(row.getAccount()),
                code(row.getSmsHash(), row.getSmsExpiresAt(), row.getSmsFailedTries()),
                code(row.getStaffHash(), row.getStaffExpiresAt(), row.getStaffFailedTries()),
                Optional.ofNullable(row.getTokenHash()).map(token -> new Underway(token,
                        RecoveryProof.valueOf(row.getFirstProof()), row.getUnderwayUntil())));
    }

    private static Optional<OneTimeCode> code(@Nullable String hash, Instant until, Integer failed) {
        return Optional.ofNullable(hash).map(phc -> new OneTimeCode(new SecretHash(phc), until, failed));
    }
}
