package org.abri.domain.account;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.Temporal;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedDate;

/**
 * When somebody was born, as far as they know it: a day, a month or a year, as ISO 8601 writes them ({@code 1990-02-28},
 * {@code 1990-02}, {@code 1990}). It exists, and is not before 1880.
 */
public record BirthDate(String value) {
    private static final int EARLIEST = 1880;
    private static final Pattern SHAPE = Pattern.compile("\\d{4}(?:-\\d\\d){0,2}");
    private static final int LENGTH_OF_YEAR = 4;
    private static final int LENGTH_OF_MONTH = 7;
    /** That more was said. */
    private static final String MORE = "…";

    public BirthDate {
        if (!SHAPE.matcher(value).matches() || !exists(value)
                || Integer.parseInt(value.substring(0, LENGTH_OF_YEAR)) < EARLIEST) {
            throw new InvalidValue(Flaw.NOT_A_DATE);
        }
    }

    /** A day. */
    public BirthDate(LocalDate day) {
        this(day.toString());
    }

    private static boolean exists(String value) {
        try {
            var unused = firstDay(value);
            return true;
        } catch (DateTimeException doesNotExist) {
            return false;
        }
    }

    /** Reads a date as {@link TypedDate} does, that is not after {@code today}. */
    public static BirthDate typed(String typed, LocalDate today) {
        var read = TypedDate.read(typed);
        var born = new BirthDate(read.toString());
        if (firstDay(born.value()).isAfter(today)) { throw new InvalidValue(Flaw.IN_THE_FUTURE); }
        return born;
    }

    private static LocalDate firstDay(String value) {
        return LocalDate.parse(switch (value.length()) {
            case LENGTH_OF_YEAR -> value + "-01-01";
            case LENGTH_OF_MONTH -> value + "-01";
            default -> value;
        });
    }

    /** What is known: a {@link LocalDate}, a {@link YearMonth} or a {@link Year}. */
    public Temporal known() {
        return switch (value.length()) {
            case LENGTH_OF_YEAR -> Year.parse(value);
            case LENGTH_OF_MONTH -> YearMonth.parse(value);
            default -> LocalDate.parse(value);
        };
    }

    /** Whether the day is known. */
    public boolean isDay() {
        return known() instanceof LocalDate;
    }

    /** ACC-8: whether both may be the same person's: one says no more than the other, or less. */
    public boolean mayBe(BirthDate other) {
        return value.startsWith(other.value) || other.value.startsWith(value);
    }

    /**
     * ACC-8, CRY-4: by what somebody born then is found again: each date that says no more, and, for who says less, each that says
     * less with a sign behind it. Another date is {@linkplain #mayBe perhaps the same} when one of its {@link #soughtAs} is here.
     */
    public Set<String> keptAs() {
        return Stream.concat(Stream.of(value), lessSaid().map(less -> less + MORE))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** By what whoever may be born then is looked for, among what is {@linkplain #keptAs kept}. */
    public Set<String> soughtAs() {
        return Stream.concat(Stream.of(value, value + MORE), lessSaid())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<String> lessSaid() {
        return IntStream.of(LENGTH_OF_YEAR, LENGTH_OF_MONTH).filter(length -> length < value.length())
                .mapToObj(length -> value.substring(0, length));
    }

    /** The year alone. */
    public Year year() {
        return Year.parse(value.substring(0, LENGTH_OF_YEAR));
    }

    /** AUT-2: how somebody writes it who tries it as a password, as {@link PasswordRules} compares; nothing of a year alone. */
    Set<String> spelt() {
        return switch (known()) {
            case LocalDate day -> spelt(day);
            case YearMonth month -> spelt(month);
            default -> Set.of();
        };
    }

    private static Set<String> spelt(LocalDate born) {
        var spelt = new TreeSet<String>();
        for (var day : bothWays(born.getDayOfMonth())) {
            for (var month : bothWays(born.getMonthValue())) {
                spelt.add(day + month + born.getYear());
                spelt.add(month + day + born.getYear());
                spelt.add(born.getYear() + month + day);
            }
            for (var month : TypedDate.namesOf(born.getMonth())) {
                spelt.add(day + month + born.getYear());
                spelt.add(month + day + born.getYear());
            }
        }
        spelt.add(padded(born.getDayOfMonth()) + padded(born.getMonthValue()) + padded(born.getYear() % 100));
        spelt.add(padded(born.getYear() % 100) + padded(born.getMonthValue()) + padded(born.getDayOfMonth()));
        return spelt;
    }

    private static Set<String> spelt(YearMonth born) {
        return Stream.concat(Stream.of(padded(born.getMonthValue())),
                TypedDate.namesOf(born.getMonth()).stream())
                .map(month -> month + born.getYear()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> bothWays(int number) {
        return number < 10 ? Set.of(Integer.toString(number), padded(number)) : Set.of(padded(number));
    }

    private static String padded(int number) {
        return (number < 10 ? "0" : "") + number;
    }
}
