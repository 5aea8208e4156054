package org.abri.application.sms;

import java.util.Map;

/**
 * A way for SMS to leave that a jar brings into the bundled service: found by {@link java.util.ServiceLoader}, chosen by its
 * name.
 */
public interface SmsProvider {
    /** As an operator writes it: {@code ABRI_SMS=name}. It never changes. */
    String name();

    /**
     * Opens it. {@code settings} are the environment's variables that begin with {@code ABRI_SMS_}, without these letters.
     * Throws {@link IllegalArgumentException} when they do not do; its message is a sentence that tells the operator what to
     * mend, and holds no secret.
     */
    SmsGateway open(Map<String, String> settings);
}
