package org.abri.persistence.reminder;

import static org.abri.persistence.schema.Tables.REMINDER;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Listing.Mark;
import org.abri.application.Listing;
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
import org.abri.domain.vault.Occasion;
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
    /** REM-4: instead of time and place, of a paper. */
    private static final int LAST_DAY = 4;
    private static final int ZONE = 5;
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
                said(one.of()).with(LEAD, one.reminder().lead().written()));
        return row;
    }

    private static Fields said(Occasion of) {
        return switch (of) {
            case Occasion.Meeting(var time, var place) ->
                    Fields.none().with(TIME, time.written()).with(PLACE, place);
            case Occasion.LastDay(var day, var zone) ->
                    Fields.none().with(LAST_DAY, day.toString()).with(ZONE, zone.getId());
        };
    }

    private static Occasion occasion(Fields said) {
        return said.find(LAST_DAY)
                .<Occasion> map(day -> new Occasion.LastDay(LocalDate.parse(day), ZoneId.of(said.text(ZONE))))
                .orElseGet(() -> new Occasion.Meeting(AppointmentTime.parse(said.text(TIME)),
                        said.find(PLACE)));
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
    public List<ItemReminder> ofVault(VaultId vault, Listing wanted) {
        return listed(REMINDER.VAULT.eq(vault.value())
                .and(Listings.later(REMINDER.DUE_AT, REMINDER.ID, wanted.after())), wanted.most() + 1);
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
        var of = occasion(said);
        return new ItemReminder(
                new Reminder(new ReminderId(row.getId()), LeadTime.parse(said.text(LEAD)), row.getDueAt(),
                        of.time().instant(), Reminder.State.valueOf(row.getState()),
                        Optional.ofNullable(row.getSms())),
                vault, new ItemId(row.getItem()),
                row.getAuthorAccount() == null || row.getAuthorRelay() == null ? new Author.Owner()
                        : new Author.Staff(new AccountId(row.getAuthorAccount()),
                                new RelayId(row.getAuthorRelay())),
                of);
    }
}
