package org.abri.application.session;

import java.time.Instant;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;

/** PRI-3: that somebody has signed in. Inside the unit of work of the sign-in. */
final class RecordSignIn {
    private final Gate gate;
    private final Recorder recorder;

    RecordSignIn(Inside inside) {
        gate = inside.gate();
        recorder = inside.recorder();
    }

    /** Nobody's name is looked up for the record of a beneficiary, who has none there (PRI-4). */
    void of(SignedIn person, Instant now) {
        if (person.viewpoint() instanceof Viewpoint.Beneficiary owner) {
            recorder.ownerSignedIn(owner.vault(), now);
        } else {
            recorder.onOwnAccount(gate.at(person.viewpoint()).look(), Act.SIGNED_IN, now);
        }
    }
}
