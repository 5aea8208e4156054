package org.abri.crypto.sealing;

import org.jspecify.annotations.Nullable;

/** OPS-1: the service must not start with this master key. The message tells the operator what to do, and never holds the key. */
public final class MasterKeyRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MasterKeyRefused(String whatToDo) {
        super(whatToDo);
    }

    MasterKeyRefused(String whatToDo, @Nullable Throwable cause) {
        super(whatToDo, cause);
    }
}
