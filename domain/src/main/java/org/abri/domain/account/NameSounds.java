package org.abri.domain.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.domain.text.Normal;

/**
 * ACC-8, AFF-4: by what somebody's names are found who spells them otherwise (phonetic keys). Two names that have one key in
 * common may be the same person's: Mohamed Diallo, Diallo Mohammed; Youssef, Yusuf; Anne-Marie, Annemarie, Anne. What sounds
 * alike in the languages of our users is one letter, and vowels do not count: half of the scripts do not write them. It says
 * nothing alone: it is compared together with a birth date.
 */
public final class NameSounds {
    /** Of each name, so many words count: nobody makes the others wait. */
    private static final int MOST_WORDS = 4;
    private static final String BETWEEN = " ";
    private static final String ONLY_VOWELS = "a";

    private static final Pattern SIGNS = Pattern.compile("[\\P{L}\\p{Lm}]+");
    /** What joins names, and is written or not. */
    private static final Set<String> JOINING = Set.of("al", "el", "ul", "as", "ash", "ad", "ar", "az", "ed",
            "es", "ez", "ben", "bin", "bn", "ibn", "bint", "bnt", "bent", "ould", "wuld", "de", "di", "da",
            "do", "dos", "du", "des", "del", "della", "la", "le", "les", "van", "von", "der", "den", "ter",
            "d",
            "l", "o", "nee", "ne", "born", "geb", "ep", "epouse", "veuve", "dit", "dite", "alias");

    private static final String DOUBLED = "(.)\\1+";
    /** In this order: a letter is doubled before those that nobody hears are gone. */
    private static final Map<Pattern,
            String> ALIKE = alike(DOUBLED, "$1", "kh", "", "tsch|tch|shch|sch|ch|sh",
                    "s", "ph", "f", "ck|q", "k", "c(?=[eiy])", "s", "c", "k", "dj|dg|j|g", "j", "x", "ks",
                    "z", "s",
                    "v", "f", "d", "t", DOUBLED, "$1", "[haeiouyw]", "");

    private NameSounds() {}

    private static Map<Pattern, String> alike(String... rules) {
        var all = new LinkedHashMap<Pattern, String>();
        for (int i = 0; i < rules.length; i += 2) {
            all.put(Pattern.compile(rules[i]), rules[i + 1]);
        }
        return all;
    }

    /** {@code inLatin} writes a name of another script in Latin letters, as far as it can. */
    public static Set<String> of(PersonName name, UnaryOperator<String> inLatin) {
        var given = words(inLatin.apply(name.given()));
        var family = words(inLatin.apply(name.family()));
        var sounds = new TreeSet<String>();
        sounds.add(together(Stream.concat(counted(given).stream(), counted(family).stream())));
        if (given.isEmpty() || family.isEmpty()) {
            // whoever wrote all names in one field
            pairs(counted(given.isEmpty() ? family : given)).forEach(sounds::add);
        } else {
            for (var one : parts(given)) {
                for (var other : parts(family)) {
                    sounds.add(together(Stream.of(one, other)));
                }
            }
        }
        return sounds;
    }

    private static List<String> words(String latin) {
        return SIGNS.splitAsStream(Normal.bare(latin).toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty()).toList();
    }

    /** How the words sound that count: those that only join names do not, unless there are no others. */
    private static List<String> counted(List<String> words) {
        var own = words.stream().filter(word -> !JOINING.contains(word)).toList();
        return (own.isEmpty() ? words : own).stream().limit(MOST_WORDS).map(NameSounds::sound).distinct()
                .toList();
    }

    /** Each word, and the words written as one, with those that join and without. */
    private static Set<String> parts(List<String> words) {
        var parts = new LinkedHashSet<>(counted(words));
        parts.add(sound(words.stream().filter(word -> !JOINING.contains(word)).limit(MOST_WORDS)
                .collect(Collectors.joining())));
        parts.add(sound(words.stream().limit(MOST_WORDS).collect(Collectors.joining())));
        return parts;
    }

    private static List<String> pairs(List<String> words) {
        var pairs = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            for (var other : words.subList(i + 1, words.size())) {
                pairs.add(together(Stream.of(words.get(i), other)));
            }
        }
        return pairs;
    }

    /** In no order; who is called the same twice has one name. */
    private static String together(Stream<String> sounds) {
        return sounds.distinct().sorted().collect(Collectors.joining(BETWEEN));
    }

    private static String sound(String word) {
        var sound = word;
        for (var rule : ALIKE.entrySet()) {
            sound = rule.getKey().matcher(sound).replaceAll(rule.getValue());
        }
        return sound.isEmpty() ? ONLY_VOWELS : sound;
    }
}
