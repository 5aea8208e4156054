package org.abri.application.inside;

import org.abri.application.Ports;
import org.abri.domain.access.AccessPolicy;

/** What the use cases share, made once on the ports. Not for others: the package is not exported. */
public record Inside(Gate gate, Draw draw, Recorder recorder, Limiter limiter, Secrets secrets,
        Passwords passwords, GivenAgain givenAgain, SecretAnswers answers, Factors factors,
        Tally tally, Messenger messenger, RefusedSignIns refusedSignIns, Presence presence,
        OneByOne oneByOne, Identities identities, Tools tools, LeavingReminders leavingReminders,
        Reminding reminding, Erasing erasing, Signing signing, Recovering recovering) {
    public static Inside of(Ports ports, AccessPolicy policy) {
        var draw = new Draw(ports.random());
        var secrets = new Secrets(ports.account().hasher());
        var limiter = new Limiter(ports.limits(), ports.work());
        var passwords = new Passwords(ports, secrets, draw);
        var gate = new Gate(policy, ports.facts(), ports.clock());
        var recorder = new Recorder(ports.journal(), ports.work());
        var leavingReminders = new LeavingReminders(ports);
        var reminding = new Reminding(ports, leavingReminders, limiter, recorder, draw);
        return new Inside(gate, draw, recorder, limiter, secrets, passwords,
                new GivenAgain(ports, gate, limiter, passwords), new SecretAnswers(ports, limiter, secrets),
                new Factors(ports.account(), limiter, draw), new Tally(ports.relay().figures()),
                new Messenger(ports, draw), new RefusedSignIns(ports.work(), ports.jobs()),
                new Presence(ports), new OneByOne(ports.work()), new Identities(ports, limiter, recorder),
                new Tools(limiter, ports.moderation().unusualUses()), leavingReminders,
                reminding, new Erasing(ports, reminding), new Signing(ports),
                new Recovering(ports));
    }
}
