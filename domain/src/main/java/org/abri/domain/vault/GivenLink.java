package org.abri.domain.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * VLT-8: a link with which its owner gives one document to somebody without an account: whoever has the address sees it, until the
 * link ends.
 *
 * @param endsAt       from then on it leads nowhere
 * @param lastOpenedAt when it was opened last; empty when it never was
 */
public record GivenLink(LinkId id, VaultId vault, ItemId item, Instant givenAt, Instant endsAt,
        Openings wanted, int opened, Optional<Instant> lastOpenedAt) {
    /** More than anybody keeps an eye on: a bound of what is open at once in one vault. */
    public static final int MOST = 20;

    /** How long a link lives. The names are stored in no table, and said by forms. */
    public enum Life {
        A_DAY(Duration.ofDays(1)), A_WEEK(Duration.ofDays(7)), A_MONTH(Duration.ofDays(30));

        private final Duration duration;

        Life(Duration duration) {
            this.duration = duration;
        }

        public Duration duration() {
            return duration;
        }
    }

    /** How often a link may be opened. The names are stored: they are never renamed, only added to. */
    public enum Openings {
        ONCE(1), FIVE_TIMES(5), TWENTY_TIMES(20), UNCOUNTED(Integer.MAX_VALUE);

        private final int most;

        Openings(int most) {
            this.most = most;
        }

        private boolean allow(int opened) {
            return opened < most;
        }
    }

    /** One that nobody has opened yet. */
    public static GivenLink given(LinkId id, Item document, Life life, Openings wanted, Instant now) {
        return new GivenLink(id, document.vault(), document.id(), now, now.plus(life.duration()),
                wanted, 0, Optional.empty());
    }

    /** Whether its time has come. */
    public boolean isOverAt(Instant now) {
        return !now.isBefore(endsAt);
    }

    /** Whether it may be opened more often than it was, as long as it lives. */
    public boolean mayBeOpenedMore() {
        return wanted.allow(opened);
    }

    /** Whether it can be opened once more. */
    public boolean isLiveAt(Instant now) {
        return !isOverAt(now) && mayBeOpenedMore();
    }

    /** Opened once more. Throws {@link IllegalStateException}, a bug, when it cannot be. */
    public GivenLink openedOnceMore(Instant now) {
        if (!isLiveAt(now)) { throw new IllegalStateException("a link that is over is opened"); }
        return new GivenLink(id, vault, item, givenAt, endsAt, wanted, opened + 1,
                Optional.of(now));
    }
}
