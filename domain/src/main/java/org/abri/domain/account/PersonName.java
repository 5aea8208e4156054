package org.abri.domain.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;
import org.abri.domain.text.Unreadable;

/** The names of a person, in any script; hyphens, apostrophes and spaces belong to names, digits and signs do not. */
public record PersonName(String given, String family) {
    public static final int LONGEST = 100;
    /** Of somebody whose names rest damaged. */
    public static final PersonName UNREADABLE = new PersonName(Unreadable.TEXT, Unreadable.TEXT);

    private static final Pattern SHAPE =
            Pattern.compile("['’‘ʼ]?\\p{L}[\\p{L}\\p{M}\\p{Zs}'’‘ʼ`´.\\-‐‑·\\u200C\\u200D]*");

    public PersonName {
        given = name(given);
        family = name(family);
    }

    private static String name(String typed) {
        if (typed.equals(Unreadable.TEXT)) { return typed; }
        var line = TypedText.line(typed, LONGEST);
        if (!SHAPE.matcher(line).matches()) { throw new InvalidValue(Flaw.NOT_A_NAME); }
        return line;
    }

    /** "Given Family", as shown to people. */
    public String full() {
        return given + " " + family;
    }

    /**
     * ACC-8: what of the names is compared to find the same person again: letters only, without case, accents, spaces,
     * apostrophes or hyphens; given and family name each on a line.
     */
    public String comparable() {
        return letters(given) + '\n' + letters(family);
    }

    private static String letters(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT)
                .replaceAll("[\\P{L}\\p{Lm}]", "");
    }

    /** One name alone, to say which of several fields is at fault; throws {@link InvalidValue}. */
    public static String part(String typed) {
        return name(typed);
    }
}
