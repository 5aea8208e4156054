package org.abri.persistence.journal;

/** OPS-1: the service must not start with this place for the heads of its journal. The message tells the operator why. */
public final class JournalHeadsRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalHeadsRefused(String why, Throwable cause) {
        super(why, cause);
    }
}
