package org.abri.domain.access;

import java.time.Instant;

/**
 * A key, not a flag (capability): only the policy makes one, and whatever could do harm asks for it and checks what it opens. It is
 * good for the act it was asked for, in the transaction in which it was asked.
 */
public final class Granted implements AccessDecision {
    private final Question asked;
    private final Ground ground;

    Granted(Question asked, Ground ground) {
        this.asked = asked;
        this.ground = ground;
    }

    public Ground ground() {
        return ground;
    }

    public Viewpoint viewpoint() {
        return asked.viewpoint();
    }

    public Action action() {
        return asked.action();
    }

    public Resource resource() {
        return asked.resource();
    }

    public Instant at() {
        return asked.now();
    }

    /** Throws {@link IllegalStateException}, a bug, unless this key was made for one of these actions on that resource. */
    public void mustOpen(Resource resource, Action first, Action... others) {
        if (!asked.isOneOf(first, others) || !asked.resource().equals(resource)) {
            throw new IllegalStateException("a key for " + asked.action() + " was used for " + first);
        }
    }

    @Override
    public String toString() {
        return "Granted[" + asked.action() + " by " + ground + "]";
    }
}
