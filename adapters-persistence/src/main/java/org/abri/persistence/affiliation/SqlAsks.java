package org.abri.persistence.affiliation;

import static org.abri.persistence.schema.Tables.ASK;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.abri.application.affiliation.Asks;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Username;
import org.abri.domain.relay.RelayId;
import org.abri.persistence.Bound;
import org.abri.persistence.account.UsernameKeys;
import org.abri.persistence.schema.tables.records.AskRecord;
import org.jooq.DSLContext;

/** What was asked, in SQL, of whom by a blind key. */
@Singleton
final class SqlAsks implements Asks {
    private final DSLContext sql;
    private final Bound bound;
    private final UsernameKeys usernames;

    SqlAsks(DSLContext sql, Bound bound, UsernameKeys usernames) {
        this.sql = sql;
        this.bound = bound;
        this.usernames = usernames;
    }

    @Override
    public void keep(RelayId relay, Username asked, AccountId by, Instant at) {
        var row = bound.bound(new AskRecord(relay.value(), usernames.of(asked), by.value(), at, null));
        sql.insertInto(ASK).set(row).onConflict(ASK.RELAY, ASK.USERNAME_KEY).doUpdate().set(row).execute();
    }

    @Override
    public void forget(RelayId relay, Username asked) {
        sql.deleteFrom(ASK).where(ASK.RELAY.eq(relay.value()))
                .and(ASK.USERNAME_KEY.eq(usernames.of(asked))).execute();
    }

    @Override
    public List<Instant> waiting(RelayId relay, AccountId by, Instant since, int most) {
        return sql.selectFrom(ASK).where(ASK.ACCOUNT.eq(by.value())).and(ASK.RELAY.eq(relay.value()))
                .and(ASK.ASKED_AT.gt(since)).orderBy(ASK.ASKED_AT.desc()).limit(most).fetch().stream()
                .filter(bound::holds).map(AskRecord::getAskedAt).toList();
    }

    @Override
    public int removeBefore(Instant instant) {
        return sql.deleteFrom(ASK).where(ASK.ASKED_AT.lt(instant)).execute();
    }
}
