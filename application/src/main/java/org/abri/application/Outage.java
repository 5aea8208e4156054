package org.abri.application;

/**
 * Something that the service stands on does not answer: database, blob store, keys. Nothing was done; trying again later
 * may help. The one exception that adapters translate theirs to.
 */
public class Outage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Outage(String what) {
        super(what);
    }

    public Outage(String what, Throwable cause) {
        super(what, cause);
    }
}
