package org.abri.application.terms;

import java.time.Instant;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.account.AllCredentials;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Credentials;
import org.abri.domain.journal.Act;
import org.abri.domain.terms.Acceptance;
import org.abri.domain.terms.Terms;

/** TOS-1: a person accepts the terms in force; recorded with version and date. */
public final class AcceptTerms {
    public sealed interface Outcome {
        record Accepted(String version) implements Outcome {}

        /** Another version took effect meanwhile: it must be shown first. */
        record NotTheVersionInForce() implements Outcome {}
    }

    private final UnitOfWork work;
    private final TermsOfService terms;
    private final AllCredentials credentials;
    private final Gate gate;
    private final Recorder recorder;

    AcceptTerms(Ports ports, Inside inside) {
        work = ports.work();
        terms = ports.terms();
        credentials = ports.account().credentials();
        gate = inside.gate();
        recorder = inside.recorder();
    }

    /** {@code version} is the one that the person read. Accepting it again changes nothing. */
    public Answer<Outcome> accept(Viewpoint by, String version) {
        return work.inOne(() -> {
            var locked = by.who().flatMap(credentials::lock);
            var door = gate.at(by);
            return door.letting(Action.ACCEPT_TERMS,
                    key -> accepted(locked.orElseThrow(), door.look(), version, key.at()));
        });
    }

    private Outcome accepted(Credentials person, Look look, String version, Instant now) {
        if (!Terms.inForce(terms.versions(), now).version().equals(version)) {
            return new Outcome.NotTheVersionInForce();
        }
        if (terms.accept(new Acceptance(person.account(), version, now))) {
            credentials.save(person.withTermsAccepted());
            recorder.onOwnAccount(look, Act.TERMS_ACCEPTED, now);
        }
        return new Outcome.Accepted(version);
    }
}
