package org.abri.application.memory;

import org.abri.application.sms.SmsTexts;
import org.abri.domain.account.Language;

/** The names of the service and of the relay, and the code, and nothing else. */
final class PlainTexts implements SmsTexts {
    @Override
    public String affiliationCode(Language language, String relay, String code) {
        return "Abri, " + relay + ": " + code;
    }

    @Override
    public String activationCode(Language language, String code) {
        return "Abri: " + code;
    }

    @Override
    public String recoveryCode(Language language, String code) {
        return "Abri: " + code;
    }

    @Override
    public String passwordRecovered(Language language) {
        return "Abri: another password was chosen.";
    }

    @Override
    public String wayBackChanged(Language language) {
        return "Abri: your phone, question or card was changed.";
    }

    @Override
    public String factorChanged(Language language) {
        return "Abri: the second code was changed.";
    }
}
