package org.abri.application.affiliation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.Optional;
import org.abri.application.Listing.Mark;
import org.abri.application.Ports;
import org.abri.application.inside.Inside;
import org.abri.application.inside.OneByOne;
import org.abri.application.inside.Presence;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Tally;
import org.abri.application.relay.LastLooks;
import org.abri.application.relay.Relays;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.MonthOfWork.Deed;
import org.abri.domain.relay.Relay;

/**
 * AFF-7: affiliations whose last day of support is over end by themselves, {@linkplain OneByOne one by one}. The gate lets
 * nobody in from that moment on, whether this has come by or not (AFF-6).
 */
final class SupportsEnd {
    private final InstantSource clock;
    private final OneByOne oneByOne;
    private final Affiliations affiliations;
    private final Relays relays;
    private final LastLooks looks;
    private final Recorder recorder;
    private final Tally tally;
    private final Presence presence;

    SupportsEnd(Ports ports, Inside inside) {
        clock = ports.clock();
        oneByOne = inside.oneByOne();
        affiliations = ports.affiliation().affiliations();
        relays = ports.relay().relays();
        looks = ports.relay().looks();
        recorder = inside.recorder();
        tally = inside.tally();
        presence = inside.presence();
    }

    /** Answers how many ended. */
    int endAll() {
        var now = clock.instant();
        return oneByOne.<Affiliation> each("end-supports",
                (last, most) -> affiliations.supportOver(now, last.flatMap(SupportsEnd::mark), most),
                tie -> endIfDue(tie, now));
    }

    private static Optional<Mark> mark(Affiliation tie) {
        return tie.endOfSupport().map(end -> new Mark(end.endsAt(), tie.id().value()));
    }

    /** It may have ended, or gone on, meanwhile. */
    private boolean endIfDue(Affiliation due, Instant now) {
        affiliations.lock(due.vault());
        var tie = affiliations.find(due.id()).filter(found -> found.supportOverAt(now));
        return tie.map(found -> endByItself(found, now)).isPresent();
    }

    /** The vault is locked, and its end of support has come. */
    Affiliation endByItself(Affiliation tie, Instant now) {
        return end(tie, now,
                relay -> recorder.byServiceOnVault(tie.vault(), Act.SUPPORT_ENDED, relay, now));
    }

    /** The vault is locked; {@code record} writes it into the journal, with the relay's name. */
    Affiliation end(Affiliation tie, Instant now, Consumer<String> record) {
        var ended = tie.ended(Ending.END_OF_SUPPORT, now);
        affiliations.save(ended);
        var relay = relays.find(tie.relay());
        record.accept(relay.map(Relay::name).orElse(""));
        relay.ifPresent(here -> tally.count(here, Deed.LEFT, now));
        looks.forgetVault(tie.vault(), tie.relay());
        presence.ends(tie);
        return ended;
    }
}
