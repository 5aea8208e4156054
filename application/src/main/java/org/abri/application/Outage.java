package org.abri.application;

import org.jspecify.annotations.Nullable;

/**
 * Something that the service stands on does not answer: database, blob store, keys. Nothing was done; trying again later
 * may help. The one exception that adapters translate theirs to.
 */
public final class Outage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Outage(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
