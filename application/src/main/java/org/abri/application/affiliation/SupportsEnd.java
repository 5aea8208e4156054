package org.abri.application.affiliation;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing.Mark;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Tally;
import org.abri.application.relay.LastLooks;
import org.abri.application.relay.Relays;
import org.abri.application.sealing.SealBroken;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.MonthOfWork.Deed;
import org.abri.domain.relay.Relay;

/**
 * AFF-7: affiliations whose last day of support is over end by themselves, each in a unit of work of its own. The gate lets
 * nobody in from that moment on, whether this has come by or not (AFF-6).
 */
final class SupportsEnd {
    private static final System.Logger LOG = System.getLogger(SupportsEnd.class.getName());
    private static final int AT_A_TIME = 100;

    private final InstantSource clock;
    private final UnitOfWork work;
    private final Affiliations affiliations;
    private final Relays relays;
    private final LastLooks looks;
    private final Recorder recorder;
    private final Tally tally;

    SupportsEnd(Ports ports, Inside inside) {
        clock = ports.clock();
        work = ports.work();
        affiliations = ports.affiliation().affiliations();
        relays = ports.relay().relays();
        looks = ports.relay().looks();
        recorder = inside.recorder();
        tally = inside.tally();
    }

    /** Answers how many ended. */
    int endAll() {
        var now = clock.instant();
        var ended = 0;
        Optional<Mark> after = Optional.empty();
        while (true) {
            var from = after;
            var due = work.inOne(() -> affiliations.supportOver(now, from, AT_A_TIME));
            ended += endEach(due, now);
            if (due.size() < AT_A_TIME) { return ended; }
            after = mark(due.getLast());
        }
    }

    private static Optional<Mark> mark(Affiliation tie) {
        return tie.endOfSupport().map(end -> new Mark(end.endsAt(), tie.id().value()));
    }

    /** I6: one that cannot be written down, because its person's keys are damaged, keeps no other from ending. */
    private int endEach(List<Affiliation> due, Instant now) {
        var ended = 0;
        for (var tie : due) {
            try {
                ended += work.inOne(() -> endIfDue(tie, now)) ? 1 : 0;
            } catch (SealBroken damaged) {
                LOG.log(Level.ERROR, "affiliation {0} should have ended, and its journal cannot be written",
                        tie.id());
            }
        }
        return ended;
    }

    /** It may have ended, or gone on, meanwhile. */
    private boolean endIfDue(Affiliation due, Instant now) {
        affiliations.lock(due.vault());
        var tie = affiliations.find(due.id()).filter(found -> found.supportOverAt(now));
        return tie.map(found -> endByItself(found, now)).isPresent();
    }

    /** The vault is locked, and its end of support has come. */
    Affiliation endByItself(Affiliation tie, Instant now) {
        var ended = end(tie, now);
        recorder.byServiceOnVault(tie.vault(), Act.SUPPORT_ENDED,
                relays.find(tie.relay()).map(Relay::name).orElse(""), now);
        return ended;
    }

    /** The vault is locked; whoever calls writes it into the journal. */
    Affiliation end(Affiliation tie, Instant now) {
        var ended = tie.ended(Ending.END_OF_SUPPORT, now);
        affiliations.save(ended);
        looks.forgetVault(tie.vault(), tie.relay());
        relays.find(tie.relay()).ifPresent(relay -> tally.count(relay, Deed.LEFT, now));
        return ended;
    }
}
