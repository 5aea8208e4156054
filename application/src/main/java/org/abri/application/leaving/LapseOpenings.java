package org.abri.application.leaving;

import java.time.Instant;
import java.time.InstantSource;
import org.abri.application.Listing.Mark;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.inside.Inside;
import org.abri.application.inside.OneByOne;
import org.abri.application.inside.Recorder;
import org.abri.application.opening.DistantOpenings;
import org.abri.application.relay.Relays;
import org.abri.domain.journal.Act;
import org.abri.domain.opening.DistantOpening;
import org.abri.domain.opening.DistantOpening.Stage;
import org.abri.domain.relay.Relay;

/**
 * ACC-7: what was opened at a distance and not validated in time lapses, {@linkplain OneByOne one by one}, and leaves no
 * personal data behind; its username is never given again (ACC-2).
 */
final class LapseOpenings {
    private final InstantSource clock;
    private final UnitOfWork work;
    private final OneByOne oneByOne;
    private final DistantOpenings openings;
    private final Relays relays;
    private final Recorder recorder;
    private final Erasing erasing;

    LapseOpenings(Ports ports, Inside inside, Erasing erasing) {
        clock = ports.clock();
        work = ports.work();
        oneByOne = inside.oneByOne();
        openings = ports.opening().distant();
        relays = ports.relay().relays();
        recorder = inside.recorder();
        this.erasing = erasing;
    }

    /** Answers how many lapsed. */
    int lapse() {
        var now = clock.instant();
        var unused = work.inOne(() -> openings.removeOverBefore(now.minus(DistantOpening.TOLD)));
        return oneByOne.<DistantOpening> each("lapse-openings", (last, most) -> openings
                .askedUntil(now.minus(DistantOpening.LIFE), last.map(LapseOpenings::mark), most),
                opening -> lapse(opening, now));
    }

    private static Mark mark(DistantOpening opening) {
        return new Mark(opening.askedAt(), opening.id().value());
    }

    /** It may have been validated, or have lapsed on another node, meanwhile. */
    private boolean lapse(DistantOpening due, Instant now) {
        var opening = openings.lock(due.id())
                .filter(found -> found.stage() == Stage.WAITING && !found.waitsAt(now));
        opening.ifPresent(found -> {
            found.account().ifPresent(person -> erasing.person(person, now));
            openings.save(found.lapsed(now));
            recorder.byService(Act.OPENING_LAPSED,
                    relays.find(found.relay()).map(Relay::name).orElse(""), now);
        });
        return opening.isPresent();
    }
}
