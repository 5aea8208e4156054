package org.abri.application.inside;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.abri.application.inside.Limiter.Counted;
import org.abri.application.moderation.UnusualUses;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.moderation.UnusualUse;
import org.abri.domain.relay.RelayId;

/**
 * SEC-6: the tools that find or identify people, or let them back in, at their pace; what staff and operators use more than is
 * usual is kept for their managers and for operators: more than half of what one may do at once, or that a pace stopped them.
 */
public final class Tools {
    private final Limiter limiter;
    private final UnusualUses uses;

    Tools(Limiter limiter, UnusualUses uses) {
        this.limiter = limiter;
        this.uses = uses;
    }

    /** As {@link Limiter#pauseBefore}, by whoever uses the tools of these paces. Inside a unit of work that is kept. */
    public Optional<Instant> pauseBefore(Viewpoint by, Instant now, Counted... all) {
        var count = limiter.count(now, all);
        by.who().ifPresent(who -> Stream.concat(count.stopping().stream(), count.much().stream()
                // what others do too, at one relay or to one person, says nothing of whoever does a part of it
                .filter(each -> each.whose().equals(who))).flatMap(each -> each.pace().tool().stream())
                .distinct().forEach(tool -> uses.add(new UnusualUse(who, relayOf(by), tool, now))));
        return count.pause();
    }

    private static Optional<RelayId> relayOf(Viewpoint by) {
        return by instanceof Viewpoint.StaffAt(var account, var relay) ? Optional.of(relay)
                : Optional.empty();
    }
}
