package org.abri.application.sealing;

import java.io.IOException;

/** CRY-7: the sealed bytes of a document are not those that were sealed: altered, cut off, foreign, or their key is gone. */
public final class ContentBroken extends IOException {
    private static final long serialVersionUID = 1L;

    public ContentBroken(String what) {
        super(what);
    }

    public ContentBroken(String what, Throwable cause) {
        super(what, cause);
    }
}
