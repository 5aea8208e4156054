package org.abri.domain.text;

import java.text.Normalizer;

/**
 * Makes what people type safe to keep and to show again: NFC, no control characters, none of the invisible characters
 * that reorder the text around them (Unicode TR 36, "bidirectional text spoofing"). Letters of every script, accents,
 * apostrophes and emoji stay as they are.
 */
public final class TypedText {
    private TypedText() {}

    /** One line of at most {@code most} code points; throws {@link InvalidValue} when it is blank or too long. */
    public static String line(String typed, int most) {
        return measured(cleaned(typed, false), most);
    }

    /** Several lines, of at most {@code most} code points together; line ends become {@code \n}. */
    public static String lines(String typed, int most) {
        return measured(cleaned(typed.replace("\r\n", "\n").replace('\r', '\n'), true), most);
    }

    /** Without what must not be kept; may come out empty. */
    static String cleaned(String typed, boolean linesMayEnd) {
        var kept = new StringBuilder(typed.length());
        typed.codePoints()
                .map(c -> !linesMayEnd && (c == '\n' || c == '\r' || c == '\t') ? ' ' : c)
                .filter(c -> (linesMayEnd && (c == '\n' || c == '\t')) || !mustGo(c))
                .forEach(kept::appendCodePoint);
        return Normalizer.normalize(kept, Normalizer.Form.NFC).strip();
    }

    private static boolean mustGo(int c) {
        return Character.getType(c) == Character.CONTROL
                || Character.getType(c) == Character.SURROGATE
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200E || c == 0x200F || c == 0x061C || c == 0xFEFF;
    }

    /** Not a space of any width, a joiner, a filler or a variation selector: those alone leave a blank line on the screen. */
    private static boolean shows(int c) {
        return !Character.isWhitespace(c) && !Character.isSpaceChar(c)
                && Character.getType(c) != Character.FORMAT
                && c != 0x115F && c != 0x1160 && c != 0x3164 && c != 0xFFA0
                && !(c >= 0xFE00 && c <= 0xFE0F);
    }

    private static String measured(String text, int most) {
        if (text.codePoints().noneMatch(TypedText::shows)) { throw new InvalidValue(Flaw.MISSING); }
        if (text.codePointCount(0, text.length()) > most) { throw new InvalidValue(Flaw.TOO_LONG); }
        return text;
    }
}
