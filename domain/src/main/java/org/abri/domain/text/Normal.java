package org.abri.domain.text;

import java.text.Normalizer;

/**
 * UAX 15: the one place where text is normalised. What sorts the marks after a letter takes the square of their number: text
 * is therefore measured first, and what no script writes is refused with {@link Flaw#TOO_LONG} before any work is done.
 */
public final class Normal {
    /** In UTF-16: more than anything that is kept in one value, each letter written with its marks apart. */
    public static final int LONGEST = 100_000;
    /** UAX 15, "Stream-Safe Text Format": no language puts more marks after a letter. */
    public static final int MOST_MARKS = 30;

    private static final int HALFWIDTH_VOICED = 0xFF9E;
    private static final int HALFWIDTH_SEMI_VOICED = 0xFF9F;

    private Normal() {}

    /** NFC: so that the same words are the same text, from whatever keyboard. */
    public static String composed(CharSequence text) {
        return Normalizer.normalize(measured(text), Normalizer.Form.NFC);
    }

    /** NFKD: letters apart from their marks, and without differences of width or ligature, to compare. */
    public static String apart(CharSequence text) {
        return Normalizer.normalize(measured(text), Normalizer.Form.NFKD);
    }

    /** As {@link #apart}, without the marks: accents, vowel points, tones. */
    public static String bare(CharSequence text) {
        return apart(text).replaceAll("\\p{M}+", "");
    }

    /** Whether it may be normalised: looked at once, from left to right. */
    public static boolean isMeasured(CharSequence text) {
        if (text.length() > LONGEST) { return false; }
        var marks = 0;
        for (var at = 0; at < text.length() && marks <= MOST_MARKS;) {
            var c = Character.codePointAt(text, at);
            marks = isMark(c) ? marks + 1 : 0;
            at += Character.charCount(c);
        }
        return marks <= MOST_MARKS;
    }

    /** Without the marks that are too many, where refusing would help nobody. */
    static String thinned(String text) {
        var kept = new StringBuilder(text.length());
        var marks = 0;
        for (var at = 0; at < text.length();) {
            var c = text.codePointAt(at);
            marks = isMark(c) ? marks + 1 : 0;
            if (marks <= MOST_MARKS) {
                kept.appendCodePoint(c);
            }
            at += Character.charCount(c);
        }
        return kept.toString();
    }

    /** Whatever may be sorted: marks of every kind, and the two letters that become marks when taken apart. */
    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
                    true;
            default -> c == HALFWIDTH_VOICED || c == HALFWIDTH_SEMI_VOICED;
        };
    }

    private static CharSequence measured(CharSequence text) {
        if (!isMeasured(text)) { throw new InvalidValue(Flaw.TOO_LONG); }
        return text;
    }
}
