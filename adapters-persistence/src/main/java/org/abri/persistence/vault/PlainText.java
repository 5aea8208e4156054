package org.abri.persistence.vault;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * UPL-1: text is UTF-8, UTF-16 with its mark, or else one of the old Western encodings, in which every byte but the
 * control characters is a letter or a sign; and it does not begin as markup or a script does.
 */
final class PlainText {
    private static final Pattern RUNS_OR_MARKS_UP =
            Pattern.compile("\\s*(?:<[a-zA-Z!?/]|#!).*", Pattern.DOTALL);
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private PlainText() {}

    static boolean isOne(byte[] head) {
        return decoded(head).filter(text -> !text.isEmpty() && text.chars().noneMatch(PlainText::isControl)
                && !RUNS_OR_MARKS_UP.matcher(text).matches()).isPresent();
    }

    private static Optional<String> decoded(byte[] head) {
        if (startsWith(head, 0xFE, 0xFF)) { return strictly(head, StandardCharsets.UTF_16BE); }
        if (startsWith(head, 0xFF, 0xFE)) { return strictly(head, StandardCharsets.UTF_16LE); }
        return strictly(head, StandardCharsets.UTF_8).or(() -> strictly(head, StandardCharsets.ISO_8859_1));
    }

    /** The last character may be cut: the head ends anywhere. */
    private static Optional<String> strictly(byte[] head, Charset charset) {
        var decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = CharBuffer.allocate(head.length + 1);
        if (decoder.decode(ByteBuffer.wrap(head), text, false).isError()) { return Optional.empty(); }
        var decoded = text.flip().toString();
        return Optional.of(
                !decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK ? decoded.substring(1) : decoded);
    }

    /** The upper range is where the old Western encodings keep quotes and the euro. */
    private static boolean isControl(int character) {
        return character < ' '
                ? character != '\t' && character != '\n' && character != '\r' && character != '\f'
                : character == 0x7F;
    }

    private static boolean startsWith(byte[] head, int first, int second) {
        return head.length >= 2 && (head[0] & 0xFF) == first && (head[1] & 0xFF) == second;
    }
}
