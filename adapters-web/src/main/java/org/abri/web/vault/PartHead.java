package org.abri.web.vault;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * RFC 7578: what a part of a form says of itself before its bytes. Only the names of its field and of its file count, both
 * in UTF-8; what it says of its type or its charset counts for nothing (UPL-1).
 *
 * @param fileName as the sender's machine calls the file; none when the part is a text
 */
record PartHead(String field, Optional<String> fileName) {
    private static final String DISPOSITION = "Content-Disposition:";

    /** Reads the lines of a head; empty if they name no field of a form. */
    static Optional<PartHead> of(String lines) {
        return lines.replaceAll("\r\n[ \t]+", " ").lines()
                .filter(line -> line.regionMatches(true, 0, DISPOSITION, 0, DISPOSITION.length())).findFirst()
                .map(line -> HeaderValue.of(line.substring(DISPOSITION.length())))
                .filter(disposition -> disposition.value().equalsIgnoreCase("form-data"))
                .flatMap(PartHead::of);
    }

    private static Optional<PartHead> of(HeaderValue disposition) {
        var given = disposition.parameters();
        var fileName = Optional.ofNullable(given.get("filename*")).flatMap(PartHead::extended)
                .or(() -> Optional.ofNullable(given.get("filename")).map(PartHead::unescaped));
        return Optional.ofNullable(given.get("name"))
                .map(field -> new PartHead(unescaped(field), fileName));
    }

    /** Browsers escape these three, and nothing else (HTML, "multipart/form-data encoding algorithm"). */
    private static String unescaped(String name) {
        return name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
    }

    /** RFC 8187: what some programs send besides a name that only they understand. */
    private static Optional<String> extended(String name) {
        var parts = name.split("'", 3);
        if (parts.length < 3 || !parts[0].equalsIgnoreCase("UTF-8")) { return Optional.empty(); }
        try {
            return Optional.of(URLDecoder.decode(parts[2].replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
