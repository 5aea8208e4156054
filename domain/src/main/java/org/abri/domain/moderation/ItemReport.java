package org.abri.domain.moderation;

import java.time.Duration;
import java.time.Instant;
import org.abri.domain.text.TypedText;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/**
 * MOD-1: that somebody who could see an item says that it is abusive or illicit. While it is looked after, operators see that
 * one item; for so long only, and nothing beside it.
 *
 * @param by    the owner of the vault, or staff of a relay: whoever reported it, told to nobody but operators, and to them by
 *              the relay alone
 * @param words what they say is wrong
 * @param stage how far it has come
 * @param until when it is over, whatever nobody has done
 * @param title what the item was called when it was withdrawn; empty before
 */
public record ItemReport(ReportId id, ItemId item, VaultId vault, Author by, Wrong wrong, String words,
        Instant at, Stage stage, Instant until, String title) {
    /** Time enough for an operator to look; what nobody has looked after by then lapses. */
    public static final Duration LOOKED_AFTER = Duration.ofDays(30);
    /** Time enough for its owner to read that it was withdrawn, and to say why it should not have been. */
    public static final Duration GIVEN_BACK_WITHIN = Duration.ofDays(30);
    /** In code points. */
    public static final int LONGEST_WORDS = 500;

    /** What is found to be so is over, and kept by nobody. The names are stored: they are never renamed, only added to. */
    public enum Stage {
        /** An operator has yet to decide. */
        OPEN,
        /** The item is seen by nobody; it is erased when {@link ItemReport#until} has come. */
        WITHDRAWN
    }

    public ItemReport {
        words = TypedText.lines(words, LONGEST_WORDS);
    }

    /** Somebody reports it. Throws {@link org.abri.domain.text.InvalidValue} when they do not say why, or too much. */
    public static ItemReport made(ReportId id, ItemId item, VaultId vault, Author by, Wrong wrong,
            String words, Instant now) {
        return new ItemReport(id, item, vault, by, wrong, words, now, Stage.OPEN, now.plus(LOOKED_AFTER), "");
    }

    /** Whether operators look after it: and see the item, as far as the rules let them. */
    public boolean isLookedAfterAt(Instant now) {
        return now.isBefore(until);
    }

    /** The item, called so, was withdrawn. Only of one that is {@linkplain Stage#OPEN open}. */
    public ItemReport withdrawn(String called, Instant now) {
        if (stage != Stage.OPEN) { throw new IllegalStateException("it was withdrawn before"); }
        return new ItemReport(id, item, vault, by, wrong, words, at, Stage.WITHDRAWN,
                now.plus(GIVEN_BACK_WITHIN), called);
    }
}
