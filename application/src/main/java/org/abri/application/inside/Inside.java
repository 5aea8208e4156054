package org.abri.application.inside;

import org.abri.application.Ports;
import org.abri.domain.access.AccessPolicy;

/** What the use cases share, made once on the ports. Not for others: the package is not exported. */
public record Inside(Gate gate, Draw draw, Recorder recorder, Limiter limiter, Passwords passwords) {
    public static Inside of(Ports ports, AccessPolicy policy) {
        var draw = new Draw(ports.random());
        return new Inside(new Gate(policy, ports.facts(), ports.clock()), draw,
                new Recorder(ports.journal(), ports.work()), new Limiter(ports.limits(), ports.work()),
                new Passwords(ports, draw));
    }
}
