package org.abri.domain.account;

import java.util.Locale;
import java.util.regex.Pattern;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.Normal;
import org.abri.domain.text.TypedText;

/**
 * ACC-2: what a person types to say who they are. Three groups of two simple syllables, such as {@code bado-riku-mena}:
 * sayable in any language, typed on a phone without switching keyboards, and free of any personal data. The service
 * assigns it and never gives it twice.
 */
public record Username(String value) {
    /** Consonants and vowels that sound alike in the languages of our users. */
    public static final String CONSONANTS = "bdfklmnprstvz";
    public static final String VOWELS = "aeiou";
    public static final int SYLLABLES = 6;

    /** Of somebody whose account rests damaged: nobody is ever given it. */
    public static final String UNREADABLE = "xxxx-xxxx-xxxx";

    private static final Pattern SHAPE = Pattern.compile("(?:[a-z]{4}-){2}[a-z]{4}");

    public Username {
        if (!SHAPE.matcher(value).matches()) { throw new InvalidValue(Flaw.NOT_A_USERNAME); }
    }

    /**
     * Reads what somebody typed: capitals, letters of another width, and whatever stands between the letters, seen or not, are
     * forgiven.
     */
    public static Username typed(String typed) {
        var letters = letters(TypedText.bounded(typed, 2 * SYLLABLES));
        if (letters.length() != 2 * SYLLABLES) {
            throw new InvalidValue(typed.isBlank() ? Flaw.MISSING : Flaw.NOT_A_USERNAME);
        }
        return ofLetters(letters);
    }

    /** The letters and digits of what was typed, small, and of plain width. */
    public static String letters(String bounded) {
        return Normal.composed(wide(bounded)).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Keyboards for Chinese and Japanese write these instead of plain letters. */
    private static String wide(String typed) {
        var plain = new StringBuilder(typed.length());
        typed.chars().map(c -> c >= 0xFF21 && c <= 0xFF5A ? c - 0xFF21 + 'A' : c)
                .forEach(c -> plain.append((char) c));
        return plain.toString();
    }

    /** From its twelve letters. */
    public static Username ofLetters(String letters) {
        return new Username(
                letters.substring(0, 4) + "-" + letters.substring(4, 8) + "-" + letters.substring(8));
    }

    @Override
    public String toString() {
        return value;
    }
}
