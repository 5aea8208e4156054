package org.abri.application.memory;

import java.util.Optional;
import org.abri.application.vault.Feeds;
import org.abri.domain.vault.CalendarFeed;
import org.abri.domain.vault.VaultId;

/** Addresses of calendars in memory. */
final class MemoryFeeds implements Feeds {
    private record Kept(CalendarFeed feed, String tokenHash) {}

    private final Table<VaultId, Kept> feeds;

    MemoryFeeds(Memory memory) {
        this.feeds = new Table<>(memory);
    }

    @Override
    public void save(CalendarFeed feed, String tokenHash) {
        feeds.put(feed.vault(), new Kept(feed, tokenHash));
    }

    @Override
    public Optional<CalendarFeed> find(String tokenHash) {
        return feeds.rows().filter(kept -> kept.tokenHash().equals(tokenHash)).map(Kept::feed).findFirst();
    }

    @Override
    public Optional<CalendarFeed> of(VaultId vault) {
        return feeds.find(vault).map(Kept::feed);
    }

    @Override
    public void remove(VaultId vault) {
        feeds.remove(vault);
    }
}
