package org.abri.application.vault;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.abri.domain.text.Normal;
import org.abri.domain.vault.FileName;

/**
 * LAW-5: the names of the files of one folder, which unpack on every system: no two are the same when capitals, or how accents
 * are written, do not count; none is a device's on Windows, or ends where Windows cuts it off; each has at most
 * {@value #LONGEST} characters, and 255 bytes.
 */
final class FolderNames {
    static final int LONGEST = 100;

    /** How many characters a number behind a name may take. */
    private static final int NUMBER = 10;
    /** Of UTF-8: file systems end at 255. */
    private static final int MOST_BYTES = 255 - NUMBER;
    private static final int LESS = 10;
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(?:con|prn|aux|nul|com\\p{Nd}|lpt\\p{Nd}|com[¹²³]|lpt[¹²³]"
                    + "|conin\\$|conout\\$)\\s*(?:\\..*)?");
    private static final Pattern CUT_OFF = Pattern.compile("[.\\s]+$");

    private final Set<String> taken = new HashSet<>();

    /** As near to that name as it can be; taken from then on. */
    String next(FileName wanted) {
        var name = safe(Normal.composed(wanted.value()));
        var extension = new FileName(name).extension();
        var dotted = extension.isEmpty() ? "" : name.substring(name.length() - extension.length() - 1);
        var stem = name.substring(0, name.length() - dotted.length());
        var given = name;
        for (var number = 2; !taken.add(folded(given)); number++) {
            given = stem + " (" + number + ")" + dotted;
        }
        return given;
    }

    private static String safe(String name) {
        var whole = CUT_OFF.matcher(shortened(new FileName(name))).replaceFirst("");
        var seen = whole.isEmpty() ? "_" : whole;
        return DEVICE.matcher(seen).matches() || seen.startsWith(".") ? "_" + seen : seen;
    }

    private static String shortened(FileName name) {
        var longest = LONGEST - NUMBER;
        while (name.atMost(longest).value().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            longest -= LESS;
        }
        return name.atMost(longest).value();
    }

    /** Alike where names are alike: capitals first, since some letters are two as capitals. */
    private static String folded(String name) {
        return Normal.apart(name).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
