package org.abri.web.face;

import com.ibm.icu.text.TimeZoneNames;
import gg.jte.Content;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.abri.domain.account.Language;

/**
 * Everything that Abri says in one language. French is the source; a language is offered only when its set is complete,
 * which a test sees to.
 */
public final class Words {
    private static final Map<Language, Words> BY_LANGUAGE =
            List.of(Language.FRENCH, Language.ENGLISH).stream()
                    .collect(Collectors.toMap(language -> language, Words::read));

    private final Language language;
    private final Map<String, String> patterns;
    private final Map<String, Sentence> sentences = new ConcurrentHashMap<>();
    private final Locale locale;

    private Words(Language language, Map<String, String> patterns) {
        this.language = language;
        this.patterns = patterns;
        this.locale = Locale.forLanguageTag(patterns.getOrDefault("language.locale", language.tag()));
    }

    /** In that language; in French when Abri does not speak it. */
    public static Words of(Language language) {
        var words = BY_LANGUAGE.get(language);
        return words == null ? french() : words;
    }

    private static Words french() {
        var words = BY_LANGUAGE.get(Language.FRENCH);
        if (words == null) { throw new IllegalStateException("no French"); }
        return words;
    }

    /** Whether Abri speaks that language. */
    public static boolean exist(Language language) {
        return BY_LANGUAGE.containsKey(language);
    }

    private static Words read(Language language) {
        var name = "/messages/" + language.tag() + ".properties";
        try (var in = Words.class.getResourceAsStream(name)) {
            if (in == null) { throw new IllegalStateException(name + " is missing"); }
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new Words(language, properties.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Language language() {
        return language;
    }

    /** The {@code lang} of a page. */
    public String lang() {
        return language.tag();
    }

    /** The {@code dir} of a page. */
    public String dir() {
        return say("language.direction");
    }

    /** Says it; for what people typed, {@link #tell} keeps its direction apart. A key that is missing is a bug. */
    public String say(String key, Object... arguments) {
        return sentence(key).say(arguments);
    }

    /** Whether there are words for it. */
    public boolean know(String key) {
        return patterns.containsKey(key);
    }

    /**
     * Says it in HTML: every text among the arguments is what somebody typed, and comes escaped and in {@code <bdi>};
     * content stays what it is.
     */
    public Content tell(String key, Object... arguments) {
        return Telling.of(sentence(key), arguments);
    }

    /** "lundi 23 novembre 2026", and "dimanche 1er novembre 2026" where the first of a month is called so. */
    public String day(LocalDate day) {
        return firstOf(day,
                DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale).format(day));
    }

    /** "lundi 23", where the month stands above. */
    public String dayInMonth(LocalDate day) {
        return firstOf(day, DateTimeFormatter.ofPattern(say("date.day-in-month"), locale).format(day));
    }

    /** "novembre 2026". */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month);
    }

    private String firstOf(LocalDate day, String written) {
        return day.getDayOfMonth() == 1 ? written.replaceFirst("\\b1\\b", say("date.first")) : written;
    }

    public String day(Instant at, ZoneId zone) {
        return day(at.atZone(zone).toLocalDate());
    }

    /** What people call the place that a time zone is named after: "La Réunion"; the zone itself, where it is named after none. */
    public String place(String zone) {
        var place = TimeZoneNames.getInstance(locale).getExemplarLocationName(zone);
        return place == null ? zone : place;
    }

    /** "18:05". */
    public String time(LocalTime time) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).format(time);
    }

    /** The keys, for the test that holds the languages against each other. */
    Map<String, String> patterns() {
        return patterns;
    }

    private Sentence sentence(String key) {
        return sentences.computeIfAbsent(key, wanted -> {
            var pattern = patterns.get(wanted);
            if (pattern == null) { throw new IllegalArgumentException("no words for " + wanted); }
            return Sentence.of(pattern, locale);
        });
    }
}
