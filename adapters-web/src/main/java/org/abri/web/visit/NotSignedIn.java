package org.abri.web.visit;

/** What was asked for needs somebody who is signed in. Pages lead to the sign-in, the API answers 401. */
public final class NotSignedIn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean over;

    NotSignedIn(boolean over) {
        super("not signed in", null, false, false);
        this.over = over;
    }

    /** Whether a token was shown whose session is over, or never was. */
    public boolean over() {
        return over;
    }
}
