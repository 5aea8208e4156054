package org.abri.crypto.account;

import java.lang.ref.SoftReference;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.matching.DateMatcher;
import me.gosimple.nbvcxz.matching.DictionaryMatcher;
import me.gosimple.nbvcxz.matching.PasswordMatcher;
import me.gosimple.nbvcxz.matching.RepeatMatcher;
import me.gosimple.nbvcxz.matching.SeparatorMatcher;
import me.gosimple.nbvcxz.matching.SequenceMatcher;
import me.gosimple.nbvcxz.matching.SpacialMatcher;
import me.gosimple.nbvcxz.matching.YearMatcher;
import me.gosimple.nbvcxz.resources.AdjacencyGraph;
import me.gosimple.nbvcxz.resources.AdjacencyGraphUtil;
import me.gosimple.nbvcxz.resources.Configuration;
import me.gosimple.nbvcxz.resources.Dictionary;
import me.gosimple.nbvcxz.resources.DictionaryUtil;
import org.abri.application.account.PasswordStrength;
import org.abri.domain.text.Flaw;

/**
 * AUT-2: how guessable a password is, as estimated by nbvcxz with the lists that ship with it (a hundred thousand common
 * passwords, English words, names) and {@link FrenchWords} of our own, which it lacks.
 */
public final class NbvcxzStrength implements PasswordStrength {
    /**
     * A password that is the only factor must cost 2^50 guesses: five simple words do, "motdepasse123456" costs 2^13. Behind
     * the throttle (36 guesses a day) far less would do; this is for the day when database and master key are both stolen.
     */
    static final double LEAST_BITS = 50;

    /** The estimator's time grows steeply with the length; what follows can only make a password stronger. */
    private static final int MOST_ESTIMATED = 64;
    /** For the one step that would otherwise have no bound; ordinary passphrases take a thousandth of it. */
    private static final long MOST_MILLISECONDS = 1_000;
    private static final int PERSONAL_WORTH_COUNTING = 3;

    private static final List<PasswordMatcher> MATCHERS = List.of(new DateMatcher(), new YearMatcher(),
            new RepeatMatcher(),
            new SequenceMatcher(), new SpacialMatcher(), new DictionaryMatcher(), new SeparatorMatcher());
    private static final List<AdjacencyGraph> KEYBOARDS =
            List.of(new AdjacencyGraph("Qwerty", AdjacencyGraphUtil.qwerty),
                    new AdjacencyGraph("Keypad", AdjacencyGraphUtil.standardKeypad));
    private static final Map<Character,
            Character[]> LEET = Map.ofEntries(leet('@', 'a'), leet('!', 'i', 'l'), leet('$', 's'),
                    leet('(', 'c'), leet('|', 'i', 'l'), leet('0', 'o'), leet('1', 'i', 'l'), leet('2', 'z'),
                    leet('3', 'e'), leet('4', 'a'),
                    leet('5', 's'), leet('6', 'g'), leet('7', 't', 'l'), leet('8', 'b'), leet('9', 'g'));
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ENDS = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

    private record Lists(Dictionary passwords, List<Dictionary> all) {
        /** Read one by one: nbvcxz's own set of them is kept for ever once touched. */
        static Lists read() {
            var passwords = ranked(DictionaryUtil.passwords);
            return new Lists(passwords, List.of(passwords, ranked(DictionaryUtil.english),
                    ranked(DictionaryUtil.female_names), ranked(DictionaryUtil.male_names),
                    ranked(DictionaryUtil.surnames), new Dictionary("french", FrenchWords.ranked(), false),
                    new Dictionary("passphrases",
                            DictionaryUtil.loadUnrankedDictionary(DictionaryUtil.eff_large), false)));
        }

        private static Dictionary ranked(String file) {
            return new Dictionary(file, DictionaryUtil.loadRankedDictionary(file), false);
        }

        boolean isCommon(String text) {
            return passwords.getDictonary().containsKey(text);
        }
    }

    /** Some fifteen megabytes for a rare moment: given back when memory is short. */
    private SoftReference<Lists> lists = new SoftReference<>(null);

    @Override
    public Optional<Flaw> flawIn(String password, List<String> personal) {
        var folded = folded(password);
        var unit = repeated(folded);
        var known = lists();
        if (bits(unit, personal, known) + bitsOfRepeating(unit, folded) >= LEAST_BITS) {
            return Optional.empty();
        }
        return Optional.of(isCommon(folded, known) || isCommon(unit, known) ? Flaw.PASSWORD_TOO_COMMON
                : Flaw.PASSWORD_TOO_EASY);
    }

    private static double bitsOfRepeating(String unit, String whole) {
        return unit.isEmpty() ? 0 : Math.log((double) whole.length() / unit.length()) / Math.log(2);
    }

    /** Itself, or with nothing but digits and signs before and behind. */
    private static boolean isCommon(String folded, Lists known) {
        var small = folded.toLowerCase(Locale.ROOT);
        return known.isCommon(small) || known.isCommon(ENDS.matcher(small).replaceAll(""));
    }

    private static double bits(String text, List<String> personal, Lists known) {
        if (text.isEmpty()) { return 0; }
        var dictionaries = new ArrayList<>(known.all());
        dictionaries.add(new Dictionary("personal", personalWords(personal), true));
        return new Nbvcxz(configuration(dictionaries)).estimate(text).getEntropy();
    }

    /** Whole, and each part of it; all are the first that would be tried. */
    private static Map<String, Integer> personalWords(List<String> personal) {
        var words = new HashMap<String, Integer>();
        for (var phrase : personal) {
            var small = folded(phrase).toLowerCase(Locale.ROOT);
            BETWEEN_WORDS.splitAsStream(small).forEach(word -> words.put(word, 1));
            words.put(small, 1);
            words.put(BETWEEN_WORDS.matcher(small).replaceAll(""), 1);
        }
        words.keySet().removeIf(word -> word.length() < PERSONAL_WORTH_COUNTING);
        return words;
    }

    /** Without accents: the lists have none, and leaving one out is the first thing that is tried. */
    static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    }

    /**
     * The shortest beginning that, said over and over, gives the whole, whose end may lack one character: to guess
     * "abc abc" is to guess "abc ".
     */
    static String repeated(String text) {
        for (var length = 1; 2 * length <= text.length() + 1; length++) {
            if (text.startsWith(text.substring(length))) { return text.substring(0, length); }
        }
        return text;
    }

    private synchronized Lists lists() {
        var known = lists.get();
        if (known == null) {
            known = Lists.read();
            lists = new SoftReference<>(known);
        }
        return known;
    }

    private static Map.Entry<Character, Character[]> leet(char sign, Character... letters) {
        return Map.entry(sign, letters);
    }

    private static Configuration configuration(List<Dictionary> dictionaries) {
        return new Configuration(MATCHERS, Map.of(), dictionaries, KEYBOARDS, LEET, YEAR, LEAST_BITS,
                MOST_ESTIMATED, Locale.ROOT,
                false, MOST_MILLISECONDS);
    }
}
