package org.abri.persistence.sms;

import static org.abri.persistence.schema.Tables.SMS_STATE;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sms.SentSms;
import org.abri.application.sms.SmsStates;
import org.abri.domain.sms.SmsState;
import org.abri.persistence.BlindKeys;
import org.abri.persistence.Bound;
import org.abri.persistence.schema.tables.records.SmsStateRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What became of SMS, in SQL: what providers call them by blind keys, since they know to whom it went. */
@Singleton
final class SqlSmsStates implements SmsStates {
    private final DSLContext sql;
    private final Bound bound;
    private final BlindKeys blind;

    SqlSmsStates(DSLContext sql, Bound bound, BlindKeys blind) {
        this.sql = sql;
        this.bound = bound;
        this.blind = blind;
    }

    @Override
    public void keep(SentSms sms, Optional<String> reference) {
        var row = row(sms, reference.map(name -> key(sms.provider(), name)).orElse(null));
        sql.insertInto(SMS_STATE).set(row).onConflict(SMS_STATE.ID).doUpdate().set(row).execute();
    }

    @Override
    public void save(SentSms sms) {
        bound.held(sql.selectFrom(SMS_STATE).where(SMS_STATE.ID.eq(sms.id())).forUpdate().fetchOne())
                .ifPresent(before -> sql.update(SMS_STATE).set(row(sms, before.getReferenceKey()))
                        .where(SMS_STATE.ID.eq(sms.id())).execute());
    }

    private SmsStateRecord row(SentSms sms, @Nullable String referenceKey) {
        return bound.bound(new SmsStateRecord(sms.id(), sms.owner().value(), sms.provider(),
                sms.state().name(), referenceKey, sms.at(), null));
    }

    @Override
    public Optional<SentSms> find(UUID id) {
        return one(SMS_STATE.ID.eq(id));
    }

    @Override
    public Optional<SentSms> ofReference(String provider, String reference) {
        return one(SMS_STATE.REFERENCE_KEY.eq(key(provider, reference)));
    }

    @Override
    public Optional<SentSms> latestOf(KeyOwner owner) {
        return one(SMS_STATE.OWNER.eq(owner.value()));
    }

    private Optional<SentSms> one(Condition which) {
        return bound.held(
                sql.selectFrom(SMS_STATE).where(which).orderBy(SMS_STATE.CHANGED_AT.desc()).limit(1)
                        .fetchOne())
                .map(SqlSmsStates::sms);
    }

    private static SentSms sms(SmsStateRecord row) {
        return new SentSms(row.getId(), new KeyOwner(row.getOwner()), row.getProvider(),
                SmsState.valueOf(row.getState()), row.getChangedAt());
    }

    @Override
    public int removeBefore(Instant instant) {
        return sql.deleteFrom(SMS_STATE).where(SMS_STATE.CHANGED_AT.lt(instant)).execute();
    }

    /** No name of a provider holds a line break. */
    private String key(String provider, String reference) {
        return blind.of("sms.reference", provider + '\n' + reference);
    }
}
