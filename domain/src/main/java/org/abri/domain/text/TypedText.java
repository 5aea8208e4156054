package org.abri.domain.text;

/**
 * Makes what people type safe to keep and to show again: NFC, no control characters, none of the invisible characters
 * that reorder the text around them (Unicode TR 36, "bidirectional text spoofing"). Letters of every script, accents,
 * apostrophes and emoji stay as they are. Whatever is typed goes through here, and is measured before anything else is done
 * with it: {@link #bounded}, then {@link Normal}.
 */
public final class TypedText {
    /** A letter with its marks typed apart, or one beyond the first 65,536: in UTF-16, for one code point that is kept. */
    private static final int UNITS_OF_A_LETTER = 4;
    /** Spaces and invisible characters around a value, which are no fault. */
    private static final int UNITS_BESIDE = 64;

    private TypedText() {}

    /** One line of at most {@code most} code points; throws {@link InvalidValue} when it is blank or too long. */
    public static String line(String typed, int most) {
        return measured(cleaned(bounded(typed, most), false), most);
    }

    /** Several lines, of at most {@code most} code points together; line ends become {@code \n}. */
    public static String lines(String typed, int most) {
        return measured(
                cleaned(bounded(typed, most).replace("\r\n", "\n").replace('\r', '\n'), true), most);
    }

    /** Itself, when {@code most} code points may come of it, however they are typed. Throws {@link InvalidValue} at once otherwise. */
    public static String bounded(String typed, int most) {
        if (!isBounded(typed, most)) { throw new InvalidValue(Flaw.TOO_LONG); }
        return typed;
    }

    /** Whether {@code most} code points may come of it. Costs nothing. */
    public static boolean isBounded(String typed, int most) {
        return typed.length() <= UNITS_OF_A_LETTER * most + UNITS_BESIDE;
    }

    /** One line of what may be long and odd, such as the name of a file: mended, never refused; may come out empty. */
    public static String mended(String given, int most) {
        var shorter = given.substring(0, Math.min(given.length(), most));
        var line = composed(Normal.thinned(kept(shorter, false)));
        return isBlank(line) ? "" : line;
    }

    /** Whether nothing of it is seen: spaces of every width, and what is invisible. */
    public static boolean isBlank(String typed) {
        return typed.codePoints().noneMatch(c -> !isUnseen(c) && shows(c));
    }

    /** Without what must not be kept; may come out empty. */
    static String cleaned(String typed, boolean linesMayEnd) {
        return composed(kept(typed, linesMayEnd));
    }

    private static String composed(String kept) {
        return Normal.composed(kept).strip();
    }

    private static String kept(String typed, boolean linesMayEnd) {
        var kept = new StringBuilder(typed.length());
        typed.codePoints()
                .map(c -> !linesMayEnd && (c == '\n' || c == '\r' || c == '\t') ? ' ' : c)
                .filter(c -> (linesMayEnd && (c == '\n' || c == '\t')) || !isUnseen(c))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** Nobody types it, nothing shows it: controls, halves of characters, and what turns the direction of text. */
    public static boolean isUnseen(int c) {
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
        if (isBlank(text)) { throw new InvalidValue(Flaw.MISSING); }
        if (text.codePointCount(0, text.length()) > most) { throw new InvalidValue(Flaw.TOO_LONG); }
        return text;
    }
}
