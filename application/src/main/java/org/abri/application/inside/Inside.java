package org.abri.application.inside;

import org.abri.application.Ports;
import org.abri.domain.access.AccessPolicy;

/** What the use cases share, made once on the ports. Not for others: the package is not exported. */
public record Inside(Gate gate, Draw draw, Recorder recorder, Limiter limiter, Secrets secrets,
        Passwords passwords, GivenAgain givenAgain, SecretAnswers answers,
        Tally tally) {
    public static Inside of(Ports ports, AccessPolicy policy) {
        var draw = new Draw(ports.random());
        var secrets = new Secrets(ports.account().hasher());
        var limiter = new Limiter(ports.limits(), ports.work());
        var passwords = new Passwords(ports, secrets, draw);
        return new Inside(new Gate(policy, ports.facts(), ports.clock()), draw,
                new Recorder(ports.journal(), ports.work()), limiter, secrets, passwords,
                new GivenAgain(ports, limiter, passwords), new SecretAnswers(ports, limiter, secrets),
                new Tally(ports.relay().figures()));
    }
}
