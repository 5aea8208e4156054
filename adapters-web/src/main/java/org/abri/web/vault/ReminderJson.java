package org.abri.web.vault;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.abri.application.reminder.SeeReminders;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.ItemReminder;
import org.jspecify.annotations.Nullable;

/**
 * A reminder of an appointment.
 *
 * @param lead    how long before: {@code P1D@18:00}, {@code PT2H}
 * @param due     when it leaves, or was to
 * @param state   REM-5: what became of it
 * @param byRelay REM-2: whose staff programmed it; null when the owner did
 */
@Serdeable.Serializable
record ReminderJson(String id, String lead, Instant due, String state, @Nullable String byRelay) {
    static ReminderJson of(ItemReminder one) {
        return new ReminderJson(one.id().toString(), one.reminder().lead().written(), one.reminder().due(),
                one.reminder().state().name(),
                one.by() instanceof Author.Staff staff ? staff.relay().toString() : null);
    }

    /** {@code phone}: whether there is one that an SMS can go to; {@code stopped}: REM-6: that whoever has it wants no reminders; {@code language}: that the SMS are in. */
    @Serdeable.Serializable
    record RemindersJson(List<ReminderJson> reminders, boolean phone, boolean stopped, String language) {
        static RemindersJson of(SeeReminders.Seen seen) {
            return new RemindersJson(seen.reminders().stream().map(ReminderJson::of).toList(), seen.phone(),
                    seen.stopped(), seen.language().tag());
        }
    }
}
