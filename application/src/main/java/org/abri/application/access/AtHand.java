package org.abri.application.access;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.abri.domain.access.Facts;
import org.abri.domain.access.Resource;
import org.abri.domain.account.PersonName;
import org.abri.domain.relay.Relay;
import org.abri.domain.vault.Wishes;
import org.jspecify.annotations.Nullable;

/**
 * What one look brings to hand: the facts that the rules ask for, read without opening a seal; and, each opened only when
 * asked for and at most once, the names that a page's frame and a journal's entry show.
 *
 * @param facts      of the viewpoint and the place
 * @param item       the item in question as the rules see it, if there is one of that id in that vault
 * @param workplaces how many relays whoever asks belongs to
 * @param wishes     what the owner of the vault in question lets the service do with its papers; not asked, when none is in question
 * @param factorLostAt REC-2: since when it is said that whoever asks lost their second factor; empty when nobody says so
 * @param asker      the names of whoever asks; empty for anyone, and when the account is gone
 * @param relay      the relay in question
 * @param owner      the names of the beneficiary whose vault is in question
 */
public record AtHand(Facts facts, Optional<Resource.AnItem> item, int workplaces,
        Wishes wishes, Optional<Instant> factorLostAt,
        Supplier<Optional<PersonName>> asker, Supplier<Optional<Relay>> relay,
        Supplier<Optional<PersonName>> owner) {

    public AtHand {
        asker = once(asker);
        relay = once(relay);
        owner = once(owner);
    }

    private static <T> Supplier<T> once(Supplier<T> opening) {
        var opened = new AtomicReference<@Nullable T>();
        return () -> {
            var known = opened.get();
            if (known == null) {
                known = opening.get();
                opened.set(known);
            }
            return known;
        };
    }
}
