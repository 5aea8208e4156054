package org.abri.web.vault;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A header's value, as in {@code form-data; name="file"; filename="a.pdf"}.
 *
 * @param parameters by their names in lower case; the first of each name
 */
record HeaderValue(String value, Map<String, String> parameters) {
    static HeaderValue of(String text) {
        return new Reading(text).value();
    }

    private static final class Reading {
        private final String text;
        private int at;

        Reading(String text) {
            this.text = text;
        }

        HeaderValue value() {
            var value = upTo(";");
            var parameters = new HashMap<String, String>();
            while (at < text.length()) {
                at++;
                var name = upTo("=;").toLowerCase(Locale.ROOT);
                if (isAt("=")) {
                    at++;
                    parameters.putIfAbsent(name, parameter());
                }
            }
            return new HeaderValue(value, parameters);
        }

        private String parameter() {
            while (isAt(" ") || isAt("\t")) {
                at++;
            }
            if (!isAt("\"")) { return upTo(";"); }
            var unquoted = quoted();
            upTo(";");
            return unquoted;
        }

        /**
         * A quoted string, or what there is of one that does not end. A backslash stands before a quote or another
         * backslash; before anything else it is itself, as browsers send it.
         */
        private String quoted() {
            var unquoted = new StringBuilder();
            for (at++; at < text.length() && !isAt("\""); at++) {
                if (isAt("\\\\") || isAt("\\\"")) {
                    at++;
                }
                unquoted.append(text.charAt(at));
            }
            return unquoted.toString();
        }

        private boolean isAt(String what) {
            return text.startsWith(what, at);
        }

        private String upTo(String ends) {
            var from = at;
            while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(from, at).strip();
        }
    }
}
