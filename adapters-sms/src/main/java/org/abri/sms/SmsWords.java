package org.abri.sms;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.abri.application.sms.SmsTexts;
import org.abri.domain.account.Language;

/** The words of SMS in the languages that this module speaks, each in a file of its own; in French otherwise. */
public final class SmsWords implements SmsTexts {
    private static final String FILES = "org.abri.sms.words";
    private static final ResourceBundle.Control NO_LANGUAGE_OF_THE_MACHINE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @Override
    public String affiliationCode(Language language, String code) {
        return withCode(language, "affiliation-code", code);
    }

    @Override
    public String activationCode(Language language, String code) {
        return withCode(language, "activation-code", code);
    }

    private static String withCode(Language language, String key, String code) {
        return words(language).getString(key).replace("{code}", code);
    }

    private static ResourceBundle words(Language language) {
        try {
            return words(Locale.forLanguageTag(language.tag()));
        } catch (MissingResourceException notSpoken) {
            return words(Locale.FRENCH);
        }
    }

    private static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle(FILES, locale, SmsWords.class.getClassLoader(),
                NO_LANGUAGE_OF_THE_MACHINE);
    }
}
