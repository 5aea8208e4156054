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

    /** SEC-4: the code that is one of two proofs of whoever lost their password. */
    String recoveryCode(Language language, String code);

    /** REC-2: that another password was chosen, and what to do if it was somebody else. */
    String passwordRecovered(Language language);

    /** REC-3: that phone, question or rescue card are others from now on, to the phone that was. */
    String wayBackChanged(Language language);

    /** REC-3: that a second factor was set up, or turned off. */
    String factorChanged(Language language);
}
