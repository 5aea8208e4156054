package org.abri.domain.access;

/** The answer of the one gate (GATE-1). */
public sealed interface AccessDecision permits Granted, Denied {}
