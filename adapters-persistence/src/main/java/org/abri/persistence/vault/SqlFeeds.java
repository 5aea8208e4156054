package org.abri.persistence.vault;

import static org.abri.persistence.schema.Tables.CALENDAR_FEED;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.abri.application.vault.Feeds;
import org.abri.domain.vault.CalendarFeed;
import org.abri.domain.vault.VaultId;
import org.abri.persistence.BlindKeys;
import org.abri.persistence.Bound;
import org.abri.persistence.schema.tables.records.CalendarFeedRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Addresses of calendars in SQL. */
@Singleton
final class SqlFeeds implements Feeds {
    private final DSLContext sql;
    private final Bound bound;
    private final BlindKeys blind;

    SqlFeeds(DSLContext sql, Bound bound, BlindKeys blind) {
        this.sql = sql;
        this.bound = bound;
        this.blind = blind;
    }

    @Override
    public void save(CalendarFeed feed, String tokenHash) {
        var row = bound.bound(new CalendarFeedRecord(feed.vault().value(), key(tokenHash), feed.madeAt(),
                feed.readOn().orElse(null), null));
        if (sql.executeUpdate(row) == 0) {
            sql.executeInsert(row);
        }
    }

    /** SES-1: not the hash itself, which whoever writes here could make of an address of their own. */
    private String key(String tokenHash) {
        return blind.of("feed.token", tokenHash);
    }

    @Override
    public Optional<CalendarFeed> find(String tokenHash) {
        return found(CALENDAR_FEED.TOKEN_KEY.eq(key(tokenHash)));
    }

    @Override
    public Optional<CalendarFeed> of(VaultId vault) {
        return found(CALENDAR_FEED.VAULT.eq(vault.value()));
    }

    private Optional<CalendarFeed> found(Condition which) {
        return bound.held(sql.selectFrom(CALENDAR_FEED).where(which).fetchOne())
                .map(row -> new CalendarFeed(new VaultId(row.getVault()), row.getMadeAt(),
                        Optional.ofNullable(row.getReadOn())));
    }

    @Override
    public void remove(VaultId vault) {
        sql.deleteFrom(CALENDAR_FEED).where(CALENDAR_FEED.VAULT.eq(vault.value())).execute();
    }
}
