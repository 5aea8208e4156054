package org.abri.web.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * RFC 2046: the line break, the two hyphens and the boundary that stand between the parts of a multipart body. Sought by
 * the Boyer–Moore–Horspool algorithm, which looks at one byte in as many as the delimiter is long. A candidate is compared
 * from its front: no byte of a delimiter but the first is a carriage return, so that the search is linear whatever is sent.
 */
final class Delimiter {
    static final int LONGEST_BOUNDARY = 70;

    private final byte[] bytes;
    /** By the byte that lies under the delimiter's end: how far the delimiter moves on. */
    private final byte[] shifts = new byte[256];

    private Delimiter(String boundary) {
        bytes = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(shifts, (byte) bytes.length);
        for (int i = 0; i < bytes.length - 1; i++) {
            shifts[bytes[i]] = (byte) (bytes.length - 1 - i);
        }
    }

    /** That of a body with this {@code Content-Type}; empty if it names no boundary, or one that cannot be. */
    static Optional<Delimiter> of(String contentType) {
        return Optional.ofNullable(HeaderValue.of(contentType).parameters().get("boundary"))
                .filter(Delimiter::canBe).map(Delimiter::new);
    }

    private static boolean canBe(String boundary) {
        return !boundary.isEmpty() && boundary.length() <= LONGEST_BOUNDARY
                && boundary.chars().allMatch(c -> c >= ' ' && c < 127);
    }

    int length() {
        return bytes.length;
    }

    /** Where the first whole one begins in {@code data}, from {@code from} and before {@code to}; negative if there is none. */
    int in(byte[] data, int from, int to) {
        var last = bytes.length - 1;
        for (int end = from + last; end < to; end += shifts[data[end] & 0xFF]) {
            if (data[end] == bytes[last] && isAt(data, end - last)) { return end - last; }
        }
        return -1;
    }

    private boolean isAt(byte[] data, int at) {
        return Arrays.equals(data, at, at + bytes.length, bytes, 0, bytes.length);
    }
}
