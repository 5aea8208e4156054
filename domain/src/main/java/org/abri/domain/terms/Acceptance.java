package org.abri.domain.terms;

import java.time.Instant;
import org.abri.domain.account.AccountId;

/** TOS-1: that somebody accepted a version of the terms, and when. */
public record Acceptance(AccountId account, String version, Instant at) {}
