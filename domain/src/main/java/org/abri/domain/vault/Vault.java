package org.abri.domain.vault;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What belongs to one beneficiary, and what fits into it (VLT-12): so many bytes, so many items, and so many changes in a
 * day, whoever makes them. What a person hides or deletes always fits.
 *
 * @param used  in bytes: of documents as received, of what people write as it is kept
 * @param items how many there are
 * @param today what was added or changed on the day of the last change
 * @param wishes what the service may do with its papers by itself (LAW-4)
 * @param placeInSms REM-4: whether SMS may say where an appointment is
 * @param scans whether papers are looked at for what harms computers (LAW-4)
 */
public record Vault(VaultId id, VaultState state, long quota, long used, int items, Today today,
        Wishes wishes, boolean placeInSms, boolean scans) {
    /** VLT-12: 1 GiB, unless an operator sets another. */
    public static final long USUAL_QUOTA = 1L << 30;
    /** More papers than anybody has: a bound for lists, not for people. */
    public static final int MOST_ITEMS = 20_000;
    /** More than a whole relay types: a bound for the journal, which nothing shortens. */
    public static final int MOST_CHANGES_A_DAY = 10_000;

    /** How many changes there were on a day, which begins at midnight UTC. */
    public record Today(LocalDate day, int changes) {
        private static final Today NONE = new Today(LocalDate.EPOCH, 0);

        /** A clock that was set back brings no new day. */
        private Today at(Instant now) {
            var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
            return day.isAfter(this.day) ? new Today(day, 0) : this;
        }
    }

    /** One whose owner has said nothing about SMS and scans. */
    public Vault(VaultId id, VaultState state, long quota, long used, int items, Today today,
            Wishes wishes) {
        this(id, state, quota, used, items, today, wishes, false, false);
    }

    public static Vault opened(VaultId id) {
        return new Vault(id, VaultState.OPEN, USUAL_QUOTA, 0, 0, Today.NONE, Wishes.NOT_ASKED);
    }

    /** ACC-7: opened at a distance: nobody else sees or feeds anything before its owner has {@linkplain #validated} it. */
    public static Vault pending(VaultId id) {
        return opened(id).in(VaultState.OPEN, VaultState.PENDING);
    }

    /** ACC-7: by its owner. One that does not wait for that stays as it is. */
    public Vault validated() {
        return in(VaultState.PENDING, VaultState.OPEN);
    }

    /** VLT-12: whether {@code size} more bytes fit; less always does. */
    public boolean hasRoomFor(long size) {
        return size <= 0 || size <= quota - used;
    }

    /** VLT-12: whether one more item fits. */
    public boolean hasPlace() {
        return items < MOST_ITEMS;
    }

    /** VLT-12: whether one more change is taken that day. */
    public boolean takesChanges(Instant now) {
        return today.at(now).changes() < MOST_CHANGES_A_DAY;
    }

    /** VLT-12: may hold that much from now on. What it holds beyond stays: nothing more fits until there is room again. */
    public Vault allowed(Quota quota) {
        return new Vault(id, state, quota.bytes(), used, items, today, wishes, placeInSms, scans);
    }

    /** With one item of {@code size} bytes more; only when it fits, in bytes, in number and that day. */
    public Vault withAdded(long size, Instant now) {
        if (size < 0 || !hasPlace()) { throw new IllegalStateException("too many items"); }
        return holding(used, items + 1, today).withChanged(size, now);
    }

    /** With a change to an item, which makes it {@code more} bytes larger, or smaller; only when it fits, in bytes and that day. */
    public Vault withChanged(long more, Instant now) {
        if (!hasRoomFor(more) || !takesChanges(now)) { throw new IllegalStateException("over the quota"); }
        var changed = today.at(now);
        return holding(used + more, items, new Today(changed.day(), changed.changes() + 1));
    }

    /** With one item of {@code size} bytes less; one that was counted. */
    public Vault withRemoved(long size) {
        if (size < 0 || size > used || items < 1) {
            throw new IllegalStateException("more removed than there was");
        }
        return holding(used - size, items - 1, today);
    }

    /** LAW-4: as its owner wishes from now on. */
    public Vault wishing(Processing processing, Wish wish) {
        return new Vault(id, state, quota, used, items, today, wishes.with(processing, wish), placeInSms,
                scans);
    }

    /** REM-4: as its owner wishes from now on. */
    public Vault sayingPlace(boolean wished) {
        return new Vault(id, state, quota, used, items, today, wishes, wished, scans);
    }

    /** LAW-4: looked through or not, as its owner wishes from now on. */
    public Vault scanned(boolean wished) {
        return new Vault(id, state, quota, used, items, today, wishes, placeInSms, wished);
    }

    /** PRI-2: restricted by its owner from now on, or no longer. A vault in another state stays so: nobody else is in it anyway. */
    public Vault restricted(boolean restricted) {
        return in(restricted ? VaultState.OPEN : VaultState.RESTRICTED,
                restricted ? VaultState.RESTRICTED : VaultState.OPEN);
    }

    /** END-5: its owner is suspended from now on, or no longer. One that is pending or restricted stays so, and closed. */
    public Vault suspended(boolean suspended) {
        return in(suspended ? VaultState.OPEN : VaultState.SUSPENDED,
                suspended ? VaultState.SUSPENDED : VaultState.OPEN);
    }

    private Vault in(VaultState from, VaultState to) {
        return state == from ? new Vault(id, to, quota, used, items, today, wishes, placeInSms, scans)
                : this;
    }

    private Vault holding(long nowUsed, int nowItems, Today nowToday) {
        return new Vault(id, state, quota, nowUsed, nowItems, nowToday, wishes, placeInSms, scans);
    }
}
