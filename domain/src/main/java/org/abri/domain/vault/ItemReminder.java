package org.abri.domain.vault;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.reminder.Reminder;
import org.abri.domain.reminder.ReminderId;

/**
 * REM-1, REM-2: a reminder of an appointment, or of the last day of a paper, that somebody keeps in a vault. What its SMS may say
 * comes along: whoever sends it opens no item.
 *
 * @param by who programmed it
 * @param of what it reminds of
 */
public record ItemReminder(Reminder reminder, VaultId vault, ItemId item, Author by, Occasion of) {
    /** Empty when there is no time for it any more, as {@link Reminder#planned} says. */
    public static Optional<ItemReminder> planned(ReminderId id, LeadTime lead, Item item, Occasion of,
            Author by, Instant now) {
        return Reminder.planned(id, lead, of.time(), now)
                .map(reminder -> new ItemReminder(reminder, item.vault(), item.id(), by, of));
    }

    public ReminderId id() {
        return reminder.id();
    }

    /** As {@link Reminder#moved}: as the item is now. Empty as well when there is nothing to be reminded of any more. */
    public Optional<ItemReminder> following(ItemContent now, Instant at) {
        return Occasion.of(now, of.time().zone()).flatMap(next -> reminder.moved(next.time(), at)
                .map(moved -> new ItemReminder(moved, vault, item, by, next)));
    }

    /** With its reminder as that makes it. */
    public ItemReminder with(UnaryOperator<Reminder> change) {
        return new ItemReminder(change.apply(reminder), vault, item, by, of);
    }

    /** It leaves as that SMS. */
    public ItemReminder leaving(UUID as, Instant now) {
        return with(planned -> planned.leaving(as, now));
    }
}
