package org.abri.web.fault;

/** LOG-2: where something was thrown, for the log: the kinds and the places, never the messages, which may hold what people typed. */
final class Trace {
    private static final int PLACES = 25;
    private static final int CAUSES = 6;

    private Trace() {}

    static String of(Throwable thrown) {
        var text = new StringBuilder();
        var cause = thrown;
        for (int i = 0; cause != null && i < CAUSES; i++) {
            text.append(i == 0 ? "" : "\n  because of ").append(cause.getClass().getName());
            var places = cause.getStackTrace();
            for (int place = 0; place < Math.min(PLACES, places.length); place++) {
                text.append("\n    at ").append(places[place]);
            }
            cause = cause.getCause();
        }
        return text.toString();
    }
}
