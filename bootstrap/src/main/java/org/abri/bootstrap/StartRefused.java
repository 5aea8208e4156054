package org.abri.bootstrap;

/** OPS-1: the service does not start like this; the message tells the operator what to mend, and holds no secret. */
final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartRefused(String sentence) {
        super(sentence);
    }
}
