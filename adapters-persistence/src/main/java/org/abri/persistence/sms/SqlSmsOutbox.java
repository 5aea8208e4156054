package org.abri.persistence.sms;

import static org.abri.persistence.schema.Tables.SMS_OUTBOX;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sms.Sms;
import org.abri.application.sms.SmsOutbox;
import org.abri.domain.account.PhoneNumber;
import org.abri.persistence.Bound;
import org.abri.persistence.Damage;
import org.abri.persistence.Fields;
import org.abri.persistence.Sealing;
import org.abri.persistence.schema.tables.records.SmsOutboxRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** SMS that wait in SQL, number and text sealed with the key set of whom they are for. */
@Singleton
final class SqlSmsOutbox implements SmsOutbox {
    private static final int NUMBER = 1;
    private static final int TEXT = 2;

    private final DSLContext sql;
    private final Sealing sealing;
    private final Bound bound;
    private final Damage damage;

    SqlSmsOutbox(DSLContext sql, Sealing sealing, Bound bound, Damage damage) {
        this.sql = sql;
        this.sealing = sealing;
        this.bound = bound;
        this.damage = damage;
    }

    @Override
    public void add(Sms sms) {
        var row = bound.bound(new SmsOutboxRecord(sms.id(), sms.owner().value(), sms.usefulUntil(), null,
                null, null, null, null));
        sealing.seal(sms.owner(), row, sms.id(), SMS_OUTBOX.SEALED,
                Fields.none().with(NUMBER, sms.to().value()).with(TEXT, sms.text()));
        sql.executeInsert(row);
    }

    @Override
    public Claim claim(UUID id, Instant now, Instant until) {
        var found = sql.selectFrom(SMS_OUTBOX).where(SMS_OUTBOX.ID.eq(id)).forUpdate().fetchOptional();
        if (found.isEmpty()) { return new Claim.Gone(); }
        var row = found.get();
        if (row.getTakenUntil() != null && now.isBefore(row.getTakenUntil())) {
            return new Claim.OfSomebodyElse();
        }
        var opened = damage.openedOr("sms_outbox", id, () -> sms(row));
        if (opened.isEmpty()) { // I6: it would be tried for ever
            sql.deleteFrom(SMS_OUTBOX).where(SMS_OUTBOX.ID.eq(id)).execute();
            return new Claim.Gone();
        }
        takenUntil(id, until);
        return new Claim.Taken(opened.get(), row.getHandedTo() == null ? Handed.NEVER
                : new Handed(Optional.of(row.getHandedTo()), row.getHandedTimes()));
    }

    @Override
    public boolean note(UUID id, Handed handed) {
        return sql.update(SMS_OUTBOX).set(SMS_OUTBOX.HANDED_TO, handed.to().orElse(null))
                .set(SMS_OUTBOX.HANDED_TIMES, handed.times()).where(SMS_OUTBOX.ID.eq(id)).execute() > 0;
    }

    @Override
    public void release(UUID id) {
        takenUntil(id, null);
    }

    @Override
    public boolean remove(UUID id) {
        return sql.deleteFrom(SMS_OUTBOX).where(SMS_OUTBOX.ID.eq(id)).execute() > 0;
    }

    @Override
    public int removeUselessBefore(Instant instant) {
        return sql.deleteFrom(SMS_OUTBOX).where(SMS_OUTBOX.USEFUL_UNTIL.lt(instant)).execute();
    }

    private void takenUntil(UUID id, @Nullable Instant until) {
        sql.update(SMS_OUTBOX).set(SMS_OUTBOX.TAKEN_UNTIL, until).where(SMS_OUTBOX.ID.eq(id)).execute();
    }

    private Sms sms(SmsOutboxRecord row) {
        var owner = new KeyOwner(row.getOwner());
        var fields = sealing.open(owner, row, row.getId(), SMS_OUTBOX.SEALED);
        return new Sms(row.getId(), owner, new PhoneNumber(fields.text(NUMBER)), fields.text(TEXT),
                row.getUsefulUntil());
    }
}
