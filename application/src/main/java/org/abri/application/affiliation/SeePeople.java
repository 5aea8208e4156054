package org.abri.application.affiliation;

import org.abri.domain.affiliation.AffiliationState.Requested;
import java.time.Instant;
import org.abri.domain.text.Sought;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.account.Username;
import org.abri.domain.access.Granted;
import java.util.Optional;
import java.util.List;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.affiliation.People.Leaving;
import org.abri.application.affiliation.People.PersonLine;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.relay.RelayId;

/** VLT-4, AFF-3: staff see whom their relay accompanies. */
public final class SeePeople {
    /** A part of a list, when what waits for an answer was asked, and whose support ends (AFF-7). */
    public record AtDesk(Listed<PersonLine> people, List<Instant> asked, List<Leaving> leaving) {}

    private static final int MOST_ASKS = 5;
    private static final int MOST_LEAVING = 5;

    private final UnitOfWork work;
    private final Gate gate;
    private final People people;
    private final Asks asks;

    SeePeople(Ports ports, Inside inside) {
        work = ports.work();
        gate = inside.gate();
        people = ports.affiliation().people();
        asks = ports.affiliation().asks();
    }

    public Answer<Listed<PersonLine>> list(Viewpoint by, RelayId relay, Listing wanted) {
        return work.inOne(() -> gate.at(by, relay).letting(Action.SEE_PEOPLE,
                key -> Listed.of(people.list(key, relay, wanted), wanted, PersonLine::mark)));
    }

    /** Of the same people, and when whoever asks asked others, who did not answer yet (AFF-3): the last of them first. */
    public Answer<AtDesk> atDesk(Viewpoint by, RelayId relay, Sought typed, Listing wanted) {
        return work.inOne(() -> {
            var door = gate.at(by, relay);
            return door.letting(Action.SEE_PEOPLE, key -> new AtDesk(found(key, relay, typed, wanted),
                    by.who().map(who -> asks.waiting(relay, who, key.at().minus(Requested.LIFE), MOST_ASKS))
                            .orElse(List.of()),
                    people.leaving(key, relay, MOST_LEAVING)));
        });
    }

    /** AFF-7: whose support ends at that relay, the first to end first; no more than a desk shows. */
    public Answer<List<Leaving>> leaving(Viewpoint by, RelayId relay) {
        return work.inOne(() -> gate.at(by, relay).letting(Action.SEE_PEOPLE,
                key -> people.leaving(key, relay, MOST_LEAVING)));
    }

    /** Of the same people, those whom a name or an exact username finds; everybody, when nothing is looked for. */
    public Answer<Listed<PersonLine>> find(Viewpoint by, RelayId relay, Sought typed, Listing wanted) {
        return work.inOne(() -> gate.at(by, relay).letting(Action.SEE_PEOPLE,
                key -> found(key, relay, typed, wanted)));
    }

    private Listed<PersonLine> found(Granted key, RelayId relay, Sought typed, Listing wanted) {
        return typed.isNothing() ? Listed.of(people.list(key, relay, wanted), wanted, PersonLine::mark)
                : exactly(key, relay, typed, wanted)
                        .orElseGet(() -> people.find(key, relay, typed, wanted));
    }

    private Optional<Listed<PersonLine>> exactly(Granted key, RelayId relay, Sought typed, Listing wanted) {
        if (wanted.after().isPresent()
                || InvalidValue.in(() -> Username.typed(typed.typed())).isPresent()) {
            return Optional.empty();
        }
        return people.ofUsername(key, relay, Username.typed(typed.typed()))
                .map(line -> new Listed<>(List.of(line), Optional.empty()));
    }
}
