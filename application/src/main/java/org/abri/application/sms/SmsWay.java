package org.abri.application.sms;

import java.util.regex.Pattern;

/**
 * A way for SMS to leave. Throws {@link IllegalArgumentException} when its name is none.
 *
 * @param name of the provider, by which it is remembered who may have taken what: it never changes
 */
public record SmsWay(String name, SmsGateway gateway) {
    /** What fits into an address, and a row. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    public SmsWay {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A provider of SMS is called by 40 letters and digits at most, without accents.");
        }
    }

    /** The only one there is. */
    public static SmsWay only(SmsGateway gateway) {
        return new SmsWay("only", gateway);
    }
}
