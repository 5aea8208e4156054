package org.abri.application.vault;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Tokens;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.vault.CalendarFeed;
import org.abri.domain.vault.Item;

/**
 * VLT-8, REM-1: what a calendar program reads at the address that somebody made for it: their appointments, shared or private, and nothing
 * else (ADR 261). That it was read is kept by the day. An address that was stopped or replaced, that never was, or whose owner is gone, suspended,
 * restricted or locked leads nowhere, alike.
 */
public final class ReadFeed {
    private final UnitOfWork work;
    private final InstantSource clock;
    private final Vaults vaults;
    private final Items items;
    private final Feeds feeds;
    private final Gate gate;
    private final Following following;

    ReadFeed(Ports ports, Inside inside) {
        work = ports.work();
        clock = ports.clock();
        vaults = ports.vault().vaults();
        items = ports.vault().items();
        feeds = ports.vault().feeds();
        gate = inside.gate();
        following = new Following(ports.work(), inside.limiter());
    }

    /** {@code sender} as {@link OpenLink} says; {@link Items#MOST_APPOINTMENTS} appointments at most. */
    public Followed<List<Item>> read(String token, Optional<String> sender) {
        var now = clock.instant();
        return following.from(sender, now, () -> work.asTheService(() -> feeds.find(Tokens.hash(token)))
                .map(feed -> read(feed, Tokens.hash(token), now)).orElseGet(Followed.Nowhere::new));
    }

    private Followed<List<Item>> read(CalendarFeed feed, String tokenHash, Instant now) {
        return switch (gate.at(new Viewpoint.FeedReader(feed.vault()), feed.vault())
                .letting(Action.READ_FEED, key -> items.appointments(key, feed.vault()))) {
            case Answer.Given<List<Item>>(var appointments, var look) -> {
                if (!feed.readAt(now).equals(feed)) {
                    keep(tokenHash, now);
                }
                yield new Followed.There<>(appointments);
            }
            case Answer.Refused<List<Item>>(var why) -> new Followed.Nowhere<>();
        };
    }

    /** Under the lock of the vault: who stops it meanwhile has stopped it. */
    private void keep(String tokenHash, Instant now) {
        feeds.find(tokenHash).ifPresent(seen -> {
            var unused = vaults.lock(seen.vault());
            feeds.find(tokenHash).ifPresent(feed -> feeds.save(feed.readAt(now), tokenHash));
        });
    }
}
