package org.abri.persistence.reminder;

import static org.abri.persistence.schema.Tables.REMINDER;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Listing.Mark;
import org.abri.application.reminder.Reminders;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.reminder.Reminder;
import org.abri.domain.reminder.ReminderId;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.ItemReminder;
import org.abri.domain.vault.VaultId;
import org.abri.persistence.Bound;
import org.abri.persistence.Damage;
import org.abri.persistence.Fields;
import org.abri.persistence.Listings;
import org.abri.persistence.Sealing;
import org.abri.persistence.Whole;
import org.abri.persistence.schema.tables.records.ReminderRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Reminders in SQL, what their SMS may say sealed with the key set of whom they remind. */
@Singleton
final class SqlReminders implements Reminders {
    private static final int LEAD = 1;
    private static final int TIME = 2;
    private static final int PLACE = 3;
    /** More than one item has. */
    private static final int MOST_OF_AN_ITEM = 50;

    private final DSLContext sql;
    private final Sealing sealing;
    private final Bound bound;
    private final Damage damage;

    SqlReminders(DSLContext sql, Sealing sealing, Bound bound, Damage damage) {
        this.sql = sql;
        this.sealing = sealing;
        this.bound = bound;
        this.damage = damage;
    }

    @Override
    public void save(ItemReminder one) {
        var row = row(one);
        if (sql.executeUpdate(row) == 0) {
            sql.executeInsert(row);
        }
    }

    private ReminderRecord row(ItemReminder one) {
        var row = new ReminderRecord();
        row.setId(one.id().value());
        row.setVault(one.vault().value());
        row.setItem(one.item().value());
        if (one.by() instanceof Author.Staff(var account, var relay)) {
            row.setAuthorAccount(account.value());
            row.setAuthorRelay(relay.value());
        } else {
            row.setAuthorAccount(null);
            row.setAuthorRelay(null);
        }
        row.setDueAt(one.reminder().due());
        row.setState(one.reminder().state().name());
        row.setSms(one.reminder().sms().orElse(null));
        bound.bound(row);
        sealing.seal(KeyOwner.of(one.vault()), row, row.getId(), REMINDER.SEALED,
                Fields.none().with(LEAD, one.reminder().lead().written()).with(TIME, one.time().written())
                        .with(PLACE, one.place()));
        return row;
    }

    @Override
    public Optional<ItemReminder> find(ReminderId id) {
        return listed(REMINDER.ID.eq(id.value()), 1).stream().findFirst();
    }

    @Override
    public List<ItemReminder> ofItem(VaultId vault, ItemId item) {
        return listed(REMINDER.ITEM.eq(item.value()).and(REMINDER.VAULT.eq(vault.value())), MOST_OF_AN_ITEM);
    }

    @Override
    public Optional<ItemReminder> ofSms(UUID sms) {
        return listed(REMINDER.SMS.eq(sms), 1).stream().findFirst();
    }

    @Override
    public List<ItemReminder> due(Instant now, Optional<ItemReminder> after, int most) {
        return listed(REMINDER.STATE.eq(Reminder.State.PLANNED.name()).and(REMINDER.DUE_AT.le(now))
                .and(Listings.later(REMINDER.DUE_AT, REMINDER.ID,
                        after.map(last -> new Mark(last.reminder().due(), last.id().value())))),
                most);
    }

    @Override
    public void remove(ReminderId id) {
        sql.deleteFrom(REMINDER).where(REMINDER.ID.eq(id.value())).execute();
    }

    private List<ItemReminder> listed(Condition which, int most) {
        return Whole.of(most, past -> sql.selectFrom(REMINDER).where(which)
                .orderBy(REMINDER.DUE_AT, REMINDER.ID).offset(past).limit(most).fetch(),
                row -> bound.held(row).flatMap(
                        held -> damage.openedOr("reminder", held.getId(), () -> reminder(held))));
    }

    private ItemReminder reminder(ReminderRecord row) {
        var vault = new VaultId(row.getVault());
        var said = sealing.open(KeyOwner.of(vault), row, row.getId(), REMINDER.SEALED);
        var time = AppointmentTime.parse(said.text(TIME));
        return new ItemReminder(
                new Reminder(new ReminderId(row.getId()), LeadTime.parse(said.text(LEAD)), row.getDueAt(),
                        time.instant(), Reminder.State.valueOf(row.getState()),
                        Optional.ofNullable(row.getSms())),
                vault, new ItemId(row.getItem()),
                row.getAuthorAccount() == null || row.getAuthorRelay() == null ? new Author.Owner()
                        : new Author.Staff(new AccountId(row.getAuthorAccount()),
                                new RelayId(row.getAuthorRelay())),
                time, said.find(PLACE));
    }
}
