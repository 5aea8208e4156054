package org.abri.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Listing.Mark;
import org.abri.application.Listing;
import org.abri.application.reminder.Reminders;
import org.abri.domain.reminder.Reminder;
import org.abri.domain.reminder.ReminderId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.ItemReminder;
import org.abri.domain.vault.VaultId;

/** Reminders in memory. */
final class MemoryReminders implements Reminders {
    private static final Comparator<ItemReminder> BY_TIME =
            Comparator.<ItemReminder, Instant> comparing(one -> one.reminder().due())
                    .thenComparing(one -> one.id().value());

    private final Table<ReminderId, ItemReminder> reminders;

    MemoryReminders(Memory memory) {
        reminders = new Table<>(memory);
    }

    @Override
    public void save(ItemReminder reminder) {
        reminders.put(reminder.id(), reminder);
    }

    @Override
    public Optional<ItemReminder> find(ReminderId id) {
        return reminders.find(id);
    }

    @Override
    public List<ItemReminder> ofItem(VaultId vault, ItemId item) {
        return reminders.rows().filter(one -> one.vault().equals(vault) && one.item().equals(item))
                .sorted(BY_TIME).toList();
    }

    @Override
    public List<ItemReminder> ofVault(VaultId vault, Listing wanted) {
        return OldestFirst.of(reminders.rows().filter(one -> one.vault().equals(vault)),
                one -> new Mark(one.reminder().due(), one.id().value()), wanted);
    }

    @Override
    public Optional<ItemReminder> ofSms(UUID sms) {
        return reminders.rows().filter(one -> one.reminder().sms().stream().anyMatch(sms::equals))
                .findFirst();
    }

    @Override
    public List<ItemReminder> due(Instant now, Optional<ItemReminder> after, int most) {
        return reminders.rows()
                .filter(one -> one.reminder().state() == Reminder.State.PLANNED
                        && !one.reminder().due().isAfter(now))
                .filter(one -> after.stream().allMatch(last -> BY_TIME.compare(one, last) > 0))
                .sorted(BY_TIME).limit(most).toList();
    }

    @Override
    public void remove(ReminderId id) {
        reminders.remove(id);
    }

    void removeAll(VaultId vault) {
        reminders.removeIf(one -> one.vault().equals(vault));
    }
}
