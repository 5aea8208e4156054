package org.abri.persistence.session;

import static org.abri.persistence.schema.Tables.CREDENTIALS;
import static org.abri.persistence.schema.Tables.USER_SESSION;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.abri.application.session.Session;
import org.abri.application.session.Sessions;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.Standing;
import org.abri.persistence.schema.tables.records.UserSessionRecord;
import org.jooq.DSLContext;

/** Sessions in SQL. */
@Singleton
final class SqlSessions implements Sessions {
    private final DSLContext sql;

    SqlSessions(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void add(Session session) {
        sql.executeInsert(new UserSessionRecord(session.tokenHash(), session.account().value(),
                session.kind().name(), session.startedAt(), session.usedAt()));
    }

    /** Of a longer hash H2 would compare as much as the column holds. */
    @Override
    public Optional<Recognised> recognise(String tokenHash) {
        return sql.select(USER_SESSION.fields()).select(CREDENTIALS.STANDING).from(USER_SESSION)
                .join(CREDENTIALS).on(CREDENTIALS.ACCOUNT.eq(USER_SESSION.ACCOUNT))
                .where(USER_SESSION.TOKEN_HASH.eq(tokenHash))
                .fetchOptional(row -> new Recognised(session(row.into(USER_SESSION)),
                        Standing.valueOf(row.get(CREDENTIALS.STANDING))))
                .filter(found -> found.session().tokenHash().equals(tokenHash));
    }

    private static Session session(UserSessionRecord row) {
        return new Session(row.getTokenHash(), new AccountId(row.getAccount()),
                AccountKind.valueOf(row.getKind()), row.getStartedAt(), row.getUsedAt());
    }

    @Override
    public void touch(String tokenHash, Instant usedAt) {
        sql.update(USER_SESSION).set(USER_SESSION.USED_AT, usedAt)
                .where(USER_SESSION.TOKEN_HASH.eq(tokenHash)).execute();
    }

    @Override
    public void remove(String tokenHash) {
        sql.deleteFrom(USER_SESSION).where(USER_SESSION.TOKEN_HASH.eq(tokenHash)).execute();
    }

    @Override
    public void removeAll(AccountId account) {
        sql.deleteFrom(USER_SESSION).where(USER_SESSION.ACCOUNT.eq(account.value())).execute();
    }

    @Override
    public int removeStartedBefore(Instant instant) {
        return sql.deleteFrom(USER_SESSION).where(USER_SESSION.STARTED_AT.lt(instant)).execute();
    }
}
