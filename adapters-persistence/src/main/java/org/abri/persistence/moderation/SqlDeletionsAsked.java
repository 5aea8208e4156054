package org.abri.persistence.moderation;

import static org.abri.persistence.schema.Tables.DELETION_ASK;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.Listing;
import org.abri.application.moderation.DeletionsAsked;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.DeletionAsked;
import org.abri.domain.text.Unreadable;
import org.abri.persistence.Bound;
import org.abri.persistence.Fields;
import org.abri.persistence.Listings;
import org.abri.persistence.Sealing;
import org.abri.persistence.Whole;
import org.abri.persistence.schema.tables.records.DeletionAskRecord;
import org.jooq.DSLContext;

/** What staff asked for, in SQL, one row an account; the reasons rest sealed. */
@Singleton
final class SqlDeletionsAsked implements DeletionsAsked {
    private static final int REASON = 1;
    private static final int REFUSAL = 2;

    private final DSLContext sql;
    private final Bound bound;
    private final Sealing sealing;

    SqlDeletionsAsked(DSLContext sql, Bound bound, Sealing sealing) {
        this.sql = sql;
        this.bound = bound;
        this.sealing = sealing;
    }

    @Override
    public Optional<DeletionAsked> find(AccountId account) {
        return bound.held(sql.selectFrom(DELETION_ASK).where(DELETION_ASK.ACCOUNT.eq(account.value()))
                .fetchOne()).map(this::asked);
    }

    @Override
    public Map<AccountId, DeletionAsked> findAll(Set<AccountId> accounts) {
        if (accounts.isEmpty()) { return Map.of(); }
        return sql.selectFrom(DELETION_ASK)
                .where(DELETION_ASK.ACCOUNT.in(accounts.stream().map(AccountId::value).toList())).fetch()
                .stream().filter(bound::holds).map(this::asked)
                .collect(Collectors.toUnmodifiableMap(DeletionAsked::account, one -> one));
    }

    @Override
    public void save(DeletionAsked one) {
        var id = one.account().value();
        var row = bound.bound(new DeletionAskRecord(id, one.ofOperator(), one.at(),
                one.refused().map(DeletionAsked.Refused::at).orElse(null), null, null));
        sealing.seal(KeyOwner.of(one.account()), row, id, DELETION_ASK.SEALED,
                Fields.none().with(REASON, one.reason())
                        .with(REFUSAL, one.refused().map(DeletionAsked.Refused::reason)));
        if (sql.executeUpdate(row) == 0) {
            sql.executeInsert(row);
        }
    }

    @Override
    public void remove(AccountId account) {
        sql.deleteFrom(DELETION_ASK).where(DELETION_ASK.ACCOUNT.eq(account.value())).execute();
    }

    @Override
    public List<DeletionAsked> open(Listing wanted) {
        var most = wanted.most() + 1;
        return Whole.of(most, past -> sql.selectFrom(DELETION_ASK).where(DELETION_ASK.REFUSED_AT.isNull())
                .and(Listings.later(DELETION_ASK.ASKED_AT, DELETION_ASK.ACCOUNT, wanted.after()))
                .orderBy(DELETION_ASK.ASKED_AT, DELETION_ASK.ACCOUNT).offset(past).limit(most).fetch(),
                row -> bound.held(row).map(this::asked));
    }

    private DeletionAsked asked(DeletionAskRecord row) {
        var said = sealing.openIfWhole(new KeyOwner(row.getAccount()), row, row.getAccount(),
                DELETION_ASK.SEALED);
        return new DeletionAsked(new AccountId(row.getAccount()), row.getOfOperator(),
                said.map(fields -> fields.text(REASON)).orElse(Unreadable.TEXT), row.getAskedAt(),
                Optional.ofNullable(row.getRefusedAt()).map(at -> new DeletionAsked.Refused(
                        said.map(fields -> fields.text(REFUSAL)).orElse(Unreadable.TEXT), at)));
    }
}
