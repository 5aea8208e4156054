package org.abri.domain.access;

/**
 * The door stays shut.
 *
 * @param refusal   the rule that shuts it
 * @param asMissing GATE-2: whoever asked may not even know that the thing exists; answer exactly as if it did not
 */
public record Denied(Refusal refusal, boolean asMissing) implements AccessDecision {}
