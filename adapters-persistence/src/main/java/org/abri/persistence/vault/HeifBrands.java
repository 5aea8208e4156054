package org.abri.persistence.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Of a picture in the HEIF container, which says "mif1" whatever codec is inside: the codecs that it says it needs. */
final class HeifBrands {
    static final Set<String> HEIC = Set.of("heic", "heix", "heim", "heis");

    private static final int FIRST = 16;
    private static final int BRAND = 4;

    private HeifBrands() {}

    static Stream<String> of(byte[] head) {
        var box =
                head.length < FIRST ? 0 : Math.min(head.length, Math.max(0, ByteBuffer.wrap(head).getInt()));
        return IntStream.iterate(FIRST, at -> at + BRAND <= box, at -> at + BRAND)
                .mapToObj(at -> new String(head, at, BRAND, StandardCharsets.US_ASCII));
    }
}
