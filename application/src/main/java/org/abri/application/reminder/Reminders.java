package org.abri.application.reminder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Listing;
import org.abri.domain.reminder.ReminderId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.ItemReminder;
import org.abri.domain.vault.VaultId;

/**
 * REM-1, REM-3: the reminders that were programmed, with what their SMS may say. When one is due is kept readable, so that those
 * whose time has come are found; when the appointment is, and where, or on which day a paper ends, is not. Inside units of work only.
 */
public interface Reminders {
    /** Adds it, or puts it in the place of the one with its id. */
    void save(ItemReminder reminder);

    /** Empty when there is none of that id, or not what was written. */
    Optional<ItemReminder> find(ReminderId id);

    /** Of that item, the one that is due first first, and of one time by id. */
    List<ItemReminder> ofItem(VaultId vault, ItemId item);

    /** PRI-1: all of a vault, the one that is due first first, and of one time by id; one more than wanted, if there is one. */
    List<ItemReminder> ofVault(VaultId vault, Listing wanted);

    /** The one that left, or leaves, as that SMS. */
    Optional<ItemReminder> ofSms(UUID sms);

    /**
     * REM-3: those that wait and are due at {@code now} or were before, the one that was due first first, and of one time by id;
     * after that one, if any; at most {@code most}.
     */
    List<ItemReminder> due(Instant now, Optional<ItemReminder> after, int most);

    /** Removing what is not there changes nothing. */
    void remove(ReminderId id);
}
