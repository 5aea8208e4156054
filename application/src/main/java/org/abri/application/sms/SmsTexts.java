package org.abri.application.sms;

import org.abri.domain.account.Language;

/**
 * The words of SMS, each in one segment, in the language the person reads. No name of a person and no reason: phones are
 * shared and lost.
 */
public interface SmsTexts {
    /**
     * AFF-2: the code that confirms an affiliation. {@code relay} is the short name of the relay that asks; it is left out
     * where it would not fit.
     */
    String affiliationCode(Language language, String relay, String code);

    /** AUT-6: the code that leads to the choice of another password, which nobody else is to know. */
    String activationCode(Language language, String code);
}
