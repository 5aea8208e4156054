package org.abri.crypto.sealing;

import org.abri.application.Outage;
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

    /** At a start, what somebody has to mend is refused, and only what may pass by itself is an outage. */
    static RuntimeException orOutage(Outage outage) {
        return outage.getCause() instanceof MasterKeyRefused refused ? refused : outage;
    }
}
