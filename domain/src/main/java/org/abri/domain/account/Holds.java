package org.abri.domain.account;

/**
 * What keeps somebody out, whatever password they give; each stands by itself.
 *
 * @param locked    SEC-8: reported lost or stolen; nothing opens it but a password chosen anew
 * @param suspended END-5: by an operator, for abuse, until an operator lifts it
 */
public record Holds(boolean locked, boolean suspended) {
    public static final Holds NONE = new Holds(false, false);

    Holds withLocked(boolean now) {
        return new Holds(now, suspended);
    }

    Holds withSuspended(boolean now) {
        return new Holds(locked, now);
    }
}
