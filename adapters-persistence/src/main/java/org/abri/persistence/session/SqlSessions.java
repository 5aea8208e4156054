package org.abri.persistence.session;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.abri.application.session.Session;
import org.abri.application.session.Sessions;
import org.abri.domain.account.AccountId;
import org.abri.persistence.Milliseconds;
import org.abri.persistence.SqlUnitOfWork;

/** Sessions in SQL. */
@Singleton
final class SqlSessions implements Sessions {
    private final SqlUnitOfWork work;
    private final SessionRows rows;

    SqlSessions(SqlUnitOfWork work, SessionRows rows) {
        this.work = work;
        this.rows = rows;
    }

    @Override
    public void add(Session session) {
        rowsInOne().save(SessionRow.of(session));
    }

    @Override
    public Optional<Session> find(String tokenHash) {
        return rowsInOne().findById(tokenHash).map(SessionRow::session);
    }

    @Override
    public void touch(String tokenHash, Instant usedAt) {
        rowsInOne().update(tokenHash, Milliseconds.of(usedAt));
    }

    @Override
    public void remove(String tokenHash) {
        rowsInOne().deleteById(tokenHash);
    }

    @Override
    public void removeAll(AccountId account, Optional<String> keptTokenHash) {
        var theirs = rowsInOne();
        keptTokenHash.ifPresentOrElse(
                kept -> theirs.deleteByAccountAndTokenHashNotEqual(account.value(), kept),
                () -> theirs.deleteByAccount(account.value()));
    }

    @Override
    public int removeStartedBefore(Instant instant) {
        return rowsInOne().deleteByStartedAtBefore(instant);
    }

    private SessionRows rowsInOne() {
        work.mustBeInOne();
        return rows;
    }
}
