package org.abri.web.fault;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * LOG-2: where something was thrown, for the log: the kinds and the places, never the messages, which may hold what people
 * typed. Made to be logged and not to be thrown; so whoever keeps the log can tell one kind of failure from another.
 */
final class Trace extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int PLACES = 25;
    private static final int CAUSES = 6;

    private Trace(Throwable thrown, @Nullable Throwable cause) {
        super(thrown.getClass().getName(), cause, false, true);
        setStackTrace(Arrays.stream(thrown.getStackTrace()).limit(PLACES).toArray(StackTraceElement[]::new));
    }

    static Trace of(Throwable thrown) {
        return of(thrown, CAUSES);
    }

    private static Trace of(Throwable thrown, int most) {
        var cause = thrown.getCause();
        return new Trace(thrown, cause == null || most == 1 ? null : of(cause, most - 1));
    }

    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
