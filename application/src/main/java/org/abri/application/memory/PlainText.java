package org.abri.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** UPL-1: UTF-8 without control bytes, that no program would take for markup or a script. */
final class PlainText {
    private static final List<String> NOT_PLAIN = List.of("#!", "{\\rtf", "%!ps", "@echo off");
    private static final String MARKUP = "<[!?/a-z].*";

    private PlainText() {}

    static boolean is(byte[] head) {
        var text = decoded(head);
        return text != null && !text.isBlank() && text.chars().noneMatch(PlainText::isControl)
                && !isMarkupOrScript(text);
    }

    /** A character that the end of the head cuts in two is no fault. */
    private static @Nullable String decoded(byte[] head) {
        var decoder = UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var chars = CharBuffer.allocate(head.length);
        return decoder.decode(ByteBuffer.wrap(head), chars, false).isError() ? null : chars.flip().toString();
    }

    private static boolean isControl(int c) {
        return c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f';
    }

    private static boolean isMarkupOrScript(String text) {
        var start = text.replace("\uFEFF", "").stripLeading().lines().findFirst().orElse("")
                .toLowerCase(Locale.ROOT);
        return start.matches(MARKUP) || NOT_PLAIN.stream().anyMatch(start::startsWith);
    }
}
