package org.abri.persistence.account;

import static org.abri.persistence.schema.Tables.FORMAL_NOTICE;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.application.account.Notices;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.FormalNotice;
import org.abri.domain.text.Unreadable;
import org.abri.persistence.Bound;
import org.abri.persistence.Fields;
import org.abri.persistence.Listings;
import org.abri.persistence.Sealing;
import org.abri.persistence.Whole;
import org.abri.persistence.schema.tables.records.FormalNoticeRecord;
import org.jooq.DSLContext;

/** Formal notices in SQL, one row an account; their reasons rest sealed. */
@Singleton
final class SqlNotices implements Notices {
    private static final int REASON = 1;

    private final DSLContext sql;
    private final Bound bound;
    private final Sealing sealing;

    SqlNotices(DSLContext sql, Bound bound, Sealing sealing) {
        this.sql = sql;
        this.bound = bound;
        this.sealing = sealing;
    }

    @Override
    public Optional<FormalNotice> find(AccountId account) {
        return sql.selectFrom(FORMAL_NOTICE).where(FORMAL_NOTICE.ACCOUNT.eq(account.value())).fetchOptional()
                .filter(bound::holds).map(this::notice);
    }

    @Override
    public void save(FormalNotice notice) {
        var id = notice.account().value();
        var row = bound.bound(new FormalNoticeRecord(id, notice.givenAt(), notice.compliedAt().orElse(null),
                null, null));
        sealing.seal(KeyOwner.of(notice.account()), row, id, FORMAL_NOTICE.SEALED,
                Fields.none().with(REASON, notice.reason()));
        if (sql.executeUpdate(row) == 0) {
            sql.executeInsert(row);
        }
    }

    @Override
    public List<FormalNotice> open(Listing wanted) {
        var most = wanted.most() + 1;
        return Whole.of(most, past -> sql.selectFrom(FORMAL_NOTICE)
                .where(FORMAL_NOTICE.COMPLIED_AT.isNull())
                .and(Listings.later(FORMAL_NOTICE.GIVEN_AT, FORMAL_NOTICE.ACCOUNT, wanted.after()))
                .orderBy(FORMAL_NOTICE.GIVEN_AT, FORMAL_NOTICE.ACCOUNT).offset(past).limit(most).fetch(),
                row -> bound.held(row).map(this::notice));
    }

    private FormalNotice notice(FormalNoticeRecord row) {
        var reason = sealing
                .openIfWhole(new KeyOwner(row.getAccount()), row, row.getAccount(), FORMAL_NOTICE.SEALED)
                .map(fields -> fields.text(REASON)).orElse(Unreadable.TEXT);
        return new FormalNotice(new AccountId(row.getAccount()), reason, row.getGivenAt(),
                Optional.ofNullable(row.getCompliedAt()));
    }
}
