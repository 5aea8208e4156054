package org.abri.application.relay;

import org.abri.domain.relay.Membership;
import org.abri.domain.relay.Relay;

/** ACC-12: one relay where somebody works, and as what. */
public record Workplace(Membership membership, Relay relay) {}
