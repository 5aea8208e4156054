package org.abri.application.terms;

import org.abri.application.Ports;
import org.abri.application.access.Gate;
import org.abri.application.journal.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.journal.Act;
import org.abri.domain.terms.Acceptance;
import org.abri.domain.terms.Terms;

/** TOS-1: a person accepts the terms in force; recorded with version and date. */
public final class AcceptTerms {
    public sealed interface Outcome {
        record Accepted(String version) implements Outcome {}

        /** Another version took effect meanwhile: it must be shown first. */
        record NotTheVersionInForce() implements Outcome {}

        record Refused(Denied why) implements Outcome {}
    }

    private final Ports ports;
    private final Gate gate;
    private final Recorder recorder;

    public AcceptTerms(Ports ports, Gate gate, Recorder recorder) {
        this.ports = ports;
        this.gate = gate;
        this.recorder = recorder;
    }

    /** {@code version} is the one that the person read. */
    public Outcome accept(Viewpoint by, AccountId account, String version) {
        return ports.work().inOne(() -> switch (gate.onAccount(by, Action.ACCEPT_TERMS, account)) {
            case Denied denied -> new Outcome.Refused(denied);
            case Granted key -> {
                if (!Terms.inForce(ports.terms().versions(), key.at()).version().equals(version)) {
                    yield new Outcome.NotTheVersionInForce();
                }
                if (ports.terms().acceptances(account).stream()
                        .noneMatch(past -> past.version().equals(version))) {
                    ports.terms().accept(new Acceptance(account, version, key.at()));
                    recorder.onOwnAccount(ports.accounts().find(account).orElseThrow(), Act.TERMS_ACCEPTED,
                            key.at());
                }
                yield new Outcome.Accepted(version);
            }
        });
    }
}
