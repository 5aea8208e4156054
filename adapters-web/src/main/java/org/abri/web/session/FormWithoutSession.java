package org.abri.web.session;

import java.util.Map;

/** A form came in, but the session in which it was filled in is over. The sign-in page keeps what was typed. */
public final class FormWithoutSession extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> typed;

    public FormWithoutSession(Map<String, String> typed) {
        super("not signed in", null, false, false);
        this.typed = typed;
    }

    Map<String, String> typed() {
        return typed;
    }
}
