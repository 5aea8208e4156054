package org.abri.application.relay;

import java.time.Instant;
import org.abri.application.Ports;
import org.abri.application.access.Look;
import org.abri.application.account.AllCredentials;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Membership;

/** REL-5, ACC-12: what happens when somebody leaves a team, whoever decided it. Inside the unit of work that does, with the team locked. */
public final class Departure {
    private final RelayPorts ports;
    private final AllCredentials credentials;
    private final WhoNeedsFactor whoNeedsFactor;
    private final Recorder recorder;

    Departure(Ports ports, Inside inside) {
        this.ports = ports.relay();
        credentials = ports.account().credentials();
        whoNeedsFactor = new WhoNeedsFactor(ports);
        recorder = inside.recorder();
    }

    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static Departure of(Ports ports, Inside inside) {
        return new Departure(ports, inside);
    }

    /** {@code name}: whose the journal says it is. */
    public void leaves(Look look, Membership leaving, String name, Instant now) {
        ports.memberships().remove(leaving.account(), leaving.relay());
        whoNeedsFactor.settle(leaving.account());
        stopWhatWasAskedHere(leaving, now);
        recorder.onService(look, Act.STAFF_REMOVED, name, now);
        ports.looks().forgetStaff(leaving.account(), leaving.relay());
    }

    /** ACC-12: what a relay asked for somebody whom it removes opens no other relay. */
    private void stopWhatWasAskedHere(Membership leaving, Instant now) {
        var unused = credentials.lock(leaving.account());
        ports.renewals().find(leaving.account())
                .filter(renewal -> renewal.relay().equals(leaving.relay()) && renewal.openAt(now))
                .ifPresent(renewal -> ports.renewals().save(renewal.stopped(now)));
    }
}
