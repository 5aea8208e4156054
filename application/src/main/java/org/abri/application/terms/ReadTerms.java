package org.abri.application.terms;

import java.util.List;
import org.abri.application.Ports;
import org.abri.domain.terms.Terms;

/** TOS-2: anyone reads the terms in force, and past ones, at any time. */
public final class ReadTerms {
    private final Ports ports;

    public ReadTerms(Ports ports) {
        this.ports = ports;
    }

    public Terms inForce() {
        return Terms.inForce(versions(), ports.clock().instant());
    }

    public List<Terms> versions() {
        return ports.work().inOne(() -> ports.terms().versions());
    }
}
