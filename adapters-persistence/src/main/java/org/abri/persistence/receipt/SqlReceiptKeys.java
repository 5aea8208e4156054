package org.abri.persistence.receipt;

import static org.abri.persistence.schema.Tables.RECEIPT_KEY;
import static org.jooq.impl.DSL.max;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.receipt.PublishedKey;
import org.abri.application.receipt.ReceiptKeys;
import org.abri.application.receipt.SigningKey;
import org.abri.application.sealing.KeyOwner;
import org.abri.persistence.Bound;
import org.abri.persistence.Fields;
import org.abri.persistence.Sealing;
import org.abri.persistence.schema.tables.records.ReceiptKeyRecord;
import org.jooq.DSLContext;

/**
 * LAW-1, CRY-1: the keys that sign receipts, in SQL, numbered as they came. The secret part of the last one is sealed with the
 * service's own key set, which the master key wraps like everybody's: it is renewed with that, and needs nothing of its own.
 */
@Singleton
final class SqlReceiptKeys implements ReceiptKeys {
    private static final int SECRET = 1;
    private static final int FIRST = 1;

    private final DSLContext sql;
    private final Bound bound;
    private final Sealing sealing;

    SqlReceiptKeys(DSLContext sql, Bound bound, Sealing sealing) {
        this.sql = sql;
        this.bound = bound;
        this.sealing = sealing;
    }

    /** I6: one that rests damaged signs nothing: another one takes its place. */
    @Override
    public Optional<SigningKey> current() {
        return sql.selectFrom(RECEIPT_KEY).where(RECEIPT_KEY.SEALED_SECRET.isNotNull())
                .orderBy(RECEIPT_KEY.NUMBER.desc()).limit(1).fetchOptional()
                .flatMap(row -> sealing
                        .openIfWhole(KeyOwner.SERVICE, row, id(row), RECEIPT_KEY.SEALED_SECRET)
                        .map(fields -> new SigningKey(row.getPublicKey(), fields.text(SECRET))));
    }

    /** Of two that come at once, one waits, and finds what the other kept. */
    @Override
    public SigningKey keepFirst(SigningKey key, Instant since) {
        return current().orElseGet(() -> {
            var row = row(key, since);
            // bytes apart, since H2 has no word for them in what jOOQ makes of "on conflict"
            var kept = sql.insertInto(RECEIPT_KEY)
                    .columns(RECEIPT_KEY.NUMBER, RECEIPT_KEY.PUBLIC_KEY, RECEIPT_KEY.SINCE, RECEIPT_KEY.MAC)
                    .values(row.getNumber(), row.getPublicKey(), row.getSince(), row.getMac())
                    .onConflict(RECEIPT_KEY.NUMBER).doNothing().execute();
            if (kept > 0) {
                sql.update(RECEIPT_KEY).set(RECEIPT_KEY.SEALED_SECRET, row.getSealedSecret())
                        .where(RECEIPT_KEY.NUMBER.eq(row.getNumber())).execute();
            }
            return current().orElseThrow();
        });
    }

    @Override
    public void renew(SigningKey key, Instant since) {
        sql.update(RECEIPT_KEY).setNull(RECEIPT_KEY.SEALED_SECRET)
                .where(RECEIPT_KEY.SEALED_SECRET.isNotNull()).execute();
        sql.executeInsert(row(key, since));
    }

    @Override
    public List<PublishedKey> published() {
        return sql.selectFrom(RECEIPT_KEY).orderBy(RECEIPT_KEY.NUMBER).fetch().stream()
                .filter(bound::holds).map(row -> new PublishedKey(row.getPublicKey(), row.getSince()))
                .toList();
    }

    private ReceiptKeyRecord row(SigningKey key, Instant since) {
        var last = sql.select(max(RECEIPT_KEY.NUMBER)).from(RECEIPT_KEY).fetchOneInto(Integer.class);
        var row = bound.bound(new ReceiptKeyRecord(last == null ? FIRST : last + 1, key.publicKey(), since,
                null, null));
        sealing.seal(KeyOwner.SERVICE, row, id(row), RECEIPT_KEY.SEALED_SECRET,
                Fields.none().with(SECRET, key.secret()));
        return row;
    }

    private static UUID id(ReceiptKeyRecord row) {
        return new UUID(0, row.getNumber());
    }
}
