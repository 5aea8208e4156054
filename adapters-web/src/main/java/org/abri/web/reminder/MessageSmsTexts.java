package org.abri.web.reminder;

import jakarta.inject.Singleton;
import org.abri.application.reminder.SmsTexts;
import org.abri.domain.account.Language;
import org.abri.web.face.Words;

/** The words of SMS, from the same files as those of pages. */
@Singleton
public final class MessageSmsTexts implements SmsTexts {
    @Override
    public String affiliationCode(Language language, String code) {
        return Words.of(language).say("sms.affiliation-code", code);
    }
}
