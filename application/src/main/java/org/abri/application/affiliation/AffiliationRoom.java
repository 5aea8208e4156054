package org.abri.application.affiliation;

import java.time.Duration;
import java.util.List;
import org.abri.application.Ports;
import org.abri.application.inside.Inside;
import org.abri.application.later.Chore;

/** The use cases about the ties between vaults and relays. */
public record AffiliationRoom(SeePeople seePeople, SeeAffiliations seeAffiliations,
        AffiliatePerson affiliatePerson, EndAffiliation endAffiliation, DecideFeeding decideFeeding,
        LiftRefusal liftRefusal, KeepRelay keepRelay, EndSupport endSupport, FindPerson findPerson,
        ShowCode showCode, SeeFigures seeFigures, List<Chore> chores) {
    /** AFF-7: what ends with a day is written down soon after. */
    private static final Duration OFTEN = Duration.ofMinutes(10);

    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static AffiliationRoom of(Ports ports, Inside inside) {
        var supportsEnd = new SupportsEnd(ports, inside);
        return new AffiliationRoom(new SeePeople(ports, inside), new SeeAffiliations(ports, inside),
                new AffiliatePerson(ports, inside, supportsEnd), new EndAffiliation(ports, inside),
                new DecideFeeding(ports, inside), new LiftRefusal(ports, inside),
                new KeepRelay(ports, inside), new EndSupport(ports, inside, supportsEnd),
                new FindPerson(ports, inside),
                new ShowCode(ports, inside),
                new SeeFigures(ports, inside),
                List.of(Chore.hourly("lapse-affiliation-requests",
                        new LapseRequests(ports, inside)::lapse),
                        new Chore("end-supports", OFTEN, supportsEnd::endAll)));
    }
}
