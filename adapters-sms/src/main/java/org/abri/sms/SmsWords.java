package org.abri.sms;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.abri.application.sms.SmsTexts;
import org.abri.domain.account.Language;
import org.abri.domain.text.Normal;

/** The words of SMS in the languages that this module speaks, each in a file of its own; in French otherwise. */
public final class SmsWords implements SmsTexts {
    private static final String FILES = "org.abri.sms.words";
    /** What one segment takes 160 of (3GPP TS 23.038). */
    private static final String GSM_7 =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
                    + "abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final int SEGMENT = 160;
    private static final Map<String, String> PLAIN =
            Map.of("’", "'", "‘", "'", "–", "-", "—", "-", "«", "\"", "»", "\"", "\u00A0", " ", "\u202F", " ",
                    "œ", "oe", "Œ", "OE");
    private static final ResourceBundle.Control NO_LANGUAGE_OF_THE_MACHINE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** Of a relay whose name a phone's small alphabet cannot write, the SMS would be cut in two: it goes without. */
    @Override
    public String affiliationCode(Language language, String relay, String code) {
        var named = withCode(language, "affiliation-code-for", code).replace("{relay}", plain(relay));
        return !relay.isBlank() && isOneSegment(named) ? named : withCode(language, "affiliation-code", code);
    }

    /** As near to that alphabet as its letters come. */
    private static String plain(String relay) {
        var plain = new StringBuilder();
        relay.codePoints().mapToObj(Character::toString)
                .map(letter -> isPlain(letter) ? letter : PLAIN.getOrDefault(letter, Normal.bare(letter)))
                .forEach(plain::append);
        return plain.toString();
    }

    private static boolean isOneSegment(String text) {
        return isPlain(text) && text.length() <= SEGMENT;
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(each -> GSM_7.indexOf(each) >= 0);
    }

    @Override
    public String activationCode(Language language, String code) {
        return withCode(language, "activation-code", code);
    }

    @Override
    public String recoveryCode(Language language, String code) {
        return withCode(language, "recovery-code", code);
    }

    @Override
    public String passwordRecovered(Language language) {
        return words(language).getString("password-recovered");
    }

    @Override
    public String wayBackChanged(Language language) {
        return words(language).getString("way-back-changed");
    }

    @Override
    public String factorChanged(Language language) {
        return words(language).getString("factor-changed");
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
