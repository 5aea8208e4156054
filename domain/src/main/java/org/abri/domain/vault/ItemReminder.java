package org.abri.domain.vault;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.reminder.Reminder;
import org.abri.domain.reminder.ReminderId;
import org.abri.domain.vault.ItemContent.Appointment;

/**
 * REM-1, REM-2: a reminder of an appointment that somebody keeps in a vault. What its SMS may say comes along: whoever sends it
 * opens no item.
 *
 * @param by    who programmed it
 * @param time  of the appointment
 * @param place of the appointment, if it is known
 */
public record ItemReminder(Reminder reminder, VaultId vault, ItemId item, Author by, AppointmentTime time,
        Optional<String> place) {
    /** Empty when there is no time for it any more, as {@link Reminder#planned} says. */
    public static Optional<ItemReminder> planned(ReminderId id, LeadTime lead, Item item, Appointment of,
            Author by, Instant now) {
        return Reminder.planned(id, lead, of.time(), now).map(
                reminder -> new ItemReminder(reminder, item.vault(), item.id(), by, of.time(), of.place()));
    }

    public ReminderId id() {
        return reminder.id();
    }

    /** As {@link Reminder#moved}: as the appointment is now. */
    public Optional<ItemReminder> following(Appointment now, Instant at) {
        return reminder.moved(now.time(), at)
                .map(moved -> new ItemReminder(moved, vault, item, by, now.time(), now.place()));
    }

    /** With its reminder as that makes it. */
    public ItemReminder with(UnaryOperator<Reminder> change) {
        return new ItemReminder(change.apply(reminder), vault, item, by, time, place);
    }

    /** It leaves as that SMS. */
    public ItemReminder leaving(UUID as, Instant now) {
        return with(planned -> planned.leaving(as, now));
    }
}
