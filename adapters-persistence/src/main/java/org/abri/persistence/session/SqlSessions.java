package org.abri.persistence.session;

import static org.abri.persistence.schema.Tables.CREDENTIALS;
import static org.abri.persistence.schema.Tables.LAST_SIGN_IN;
import static org.abri.persistence.schema.Tables.USER_SESSION;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.Listing;
import org.abri.application.session.DeviceKind;
import org.abri.application.session.Session;
import org.abri.application.session.SessionId;
import org.abri.application.session.Sessions;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.Standing;
import org.abri.persistence.BlindKeys;
import org.abri.persistence.Bound;
import org.abri.persistence.Listings;
import org.abri.persistence.Whole;
import org.abri.persistence.schema.tables.records.LastSignInRecord;
import org.abri.persistence.schema.tables.records.UserSessionRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Sessions in SQL. */
@Singleton
final class SqlSessions implements Sessions {
    private static final Condition WHOLE = USER_SESSION.STAGE.eq(Session.Stage.WHOLE.name());

    private final DSLContext sql;
    private final Bound bound;
    private final BlindKeys blind;

    SqlSessions(DSLContext sql, Bound bound, BlindKeys blind) {
        this.sql = sql;
        this.bound = bound;
        this.blind = blind;
    }

    @Override
    public void add(Session session) {
        sql.executeInsert(row(session));
        if (session.isWhole() && session.kind() == AccountKind.STAFF) {
            var last = bound.bound(
                    new LastSignInRecord(session.account().value(), session.startedAt(), null));
            sql.insertInto(LAST_SIGN_IN).set(last).onConflict(LAST_SIGN_IN.ACCOUNT).doUpdate().set(last)
                    .execute();
        }
    }

    @Override
    public Map<AccountId, Instant> lastSignIns(Set<AccountId> accounts) {
        if (accounts.isEmpty()) { return Map.of(); }
        return sql.selectFrom(LAST_SIGN_IN)
                .where(LAST_SIGN_IN.ACCOUNT.in(accounts.stream().map(AccountId::value).toList())).fetch()
                .stream().filter(bound::holds).collect(Collectors.toUnmodifiableMap(
                        row -> new AccountId(row.getAccount()), LastSignInRecord::getSignedInAt));
    }

    @Override
    public Optional<Recognised> recognise(String tokenHash) {
        return sql.select(USER_SESSION.fields()).select(CREDENTIALS.fields()).from(USER_SESSION)
                .join(CREDENTIALS).on(CREDENTIALS.ACCOUNT.eq(USER_SESSION.ACCOUNT))
                .where(USER_SESSION.TOKEN_KEY.eq(key(tokenHash))).and(WHOLE)
                .fetchOptional()
                .filter(row -> bound.holds(row.into(USER_SESSION)) && bound.holds(row.into(CREDENTIALS)))
                .map(row -> new Recognised(session(tokenHash, row.into(USER_SESSION)),
                        Standing.valueOf(row.get(CREDENTIALS.STANDING))));
    }

    @Override
    public Optional<Session> half(String tokenHash) {
        return sql.selectFrom(USER_SESSION).where(USER_SESSION.TOKEN_KEY.eq(key(tokenHash))).and(WHOLE.not())
                .fetchOptional().filter(bound::holds).map(row -> session(tokenHash, row));
    }

    @Override
    public List<Listed> ofAccount(AccountId account, Listing wanted) {
        return Whole.of(wanted.most() + 1, past -> sql.selectFrom(USER_SESSION)
                .where(USER_SESSION.ACCOUNT.eq(account.value())).and(WHOLE)
                .and(Listings.after(USER_SESSION.USED_AT, USER_SESSION.ID, wanted))
                .orderBy(USER_SESSION.USED_AT.desc(), USER_SESSION.ID.desc()).offset(past)
                .limit(wanted.most() + 1).fetch(),
                row -> bound.held(row).map(held -> new Listed(new SessionId(held.getId()),
                        DeviceKind.valueOf(held.getDevice()), held.getStartedAt(), held.getUsedAt())));
    }

    private UserSessionRecord row(Session session) {
        return bound.bound(new UserSessionRecord(key(session.tokenHash()), session.id().value(),
                session.account().value(), session.kind().name(), session.stage().name(),
                session.device().name(), session.startedAt(), session.usedAt(), null));
    }

    /** SES-1: not the hash itself, which whoever writes here could make of a token of their own. */
    private String key(String tokenHash) {
        return blind.of("session.token", tokenHash);
    }

    private static Session session(String tokenHash, UserSessionRecord row) {
        return new Session(new SessionId(row.getId()), tokenHash, new AccountId(row.getAccount()),
                AccountKind.valueOf(row.getKind()), Session.Stage.valueOf(row.getStage()),
                DeviceKind.valueOf(row.getDevice()), row.getStartedAt(), row.getUsedAt());
    }

    @Override
    public void touch(Session session, Instant usedAt) {
        sql.executeUpdate(row(session.usedAt(usedAt)));
    }

    @Override
    public void remove(String tokenHash) {
        sql.deleteFrom(USER_SESSION).where(USER_SESSION.TOKEN_KEY.eq(key(tokenHash))).execute();
    }

    @Override
    public void removeAll(AccountId account) {
        sql.deleteFrom(USER_SESSION).where(USER_SESSION.ACCOUNT.eq(account.value())).execute();
    }

    @Override
    public boolean remove(AccountId account, SessionId id) {
        return sql.deleteFrom(USER_SESSION).where(USER_SESSION.ACCOUNT.eq(account.value()))
                .and(USER_SESSION.ID.eq(id.value())).execute() > 0;
    }

    @Override
    public void removeOthers(AccountId account, SessionId id) {
        sql.deleteFrom(USER_SESSION).where(USER_SESSION.ACCOUNT.eq(account.value()))
                .and(USER_SESSION.ID.ne(id.value())).execute();
    }

    @Override
    public int removeStartedBefore(Instant instant) {
        return sql.deleteFrom(USER_SESSION).where(USER_SESSION.STARTED_AT.lt(instant)).execute();
    }
}
