package org.abri.domain.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * FIELD: the words of a text, as {@link Sought} looks for them: each once, without case, accents and marks, in the order of
 * their letters. What the text says cannot be read back from them. Numbers that are written in groups, such as those of
 * phones, accounts and insurances, are there in one piece too.
 *
 * @param joined each behind a space
 */
public record Words(String joined) {
    /** In characters: what is beyond is left out, words of many groups first. */
    public static final int LONGEST = 128 * 1024;
    /** Of no text. */
    public static final Words NONE = new Words("");

    private static final int LONGEST_WORD = 64;
    /** By how much the pieces of what is longer lie over each other. */
    private static final int OVERLAP = 16;
    private static final int LONGEST_GROUP = 5;
    /** The longest number of an account (ISO 13616). */
    private static final int LONGEST_NUMBER = 34;
    private static final Pattern EDGES = Pattern
            .compile("^" + Sought.SIGNS.pattern() + "|" + Sought.SIGNS.pattern() + "$");
    /** Scripts that leave no space between words. */
    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA, UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER,
            UnicodeScript.MYANMAR, UnicodeScript.TIBETAN);

    public Words {
        if (joined.length() > LONGEST) { throw new IllegalArgumentException("more words than are kept"); }
    }

    /** Of these texts together; however long they are, in time that grows with their length alone. */
    public static Words of(List<String> texts) {
        var words = new TreeSet<String>();
        var numbers = new TreeSet<String>();
        var length = 0L;
        for (var text : texts) {
            var groups = new ArrayList<String>();
            for (var token : (Iterable<String>) tokens(text)::iterator) {
                for (var word : (Iterable<String>) of(token)::iterator) {
                    length += words.add(word) ? word.length() + 1 : 0;
                }
                if (length > LONGEST) { return joined(words, numbers); }
                goOn(groups, EDGES.matcher(token).replaceAll(""));
                numbers.addAll(groups);
            }
        }
        return joined(words, numbers);
    }

    private static Stream<String> tokens(String text) {
        return Sought.SPACE.splitAsStream(text).flatMap(Words::pieces)
                .map(piece -> Sought.comparable(Normal.thinned(piece)));
    }

    private static Stream<String> pieces(String token) {
        if (token.length() <= LONGEST_WORD) { return Stream.of(token); }
        var pieces = Stream.<String> builder();
        for (var from = 0; from < token.length(); from += LONGEST_WORD - OVERLAP) {
            pieces.add(token.substring(from, Math.min(token.length(), from + LONGEST_WORD)));
        }
        return pieces.build();
    }

    /** As it stands there, without what joins or surrounds it; and each part of it. */
    private static Stream<String> of(String token) {
        var joined = EDGES.matcher(Sought.JOINS.matcher(token).replaceAll("")).replaceAll("");
        return Stream
                .concat(Stream.of(joined),
                        Sought.SIGNS.splitAsStream(Sought.JOINS.matcher(token).replaceAll(" ")))
                .filter(word -> !word.isEmpty()).map(String::strip);
    }

    /** Each number that ends with this group; none, when it is no group of a number. */
    private static void goOn(List<String> groups, String group) {
        var isGroup = group.length() <= LONGEST_GROUP && group.chars().anyMatch(Character::isDigit);
        if (!isGroup) {
            groups.clear();
            return;
        }
        groups.replaceAll(before -> before + group);
        groups.removeIf(number -> number.length() > LONGEST_NUMBER);
        groups.add(group);
    }

    private static Words joined(Set<String> words, Set<String> numbers) {
        var joined = new StringBuilder();
        Stream.concat(words.stream(), numbers.stream().filter(number -> !words.contains(number)))
                .filter(word -> joined.length() + word.length() < LONGEST)
                .forEach(word -> joined.append(' ').append(word));
        return new Words(joined.toString());
    }

    /** Whether one of them begins like this; where no space stands between words, whether it is in one of them. */
    boolean has(String beginning) {
        return joined.contains(
                UNSPACED.contains(UnicodeScript.of(beginning.codePointAt(0))) ? beginning : " " + beginning);
    }
}
