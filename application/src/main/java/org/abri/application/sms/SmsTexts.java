package org.abri.application.sms;

import org.abri.domain.account.Language;

/** The words of SMS, each in one segment, in the language the person reads. No name, no relay: phones are shared and lost. */
public interface SmsTexts {
    /** AFF-2: the code that confirms an affiliation. */
    String affiliationCode(Language language, String code);

    /** AUT-6: the code that leads to the choice of another password, which nobody else is to know. */
    String activationCode(Language language, String code);
}
