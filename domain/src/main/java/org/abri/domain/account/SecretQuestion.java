package org.abri.domain.account;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.abri.domain.text.Digits;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.Normal;
import org.abri.domain.text.TypedText;

/** ACC-6, SEC-5: a question in the person's own words. The hash of its answer is one of their {@link Credentials}. */
public record SecretQuestion(String question) {
    public static final int LONGEST = 200;
    /** Of what is compared: what is shorter is guessed in a few tries. */
    private static final int SHORTEST = 4;
    /** Answers to questions that leave no choice, and what is typed when nothing comes to mind. */
    private static final Set<String> WITHOUT_CHOICE = Set.of("aucun", "aucune", "rien", "none", "nothing",
            "test", "azerty", "qwerty", "réponse", "answer", "secret", "maman", "papa", "bleu", "rouge",
            "vert",
            "blue", "green", "mama", "paris");
    /** Scripts of which each sign is a syllable. */
    private static final Set<UnicodeScript> SYLLABLES = Set.of(UnicodeScript.ETHIOPIC, UnicodeScript.HANGUL,
            UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
    private static final String ACCENTS = "[\\u0300-\\u036F\\u0640\\u064B-\\u0655]";

    public SecretQuestion {
        question = TypedText.line(question, LONGEST);
    }

    /**
     * SEC-5: what of an answer is compared. Case, accents, Arabic vowel points, spaces and punctuation do not count, nor in
     * which digits a number is written; letters, digits and the vowel signs of every script do. Throws {@link InvalidValue} when none is left.
     */
    public static String comparable(String answer) {
        var letters = Digits.folded(Normal.apart(TypedText.bounded(answer, LONGEST)))
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")
                .replaceAll(ACCENTS + "|[^\\p{L}\\p{M}\\p{N}]", "");
        if (letters.isEmpty()) { throw new InvalidValue(Flaw.MISSING); }
        if (letters.length() > LONGEST) { throw new InvalidValue(Flaw.TOO_LONG); }
        return letters;
    }

    /** SEC-5: what is wrong with an answer as it was typed: nothing in it is compared, or it {@linkplain #flawIn is guessed}. */
    public static Optional<Flaw> flawInTyped(String question, String answer, KnownOfPerson person) {
        return InvalidValue.in(() -> comparable(answer)).or(() -> flawIn(question, answer, person));
    }

    /**
     * SEC-5: what is wrong with an answer that is {@linkplain #comparable compared}: too short, one letter over and over or a row
     * of digits, a yes or a no, or in what everybody around the person knows, the question among it.
     */
    public static Optional<Flaw> flawIn(String question, String answer, KnownOfPerson person) {
        var letters = comparable(answer);
        if (weight(letters) < SHORTEST) { return Optional.of(Flaw.ANSWER_TOO_SHORT); }
        var known = Stream.concat(Stream.of(question, person.name().full(), "abri"),
                Stream.concat(person.words().stream(), WITHOUT_CHOICE.stream()))
                .filter(words -> !TypedText.isBlank(words));
        return isARow(letters) || known.anyMatch(words -> isAmong(letters, words))
                ? Optional.of(Flaw.ANSWER_TOO_EASY)
                : Optional.empty();
    }

    /** Signs of which each is a syllable or a word say more than a letter. */
    private static int weight(String letters) {
        return letters.codePoints()
                .map(c -> Character.isIdeographic(c) || SYLLABLES.contains(UnicodeScript.of(c)) ? 2 : 1)
                .sum();
    }

    private static boolean isARow(String letters) {
        return letters.codePoints().distinct().count() == 1 || "01234567890 9876543210".contains(letters);
    }

    private static boolean isAmong(String letters, String words) {
        var bounded = words.substring(0, Math.min(words.length(), LONGEST));
        return InvalidValue.in(() -> comparable(bounded)).isEmpty()
                && (comparable(bounded).equals(letters) || Stream.of(bounded.split("[\\s'’-]+"))
                        .filter(word -> InvalidValue.in(() -> comparable(word)).isEmpty())
                        .anyMatch(word -> comparable(word).equals(letters)));
    }
}
