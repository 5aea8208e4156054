package org.abri.application.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The central directory of a ZIP file (APPNOTE 4.3.12 to 4.3.16, ZIP64 included), which stands at its end and says what the file
 * holds. Strict: it is where its end says, whole, and follows the entries at once; anything else is no file that a vault needs.
 */
record ZipDirectory(List<Entry> entries) {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    /** One entry; {@code offset} is where its own head stands in the file. */
    record Entry(String name, boolean encrypted, int method, long packed, long offset) {}

    private static final int END_SIGN = 0x06054B50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_SIGN = 0x02014B50;
    private static final int ENTRY_LENGTH = 46;
    private static final int LOCATOR_SIGN = 0x07064B50;
    private static final int LOCATOR_LENGTH = 20;
    private static final int END64_SIGN = 0x06064B50;
    private static final int END64_LENGTH = 56;
    private static final int EXTRA_OF_64 = 1;
    private static final long IN_EXTRA = 0xFFFFFFFFL;
    private static final int COUNT_IN_64 = 0xFFFF;
    private static final int LONGEST_COMMENT = 0xFFFF;

    /** From the last {@code length} bytes of a file, the first of which is at {@code start} in it. Empty when it is not in them, or broken. */
    static Optional<ZipDirectory> in(byte[] tail, int length, long start) {
        try {
            var bytes = ByteBuffer.wrap(tail, 0, length).order(ByteOrder.LITTLE_ENDIAN);
            for (var end = length - END_LENGTH; end >= Math.max(0, length - END_LENGTH
                    - 2 * LONGEST_COMMENT); end--) {
                if (bytes.getInt(end) == END_SIGN && isEnd(bytes, end, length)) {
                    return read(bytes, end, start);
                }
            }
        } catch (IndexOutOfBoundsException broken) {
            // answered below
        }
        return Optional.empty();
    }

    /** Behind its comment nothing follows, or what mail programs add. */
    private static boolean isEnd(ByteBuffer bytes, int end, int length) {
        for (var at = end + END_LENGTH + unsigned(bytes.getShort(end + 20)); at < length; at++) {
            if (bytes.get(at) != 0 && bytes.get(at) != '\r' && bytes.get(at) != '\n') { return false; }
        }
        return end + END_LENGTH + unsigned(bytes.getShort(end + 20)) <= length;
    }

    private static Optional<ZipDirectory> read(ByteBuffer bytes, int end, long start) {
        long count = unsigned(bytes.getShort(end + 10));
        var size = unsigned(bytes.getInt(end + 12));
        var offset = unsigned(bytes.getInt(end + 16));
        long after = end;
        var locator = end - LOCATOR_LENGTH;
        if (locator >= 0 && bytes.getInt(locator) == LOCATOR_SIGN
                && (count == COUNT_IN_64 || size == IN_EXTRA || offset == IN_EXTRA)) {
            after = bytes.getLong(locator + 8) - start;
            var end64 = Math.toIntExact(Math.clamp(after, -1, Integer.MAX_VALUE));
            if (end64 < 0 || bytes.getInt(end64) != END64_SIGN || end64 + END64_LENGTH > locator) {
                return Optional.empty();
            }
            count = bytes.getLong(end64 + 32);
            size = bytes.getLong(end64 + 40);
            offset = bytes.getLong(end64 + 48);
        }
        var from = offset - start;
        if (from < 0 || size < 0 || from + size != after) { return Optional.empty(); }
        return entries(bytes, (int) from, (int) after, count);
    }

    private static Optional<ZipDirectory> entries(ByteBuffer bytes, int from, int until, long count) {
        var entries = new ArrayList<Entry>();
        var at = from;
        while (at < until && bytes.getInt(at) == ENTRY_SIGN) {
            var name = unsigned(bytes.getShort(at + 28));
            var extra = unsigned(bytes.getShort(at + 30));
            var comment = unsigned(bytes.getShort(at + 32));
            if (at + ENTRY_LENGTH + name + extra + comment > until) { return Optional.empty(); }
            entries.add(entry(bytes, at, name, extra));
            at += ENTRY_LENGTH + name + extra + comment;
        }
        return at == until && entries.size() == count ? Optional.of(new ZipDirectory(List.copyOf(entries)))
                : Optional.empty();
    }

    private static Entry entry(ByteBuffer bytes, int at, int nameLength, int extraLength) {
        var name = new byte[nameLength];
        bytes.get(at + ENTRY_LENGTH, name);
        var packed = unsigned(bytes.getInt(at + 20));
        var offset = unsigned(bytes.getInt(at + 42));
        var extra = at + ENTRY_LENGTH + nameLength;
        for (var field = extra; field + 4 <= extra + extraLength; field +=
                4 + unsigned(bytes.getShort(field + 2))) {
            if (unsigned(bytes.getShort(field)) == EXTRA_OF_64) {
                var value = field + 4 + (unsigned(bytes.getInt(at + 24)) == IN_EXTRA ? Long.BYTES : 0);
                if (packed == IN_EXTRA) {
                    packed = bytes.getLong(value);
                    value += Long.BYTES;
                }
                if (offset == IN_EXTRA) {
                    offset = bytes.getLong(value);
                }
            }
        }
        return new Entry(new String(name, UTF_8), (bytes.getShort(at + 8) & 1) != 0,
                unsigned(bytes.getShort(at + 10)), packed, offset);
    }

    private static int unsigned(short value) {
        return value & 0xFFFF;
    }

    private static long unsigned(int value) {
        return value & 0xFFFFFFFFL;
    }
}
