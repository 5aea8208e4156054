package org.abri.application.inside;

import org.abri.application.Ports;
import org.abri.domain.access.AccessPolicy;

/** What the use cases share, made once on the ports. Not for others: the package is not exported. */
public record Inside(Gate gate, Draw draw, Recorder recorder, Limiter limiter, Secrets secrets,
        Passwords passwords, GivenAgain givenAgain, SecretAnswers answers, Factors factors,
        Tally tally, Messenger messenger) {
    public static Inside of(Ports ports, AccessPolicy policy) {
        var draw = new Draw(ports.random());
        var secrets = new Secrets(ports.account().hasher());
        var limiter = new Limiter(ports.limits(), ports.work());
        var passwords = new Passwords(ports, secrets, draw);
        var gate = new Gate(policy, ports.facts(), ports.clock());
        return new Inside(gate, draw,
                new Recorder(ports.journal(), ports.work()), limiter, secrets, passwords,
                new GivenAgain(ports, gate, limiter, passwords), new SecretAnswers(ports, limiter, secrets),
                new Factors(ports.account().factors(), limiter, draw), new Tally(ports.relay().figures()),
                new Messenger(ports, draw));
    }
}
