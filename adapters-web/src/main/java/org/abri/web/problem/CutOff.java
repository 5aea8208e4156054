package org.abri.web.problem;

import java.io.IOException;

/** What somebody sends stopped coming before its end, or is not shaped so that its end can be found. */
public final class CutOff extends IOException {
    private static final long serialVersionUID = 1L;

    public CutOff(Throwable cause) {
        super("the request was cut off", cause);
    }
}
