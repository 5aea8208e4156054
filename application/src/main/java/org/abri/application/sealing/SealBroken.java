package org.abri.application.sealing;

/** Sealed bytes that do not open where they are: altered, moved, or their key set is destroyed. */
public final class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SealBroken(String where) {
        super(where);
    }

    public SealBroken(String where, Throwable cause) {
        super(where, cause);
    }
}
