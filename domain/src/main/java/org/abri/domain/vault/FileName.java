package org.abri.domain.vault;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Set;
import org.abri.domain.text.TypedText;

/**
 * The name of a document's file, made safe to keep and to give back: no path, no control or text-reordering characters,
 * at most 150 code points, its extension kept. A phone's odd name is mended, not refused: few people can rename a file.
 */
public record FileName(String value) {
    public static final int LONGEST = 150;
    /** In UTF-16: file systems end at 255, and their letters may come apart from their marks. */
    private static final int LONGEST_SENT = 1_024;
    private static final String SIGNS = "<>:\"|?*";
    private static final String WITHOUT_NAME = "document";
    private static final int LONGEST_EXTENSION = 10;
    private static final Set<String> UNFINISHED =
            Set.of("tmp", "temp", "part", "partial", "crdownload", "download",
                    "opdownload", "filepart", "bak", "old", "orig");

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
        bounded(base).codePoints().filter(c -> SIGNS.indexOf(c) < 0).forEach(kept::appendCodePoint);
        var line = TypedText.mended(kept.toString(), LONGEST_SENT);
        if (line.isEmpty() || line.chars().allMatch(c -> c == '.')) { return new FileName(WITHOUT_NAME); }
        return new FileName(shortened(line));
    }

    /** Of something that is called so: a title is no path, whatever is in it. */
    public static FileName titled(String title) {
        return sent(title.replace('/', '-').replace('\\', '-'));
    }

    /** Beginning and end of what no file system would have taken: the extension is at the end. */
    private static String bounded(String base) {
        return base.length() <= LONGEST_SENT ? base
                : base.substring(0, LONGEST_SENT / 2) + base.substring(base.length() - LONGEST_SENT / 2);
    }

    /** With at most so many code points, its extension kept; {@code longest} leaves room for one. */
    public FileName atMost(int longest) {
        return new FileName(shortened(value, longest));
    }

    private static String shortened(String line) {
        return shortened(line, LONGEST);
    }

    private static String shortened(String line, int longest) {
        if (line.codePointCount(0, line.length()) <= longest) { return line; }
        var extension = extensionOf(line);
        var dotted = extension.isEmpty() ? "" : "." + extension;
        return line.substring(0, lastLetterEnd(line, line.offsetByCodePoints(0, longest - dotted.length())))
                .strip() + dotted;
    }

    /** At most {@code end}, and not between a letter and its marks or within an emoji. */
    private static int lastLetterEnd(String line, int end) {
        var letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(line);
        var before = letters.isBoundary(end) ? end : letters.preceding(end);
        return before > 0 ? before : end;
    }

    /** In lower case, without the dot; empty when there is none. What follows the dot has a letter: "12.03.2024" has none. */
    public String extension() {
        return extensionOf(value);
    }

    /** The name without its extension: what a document is called until its owner says better. Dots alone make none (FIELD 7). */
    public String stem() {
        var finished = finished();
        return DocumentType.isKnown(finished.extension()) ? finished.withoutExtension() : finished.value();
    }

    private String withoutExtension() {
        return value.substring(0, value.length() - extension().length() - 1);
    }

    /** Without what browsers and programs put behind a name as long as the file is not whole, or has been replaced. */
    FileName finished() {
        var name = this;
        while (UNFINISHED.contains(name.extension())) {
            name = new FileName(name.withoutExtension());
        }
        return name;
    }

    /** FIELD 6, 7: with the true extension of that type, in the place of one that says another, else behind what is there. */
    public FileName of(DocumentType type) {
        var finished = finished();
        var extension = finished.extension();
        if (type.has(extension)) { return finished; }
        var stem = DocumentType.isKnown(extension) ? finished.withoutExtension() : finished.value();
        var plain = stem.replaceAll("[.\\s]+$", "");
        // a name that begins with a dot is not seen in many a folder
        var seen = plain.isEmpty() || plain.startsWith(".") ? WITHOUT_NAME : plain;
        return new FileName(shortened(seen + "." + type.extension()));
    }

    private static String extensionOf(String name) {
        var dot = name.lastIndexOf('.');
        var extension = dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return extension.length() <= LONGEST_EXTENSION && extension.matches("[0-9]*[a-z][a-z0-9]*")
                ? extension
                : "";
    }
}
