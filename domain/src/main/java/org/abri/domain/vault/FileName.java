package org.abri.domain.vault;

import java.text.BreakIterator;
import java.util.Locale;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;

/**
 * The name of a document's file, made safe to keep and to give back: no path, no control or text-reordering characters,
 * at most 150 code points, its extension kept. A phone's odd name is mended, not refused: few people can rename a file.
 */
public record FileName(String value) {
    public static final int LONGEST = 150;
    private static final String WITHOUT_NAME = "document";
    private static final int LONGEST_EXTENSION = 10;

    public FileName {
        if (value.isBlank()
                || value.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
            throw new IllegalArgumentException("no name of a file");
        }
    }

    /** Reads the name that a client sent. */
    public static FileName sent(String name) {
        var base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var kept = new StringBuilder();
        base.codePoints().filter(c -> !"<>:\"|?*".contains(Character.toString(c)))
                .forEach(kept::appendCodePoint);
        var line = kept.isEmpty() ? "" : cleaned(kept.toString());
        if (line.isEmpty() || line.chars().allMatch(c -> c == '.')) { return new FileName(WITHOUT_NAME); }
        return new FileName(shortened(line));
    }

    private static String cleaned(String text) {
        try {
            return TypedText.line(text, Integer.MAX_VALUE);
        } catch (InvalidValue blank) {
            return "";
        }
    }

    private static String shortened(String line) {
        if (line.codePointCount(0, line.length()) <= LONGEST) { return line; }
        var extension = extensionOf(line);
        var dotted = extension.isEmpty() ? "" : "." + extension;
        return line.substring(0, lastLetterEnd(line, line.offsetByCodePoints(0, LONGEST - dotted.length())))
                .strip() + dotted;
    }

    /** At most {@code end}, and not between a letter and its marks or within an emoji. */
    private static int lastLetterEnd(String line, int end) {
        var letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(line);
        var before = letters.isBoundary(end) ? end : letters.preceding(end);
        return before > 0 ? before : end;
    }

    /** In lower case, without the dot; empty when there is none. */
    public String extension() {
        return extensionOf(value);
    }

    /** The name without its extension: what a document is called until its owner says better. */
    public String stem() {
        var extension = extension();
        return extension.isEmpty() ? value : value.substring(0, value.length() - extension.length() - 1);
    }

    private static String extensionOf(String name) {
        var dot = name.lastIndexOf('.');
        var extension = dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return extension.length() <= LONGEST_EXTENSION && extension.matches("[a-z0-9]+") ? extension : "";
    }
}
