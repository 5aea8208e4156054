package org.abri.persistence.reminder;

import static org.abri.persistence.schema.Tables.SMS_OUTBOX;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.privacy.KeyOwner;
import org.abri.application.reminder.Sms;
import org.abri.application.reminder.SmsOutbox;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.vault.VaultId;
import org.abri.persistence.Sealing;
import org.abri.persistence.schema.tables.records.SmsOutboxRecord;
import org.jooq.DSLContext;

/** SMS that wait in SQL, number and text sealed with the key set of whom they are for. */
@Singleton
final class SqlSmsOutbox implements SmsOutbox {
    private static final String TABLE = "sms_outbox";

    private final DSLContext sql;
    private final Sealing sealing;

    SqlSmsOutbox(DSLContext sql, Sealing sealing) {
        this.sql = sql;
        this.sealing = sealing;
    }

    @Override
    public void add(Sms sms) {
        sql.executeInsert(new SmsOutboxRecord(sms.id(), sms.vault().value(),
                sealing.seal(KeyOwner.of(sms.vault()), TABLE, sms.id(), sms.to().value(), sms.text())));
    }

    @Override
    public Optional<Sms> lock(UUID id) {
        return sql.selectFrom(SMS_OUTBOX).where(SMS_OUTBOX.ID.eq(id)).forUpdate().fetchOptional(this::sms);
    }

    @Override
    public void remove(UUID id) {
        sql.deleteFrom(SMS_OUTBOX).where(SMS_OUTBOX.ID.eq(id)).execute();
    }

    private Sms sms(SmsOutboxRecord row) {
        var vault = new VaultId(row.getVault());
        var texts = sealing.open(KeyOwner.of(vault), TABLE, row.getId(), row.getSealed());
        return new Sms(row.getId(), vault, new PhoneNumber(texts.get(0)), texts.get(1));
    }
}
