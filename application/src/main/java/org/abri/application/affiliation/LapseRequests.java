package org.abri.application.affiliation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.abri.application.Listing.Mark;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.inside.Inside;
import org.abri.application.inside.OneByOne;
import org.abri.application.inside.Recorder;
import org.abri.application.relay.Relays;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationState.Requested;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Relay;

/** AFF-3: requests that nobody answered in time end by themselves, {@linkplain OneByOne one by one}. */
final class LapseRequests {
    private final InstantSource clock;
    private final UnitOfWork work;
    private final OneByOne oneByOne;
    private final Affiliations affiliations;
    private final Relays relays;
    private final Recorder recorder;
    private final Asks asks;
    private final Pointers pointers;

    LapseRequests(Ports ports, Inside inside) {
        clock = ports.clock();
        work = ports.work();
        oneByOne = inside.oneByOne();
        affiliations = ports.affiliation().affiliations();
        relays = ports.relay().relays();
        recorder = inside.recorder();
        asks = ports.affiliation().asks();
        pointers = ports.affiliation().pointers();
    }

    /** Answers how many lapsed. */
    int lapse() {
        var now = clock.instant();
        var unused = work.inOne(
                () -> asks.removeBefore(now.minus(Requested.LIFE)) + pointers.removeBefore(now));
        return oneByOne.<Affiliation> each("lapse-affiliation-requests", (last, most) -> affiliations
                .requestedBefore(now.minus(Requested.LIFE), last.flatMap(LapseRequests::mark), most),
                request -> lapse(request, now));
    }

    private static Optional<Mark> mark(Affiliation tie) {
        return tie.state() instanceof Requested request
                ? Optional.of(new Mark(request.at(), tie.id().value()))
                : Optional.empty();
    }

    /** It may have been answered meanwhile. */
    private boolean lapse(Affiliation request, Instant now) {
        affiliations.lock(request.vault());
        var waiting = affiliations.find(request.id()).filter(tie -> tie.state() instanceof Requested);
        waiting.ifPresent(tie -> {
            affiliations.save(tie.ended(Ending.LAPSED, now));
            recorder.byServiceOnVault(tie.vault(), Act.AFFILIATION_LAPSED,
                    relays.find(tie.relay()).map(Relay::name).orElse(""), now);
        });
        return waiting.isPresent();
    }
}
