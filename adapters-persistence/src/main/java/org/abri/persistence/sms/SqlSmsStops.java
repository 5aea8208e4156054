package org.abri.persistence.sms;

import static org.abri.persistence.schema.Tables.SMS_STOP;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.abri.application.sms.SmsStops;
import org.abri.domain.account.PhoneNumber;
import org.abri.persistence.BlindKeys;
import org.abri.persistence.Bound;
import org.abri.persistence.schema.tables.records.SmsStopRecord;
import org.jooq.DSLContext;

/** Numbers to which no reminders go, in SQL, by blind keys. */
@Singleton
final class SqlSmsStops implements SmsStops {
    private final DSLContext sql;
    private final Bound bound;
    private final BlindKeys blind;

    SqlSmsStops(DSLContext sql, Bound bound, BlindKeys blind) {
        this.sql = sql;
        this.bound = bound;
        this.blind = blind;
    }

    @Override
    public void stop(PhoneNumber number, Instant now) {
        if (isStopped(number)) { return; }
        var row = bound.bound(new SmsStopRecord(key(number), now, null));
        sql.insertInto(SMS_STOP).set(row).onConflict(SMS_STOP.NUMBER_KEY).doUpdate().set(row).execute();
    }

    @Override
    public void lift(PhoneNumber number) {
        sql.deleteFrom(SMS_STOP).where(SMS_STOP.NUMBER_KEY.eq(key(number))).execute();
    }

    @Override
    public boolean isStopped(PhoneNumber number) {
        return bound.held(
                sql.selectFrom(SMS_STOP).where(SMS_STOP.NUMBER_KEY.eq(key(number))).fetchOne())
                .isPresent();
    }

    private String key(PhoneNumber number) {
        return blind.of("sms.stop", number.value());
    }
}
