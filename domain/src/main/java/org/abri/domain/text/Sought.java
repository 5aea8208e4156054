package org.abri.domain.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * FIELD: what somebody types to find something by its name, or by what it says: the beginnings of words suffice, in any order, in whatever script
 * it is written. Case, accents, vowel points and other marks make no difference, nor do hyphens, apostrophes and dots inside
 * of names. No sign stands for others: {@code %}, {@code _} and {@code *} are looked for as they are.
 *
 * @param typed      as it was typed, mended; empty when everything is wanted
 * @param beginnings of the words that are looked for; none when nothing was typed, or nothing but what joins names
 */
public record Sought(String typed, List<String> beginnings) {
    /** In code points: longer than any name. What is beyond is not looked for. */
    public static final int LONGEST = 200;
    /** Everything. */
    public static final Sought NOTHING = new Sought("", List.of());

    static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    /** What stands inside of names, and people leave out. */
    static final Pattern JOINS = Pattern.compile("[\\p{Pd}.·'’‘ʼ`´]+");
    static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NOT_COMPARED = Pattern.compile("[\\p{M}\\p{Lm}\\p{Cf}]+");
    /** Letters with an accent inside, as people type them who have no such key. */
    private static final Map<Character, String> PLAIN = Map.ofEntries(Map.entry('ı', "i"),
            Map.entry('ø', "o"), Map.entry('ł', "l"), Map.entry('đ', "d"), Map.entry('ð', "d"),
            Map.entry('ħ', "h"), Map.entry('ŧ', "t"), Map.entry('þ', "th"), Map.entry('ß', "ss"),
            Map.entry('æ', "ae"), Map.entry('œ', "oe"), Map.entry('ς', "σ"));

    public static Sought of(String typed) {
        var mended = TypedText.mended(typed, LONGEST);
        return mended.isEmpty() ? NOTHING
                : new Sought(mended, SPACE.splitAsStream(comparable(mended))
                        .map(word -> JOINS.matcher(word).replaceAll("")).filter(word -> !word.isEmpty())
                        .distinct().toList());
    }

    /** Whether there is nothing to look for: then everything is found. */
    public boolean isNothing() {
        return typed.isEmpty();
    }

    /** Whether it is found in these names together, whichever of them is written first. */
    public boolean isIn(String... names) {
        return isIn(Words.NONE, names);
    }

    /** Whether it is found in that text and these names together. */
    public boolean isIn(Words text, String... names) {
        if (isNothing()) { return true; }
        var there = Arrays.stream(names).map(Sought::comparable).toList();
        var words = Stream.of(there, there.reversed()).distinct().flatMap(Sought::words).distinct().toList();
        return !beginnings.isEmpty() && beginnings.stream().allMatch(
                some -> text.has(some) || words.stream().anyMatch(word -> word.startsWith(some)));
    }

    /**
     * Each word, and what is there from it on, typed without what lies between: "jeanbaptiste" and "baptiste"; "王小明" has no
     * space. Letters after a sign begin a word too.
     */
    private static Stream<String> words(List<String> names) {
        var parts = names.stream().flatMap(name -> SPACE.splitAsStream(JOINS.matcher(name).replaceAll(" ")))
                .filter(word -> !word.isEmpty()).toList();
        var rests = Stream.<String> builder();
        var rest = "";
        for (var part : parts.reversed()) {
            rest = part + rest;
            rests.add(rest);
        }
        return Stream.concat(rests.build(),
                parts.stream().flatMap(SIGNS::splitAsStream).filter(word -> !word.isEmpty()));
    }

    static String comparable(String text) {
        var bare = NOT_COMPARED.matcher(Normal.apart(text)).replaceAll("").toLowerCase(Locale.ROOT);
        if (bare.chars().allMatch(c -> c < 128)) { return bare; }
        var plain = new StringBuilder(bare.length());
        bare.chars().mapToObj(c -> (char) c)
                .forEach(letter -> plain.append(PLAIN.getOrDefault(letter, letter.toString())));
        return plain.toString();
    }
}
