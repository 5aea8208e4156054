package org.abri.application.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.account.Accounts;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.relay.Relays;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.moderation.UnusualUse;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;

/** SEC-6: managers read what their staff used more than is usual, operators what everybody did; on whom, nobody is told here. */
public final class SeeUnusualUses {
    /** {@code by}: empty when that account is gone; {@code relay}: empty of an operator; {@code recent}: of the last days. */
    public record SeenUse(UnusualUse use, Optional<Account> by, Optional<Relay> relay, boolean recent) {}

    private final UnitOfWork work;
    private final UnusualUses uses;
    private final Accounts accounts;
    private final Relays relays;
    private final Gate gate;

    SeeUnusualUses(Ports ports, Inside inside) {
        work = ports.work();
        uses = ports.moderation().unusualUses();
        accounts = ports.account().accounts();
        relays = ports.relay().relays();
        gate = inside.gate();
    }

    /** For managers: of the staff of that relay, there. The newest first. */
    public Answer<Listed<SeenUse>> list(Viewpoint by, RelayId relay, Listing wanted) {
        return work.inOne(() -> gate.at(by, relay).letting(Action.SEE_FIGURES,
                key -> seen(uses.list(relay, wanted), wanted, key)));
    }

    /** For operators: everybody's. The newest first. */
    public Answer<Listed<SeenUse>> list(Viewpoint by, Listing wanted) {
        return work.inOne(() -> gate.at(by).letting(Action.KEEP_REPORTS,
                key -> seen(uses.list(wanted), wanted, key)));
    }

    private Listed<SeenUse> seen(List<UnusualUse> read, Listing wanted, Granted key) {
        var part = Listed.of(read, wanted, SeeUnusualUses::mark);
        var people = accounts.findAll(part.lines().stream().map(UnusualUse::by).collect(Collectors.toSet()));
        var places = relays.findAll(part.lines().stream().flatMap(use -> use.relay().stream())
                .collect(Collectors.toSet()));
        return part.map(use -> new SeenUse(use, Optional.ofNullable(people.get(use.by())),
                use.relay().map(places::get), use.isNewAt(key.at())));
    }

    public static Listing.Mark mark(UnusualUse use) {
        return new Listing.Mark(use.at(), use.id());
    }

    /** What was used so long before {@code now} that it is kept no longer. Answers how much. */
    int forget(Instant now) {
        return work.inOne(() -> uses.removeBefore(now.minus(UnusualUse.KEPT)));
    }
}
