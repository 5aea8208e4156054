package org.abri.persistence.rectification;

import static org.abri.persistence.schema.Tables.RECTIFICATION;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing.Mark;
import org.abri.application.rectification.Rectifications;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.SecretHash;
import org.abri.domain.rectification.Rectification;
import org.abri.domain.rectification.RectificationId;
import org.abri.domain.relay.RelayId;
import org.abri.persistence.Bound;
import org.abri.persistence.Fields;
import org.abri.persistence.Listings;
import org.abri.persistence.Sealing;
import org.abri.persistence.Whole;
import org.abri.persistence.schema.tables.records.RectificationRecord;
import org.jooq.DSLContext;

/** Rectifications that wait, in SQL, one row an account; who somebody would be rests sealed. */
@Singleton
final class SqlRectifications implements Rectifications {
    private static final int GIVEN = 1;
    private static final int FAMILY = 2;
    private static final int BORN = 3;
    private static final int HOMONYM_REASON = 4;

    private final DSLContext sql;
    private final Bound bound;
    private final Sealing sealing;

    SqlRectifications(DSLContext sql, Bound bound, Sealing sealing) {
        this.sql = sql;
        this.bound = bound;
        this.sealing = sealing;
    }

    @Override
    public Optional<Rectification> find(AccountId account) {
        return bound.held(sql.selectFrom(RECTIFICATION).where(RECTIFICATION.ACCOUNT.eq(account.value()))
                .fetchOne()).flatMap(this::asked);
    }

    @Override
    public void save(Rectification one) {
        var account = one.account().value();
        var row = bound.bound(new RectificationRecord(account, one.id().value(), one.relay().value(),
                one.askedBy().value(), one.at(),
                one.code().map(OneTimeCode::hash).map(SecretHash::phc).orElse(null),
                one.code().map(OneTimeCode::expiresAt).orElse(null),
                one.code().map(OneTimeCode::failedTries).orElse(null), null, null));
        sealing.seal(KeyOwner.of(one.account()), row, account, RECTIFICATION.SEALED,
                Fields.none().with(GIVEN, one.name().given()).with(FAMILY, one.name().family())
                        .with(BORN, one.born().map(BirthDate::value))
                        .with(HOMONYM_REASON, one.homonymReason()));
        if (sql.executeUpdate(row) == 0) {
            sql.executeInsert(row);
        }
    }

    @Override
    public void remove(AccountId account) {
        sql.deleteFrom(RECTIFICATION).where(RECTIFICATION.ACCOUNT.eq(account.value())).execute();
    }

    @Override
    public List<Rectification> askedUntil(Instant instant, Optional<Mark> after, int most) {
        return Whole.of(most, past -> sql.selectFrom(RECTIFICATION)
                .where(RECTIFICATION.ASKED_AT.le(instant))
                .and(Listings.later(RECTIFICATION.ASKED_AT, RECTIFICATION.ACCOUNT, after))
                .orderBy(RECTIFICATION.ASKED_AT, RECTIFICATION.ACCOUNT).offset(past).limit(most).fetch(),
                row -> bound.held(row).flatMap(this::asked));
    }

    /** I6: what cannot be read is nothing that anybody could agree to; it can be asked for again. */
    private Optional<Rectification> asked(RectificationRecord row) {
        return sealing.openIfWhole(new KeyOwner(row.getAccount()), row, row.getAccount(),
                RECTIFICATION.SEALED)
                .map(said -> new Rectification(new RectificationId(row.getId()),
                        new AccountId(row.getAccount()), new RelayId(row.getRelay()),
                        new AccountId(row.getAskedBy()),
                        new PersonName(said.text(GIVEN), said.text(FAMILY)),
                        said.find(BORN).map(BirthDate::new), said.find(HOMONYM_REASON), row.getAskedAt(),
                        Optional.ofNullable(row.getCodeHash())
                                .map(hash -> new OneTimeCode(new SecretHash(hash), row.getCodeExpiresAt(),
                                        row.getCodeFailedTries()))));
    }
}
