package org.abri.application.opening;

import java.time.Instant;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.access.Look;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Identities;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Tally;
import org.abri.application.inside.Tools;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.opening.OpenBeneficiaryAccount.Person;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.MonthOfWork.Deed;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;

/** ACC-8, ACC-9: what every opening of a beneficiary's account has in common, in presence or at a distance. */
final class Newcomers {
    private final Affiliations affiliations;
    private final Draw draw;
    private final Recorder recorder;
    private final Tools tools;
    private final Identities identities;
    private final Tally tally;

    Newcomers(Ports ports, Inside inside) {
        affiliations = ports.affiliation().affiliations();
        draw = inside.draw();
        recorder = inside.recorder();
        tools = inside.tools();
        identities = inside.identities();
        tally = inside.tally();
    }

    /**
     * ACC-8, AUT-5: until when nothing is looked at: whoever opens an account learns whether there is one, only so often. Inside
     * a unit of work, once all the rest is right.
     */
    Optional<Instant> pausedUntil(Viewpoint by, RelayId relay, Person person, Instant now) {
        return person.homonymReason().isPresent() ? Optional.empty()
                : tools.pauseBefore(by, now, identities.counted(by, relay, person.born()));
    }

    /** Of two openings for one person at once, one waits for the other, and finds what it made. Inside a unit of work. */
    void alone(Person person) {
        identities.alone(person.born());
    }

    /** ACC-8, SEC-6: whether somebody of these names and that birth date is there; whoever was found reads that somebody looked. */
    boolean mayBeThere(Look look, Person person, Instant now) {
        return person.homonymReason().isEmpty()
                && identities.lookedUp(look, Act.LOOKED_FOR, Optional.empty(), person.name(), person.born(),
                        now);
    }

    /** ACC-9, VLT-5: as the person wishes, from now on. */
    void affiliate(VaultId vault, Relay relay, boolean feeding, Instant now) {
        var affiliation = Affiliation.atOpening(draw.affiliationId(), vault, relay.id(), now);
        recorder.byOwner(vault, Act.AFFILIATION_CONFIRMED, relay.name(), now);
        if (feeding) {
            affiliation = affiliation.feedingConsented(now);
            recorder.byOwner(vault, Act.FEEDING_CONSENTED, relay.name(), now);
        }
        affiliations.save(affiliation);
        tally.count(relay, Deed.CAME, now);
    }
}
