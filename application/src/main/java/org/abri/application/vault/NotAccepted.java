package org.abri.application.vault;

import java.time.Instant;
import java.util.Optional;
import org.abri.domain.vault.Vault;

/** UPL-1, VLT-12, VLT-10, LAW-4, MOD-4: why something was not taken; nothing of it is kept. */
public enum NotAccepted {
    EMPTY, TOO_LARGE, TYPE_NOT_ACCEPTED, CONTENT_CONTRADICTS_NAME, OVER_QUOTA,
    /** VLT-12: the vault holds as many items as any may. */
    TOO_MANY_ITEMS,
    /** VLT-12: that day, as much was added and changed as is taken in a day. */
    TOO_MUCH_TODAY,
    /** VLT-10: it lies in a private folder, and is not shared before it is moved out of it. */
    IN_A_PRIVATE_FOLDER,
    /** LAW-4: its owner wishes that it is looked through first. */
    NOT_SCANNED_YET,
    /** LAW-4: something was found in it that harms computers. */
    FOUND_BAD,
    /** VLT-1: where it is to lie there is no folder, or one that rests damaged. */
    NO_FOLDER,
    /** OPS-4: more reminders were programmed of late than may be. */
    TOO_MANY_REMINDERS,
    /** UPL-3: whoever sends it has begun as many uploads as may wait. */
    TOO_MANY_UPLOADS,
    /** MOD-4: staff did not confirm that it may lawfully be stored. */
    NOT_CONFIRMED_LAWFUL;

    /** Whether the same is never taken, whenever it is sent. */
    boolean isForGood() {
        return switch (this) {
            case EMPTY, TOO_LARGE, TYPE_NOT_ACCEPTED, CONTENT_CONTRADICTS_NAME, NOT_CONFIRMED_LAWFUL -> true;
            case OVER_QUOTA, TOO_MANY_ITEMS, TOO_MUCH_TODAY, IN_A_PRIVATE_FOLDER, NOT_SCANNED_YET, FOUND_BAD,
                    NO_FOLDER, TOO_MANY_REMINDERS, TOO_MANY_UPLOADS -> false;
        };
    }

    /** Why one more item of {@code size} bytes does not fit, if it does not. */
    static Optional<NotAccepted> another(Vault vault, long size, Instant now) {
        return vault.hasPlace() ? change(vault, size, now) : Optional.of(TOO_MANY_ITEMS);
    }

    /** Why a change does not fit that makes an item {@code more} bytes larger, if it does not. */
    static Optional<NotAccepted> change(Vault vault, long more, Instant now) {
        if (!vault.hasRoomFor(more)) { return Optional.of(OVER_QUOTA); }
        return vault.takesChanges(now) ? Optional.empty() : Optional.of(TOO_MUCH_TODAY);
    }
}
