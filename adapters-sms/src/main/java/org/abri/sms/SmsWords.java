package org.abri.sms;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import org.abri.application.sms.SmsTexts;
import org.abri.domain.account.Language;
import org.abri.domain.sms.Gsm7;
import org.abri.domain.sms.Segment;
import org.abri.domain.text.Normal;

/** The words of SMS in the languages that this module speaks, each in a file of its own; in French otherwise. */
public final class SmsWords implements SmsTexts {
    private static final String FILES = "org.abri.sms.words";
    /** Of a place of the texts: one that is left stands in a name. */
    private static final char BRACE = '{';
    private static final Map<String, String> PLAIN =
            Map.of("’", "'", "‘", "'", "–", "-", "—", "-", "«", "\"", "»", "\"", "\u00A0", " ", "\u202F", " ",
                    "œ", "oe", "Œ", "OE");
    private static final ResourceBundle.Control NO_LANGUAGE_OF_THE_MACHINE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final String openings;

    /** {@code address}: what browsers show of this service ({@code https://vault.example}), for links that lead to it. */
    public SmsWords(String address) {
        openings = address + "/o/";
    }

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
                .map(letter -> Gsm7.canWrite(letter) ? letter
                        : PLAIN.getOrDefault(letter, Normal.bare(letter)))
                .forEach(plain::append);
        return plain.toString();
    }

    private static boolean isOneSegment(String text) {
        return Segment.of(text) == Segment.GSM_7 && Segment.holds(text) && text.indexOf(BRACE) < 0;
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
    public String phoneCode(Language language, String code) {
        return withCode(language, "phone-code", code);
    }

    @Override
    public String passwordRecovered(Language language) {
        return words(language).getString("password-recovered");
    }

    @Override
    public String accountLocked(Language language) {
        return words(language).getString("account-locked");
    }

    @Override
    public String accountUnlocked(Language language) {
        return words(language).getString("account-unlocked");
    }

    @Override
    public String factorLost(Language language) {
        return words(language).getString("factor-lost");
    }

    @Override
    public String wayBackChanged(Language language) {
        return words(language).getString("way-back-changed");
    }

    @Override
    public String factorChanged(Language language) {
        return words(language).getString("factor-changed");
    }

    @Override
    public String itemWithdrawn(Language language) {
        return words(language).getString("item-withdrawn");
    }

    /** A place whose name a phone's small alphabet cannot write, or that is too long, would cut the SMS in two: it goes without. */
    @Override
    public String appointment(Language language, LocalDateTime time, Optional<String> place) {
        var words = words(language);
        var day = DateTimeFormatter
                .ofPattern(words.getString(time.getDayOfMonth() == 1 ? "first-day" : "day"),
                        Locale.forLanguageTag(words.getString("locale")))
                .format(time);
        var when = plain(words.getString("appointment").replace("{day}", day).replace("{hour}",
                HOUR.format(time)));
        return place.map(where -> plain(when + " " + words.getString("place").replace("{place}", where)))
                .filter(SmsWords::isOneSegment).orElse(when);
    }

    @Override
    public String paperEnds(Language language) {
        return words(language).getString("paper-ends");
    }

    @Override
    public String unusedAccount(Language language, LocalDate lastDay) {
        return words(language).getString("unused-account").replace("{day}", DAY.format(lastDay));
    }

    @Override
    public String rectificationCode(Language language, String code) {
        return withCode(language, "rectification-code", code);
    }

    @Override
    public String rectified(Language language) {
        return words(language).getString("rectified");
    }

    /** Where the address of the service is long, the words are few. */
    @Override
    public String openingCode(Language language, String link, String code) {
        var whole = openingCode(language, "opening-code", link, code);
        return isOneSegment(whole) ? whole : openingCode(language, "opening-code-short", link, code);
    }

    private String openingCode(Language language, String key, String link, String code) {
        return withCode(language, key, code).replace("{link}", openings + link);
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
