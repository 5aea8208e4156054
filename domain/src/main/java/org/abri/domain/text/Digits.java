package org.abri.domain.text;

import java.util.Optional;

/**
 * Digits as people type, paste and group them: of every script, with spaces, hyphens and dots between them, and with the
 * invisible characters that phones put around numbers (U+202A … U+202C, U+2066 … U+2069, zero width spaces).
 */
public final class Digits {
    private Digits() {}

    /** The same text, with the digits of every script as 0 to 9. */
    public static String folded(String text) {
        var folded = new StringBuilder(text.length());
        text.codePoints().map(Digits::folded).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** The digits alone, as 0 to 9; empty when letters, signs or numbers of another kind stand between them. */
    public static Optional<String> alone(String typed) {
        var digits = new StringBuilder();
        for (var at = 0; at < typed.length(); at += Character.charCount(typed.codePointAt(at))) {
            var c = typed.codePointAt(at);
            if (isDigit(c)) {
                digits.appendCodePoint(folded(c));
            } else if (!standsBetween(c)) { return Optional.empty(); }
        }
        return Optional.of(digits.toString());
    }

    static boolean isDigit(int c) {
        return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER;
    }

    private static int folded(int c) {
        return isDigit(c) ? '0' + Character.digit(c, 10) : c;
    }

    /** Spaces, hyphens, dots, brackets, marks, and what is not seen at all. */
    private static boolean standsBetween(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL, Character.FORMAT, Character.DASH_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION, Character.OTHER_PUNCTUATION,
                    Character.START_PUNCTUATION, Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION,
                    Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
                    true;
            default -> false;
        };
    }
}
