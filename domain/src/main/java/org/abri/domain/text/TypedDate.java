package org.abri.domain.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A day as people write it: {@code 12/03/1990}, {@code 12.3.1990}, {@code 1990-03-12}, {@code 12 mars 1990}, in the digits of
 * any script; the day comes first unless the year does. What somebody does not know is left out, or written as papers write it:
 * {@code 00/00/1990}, {@code ??/03/1990}. The year has four digits: with two nobody knows which century is meant.
 */
public final class TypedDate {
    private static final int LONGEST = 40;
    private static final int DIGITS_OF_YEAR = 4;
    private static final int DIGITS_WITHOUT_SIGNS = 8;
    /** Of the languages that staff and most of those who arrive write. */
    private static final List<Locale> LANGUAGES = Stream.of("fr", "en", "es", "pt", "it", "de", "ar", "ru",
            "uk", "tr", "am").map(Locale::forLanguageTag).toList();

    private TypedDate() {}

    /**
     * A {@link LocalDate}, a {@link YearMonth} or a {@link Year}, as far as it is known. Throws {@link InvalidValue} when nothing
     * is typed, or no date that exists.
     */
    public static Temporal read(String typed) {
        var text = Digits.folded(TypedText.line(typed, LONGEST));
        if (text.matches("[-+−]\\s*\\d.*")) { throw notADate(); }
        var parts = parts(text);
        if (parts.size() == 3 && !isNumber(parts.get(0)) && isNumber(parts.get(1))) {
            // "March 12, 1990"
            Collections.swap(parts, 0, 1);
        }
        try {
            return switch (parts.size()) {
                case 1 -> alone(parts.getFirst());
                case 2 -> month(parts.get(0), parts.get(1));
                case 3 -> isYear(parts.get(0)) ? day(parts.get(0), parts.get(1), parts.get(2))
                        : day(parts.get(2), parts.get(1), parts.get(0));
                default -> throw notADate();
            };
        } catch (DateTimeException doesNotExist) {
            throw notADate();
        }
    }

    /** A whole day. */
    public static LocalDate day(String typed) {
        if (read(typed) instanceof LocalDate day) { return day; }
        throw notADate();
    }

    /** What a month is called, as {@link #letters} of these languages, the longer ones first. */
    public static List<String> namesOf(Month month) {
        return LANGUAGES.stream()
                .flatMap(language -> Stream.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT)
                        .map(style -> letters(month.getDisplayName(style, language))))
                .distinct().sorted((one, other) -> other.length() - one.length()).toList();
    }

    /** Numbers and words; what else there is, invisible or not, stands between them. */
    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var kind = 0;
        for (var c : Normal.composed(text).codePoints().toArray()) {
            var is = Digits.isDigit(c) ? 1
                    : Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK ? 2 : 0;
            if (Character.getType(c) == Character.FORMAT) {
                continue;
            }
            if (is != kind && !part.isEmpty()) {
                parts.add(part.toString());
                part.setLength(0);
            }
            kind = is;
            if (is > 0) {
                part.appendCodePoint(c);
            }
        }
        if (!part.isEmpty()) {
            parts.add(part.toString());
        }
        // "1er mars", "12 de marzo de 1990", and "xx" for what is not known
        parts.removeIf(word -> List.of("er", "de", "del", "st", "nd", "rd", "th", "x", "xx")
                .contains(word.toLowerCase(Locale.ROOT)));
        return parts;
    }

    private static Temporal alone(String part) {
        if (isYear(part)) { return year(part); }
        if (!isNumber(part) || part.length() != DIGITS_WITHOUT_SIGNS) { throw notADate(); }
        // 19900312 is no day when read the other way round, nor is 12031990
        var yearFirst = Integer.parseInt(part.substring(4, 6)) <= 12;
        return yearFirst ? day(part.substring(0, 4), part.substring(4, 6), part.substring(6))
                : day(part.substring(4), part.substring(2, 4), part.substring(0, 2));
    }

    private static Temporal month(String one, String other) {
        return isYear(one) ? day(one, other, "0") : day(other, one, "0");
    }

    private static Temporal day(String year, String month, String day) {
        if (!isYear(year)) { throw notADate(); }
        var numberOfMonth = number(month, Arrays.stream(Month.values()));
        if (numberOfMonth == 0) { return year(year); }
        var numberOfDay = number(day, Stream.of());
        return numberOfDay == 0 ? YearMonth.of(Integer.parseInt(year), numberOfMonth)
                : LocalDate.of(Integer.parseInt(year), numberOfMonth, numberOfDay);
    }

    private static Year year(String year) {
        return Year.of(Integer.parseInt(year));
    }

    /** 0 is what nobody knows. */
    private static int number(String part, Stream<Month> named) {
        if (isNumber(part) && part.length() <= 2) { return Integer.parseInt(part); }
        var letters = letters(part);
        return named.filter(month -> namesOf(month).contains(letters)).findFirst()
                .orElseThrow(TypedDate::notADate).getValue();
    }

    private static boolean isYear(String part) {
        return part.length() == DIGITS_OF_YEAR && isNumber(part);
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Its letters in lower case, without accents. */
    private static String letters(String word) {
        return Normal.bare(word).toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetter)
                .mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static InvalidValue notADate() {
        return new InvalidValue(Flaw.NOT_A_DATE);
    }
}
