package org.abri.bootstrap.brokenhouse.domain.relay;

import org.abri.bootstrap.brokenhouse.domain.account.Account;

/** One half of a circle. */
public record Relay(Account manager) {}
