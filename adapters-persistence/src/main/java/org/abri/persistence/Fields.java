package org.abri.persistence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The personal texts of one sealed column, by number. What is empty is not there. A newer program may add numbers; an older
 * one that writes the row again keeps those that it does not know.
 */
public final class Fields {
    private static final byte VERSION = 2;
    private static final int HEAD = Short.BYTES + Integer.BYTES;

    private final byte[] bytes;

    private Fields(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Fields none() {
        return new Fields(new byte[] { VERSION });
    }

    /** As they come out of a seal. Throws {@link IllegalStateException} when they were written in another way. */
    public static Fields read(byte[] opened) {
        if (opened.length == 0 || opened[0] != VERSION) {
            throw new IllegalStateException("fields of an unknown version");
        }
        return new Fields(opened);
    }

    /** With that text at that number, from 1 on; nothing when it is empty. Each number is given once. */
    public Fields with(int number, String text) {
        if (text.isEmpty()) { return this; }
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        return new Fields(ByteBuffer.allocate(bytes.length + HEAD + encoded.length).put(bytes)
                .putShort((short) number).putInt(encoded.length).put(encoded).array());
    }

    public Fields with(int number, Optional<String> text) {
        return with(number, text.orElse(""));
    }

    /** Empty when it is not there. */
    public String text(int number) {
        return find(number).orElse("");
    }

    public Optional<String> find(int number) {
        for (var each = new Cursor(bytes); each.next();) {
            if (each.number == number) { return Optional.of(each.text()); }
        }
        return Optional.empty();
    }

    /** These, and of those {@code before} whatever numbers above {@code known}, the last one that this program gives, they have. */
    public Fields keeping(Fields before, int known) {
        var kept = this;
        for (var each = new Cursor(before.bytes); each.next();) {
            if (each.number > known) {
                kept = kept.with(each.number, each.text());
            }
        }
        return kept;
    }

    byte[] bytes() {
        return bytes;
    }

    private static final class Cursor {
        private final ByteBuffer rest;
        private int number;
        private int length;
        private int start = 1;

        Cursor(byte[] bytes) {
            rest = ByteBuffer.wrap(bytes);
        }

        boolean next() {
            start += length;
            if (start == rest.limit()) { return false; }
            number = rest.getShort(start) & 0xFFFF;
            length = rest.getInt(start + Short.BYTES);
            start += HEAD;
            return true;
        }

        String text() {
            return new String(rest.array(), start, length, StandardCharsets.UTF_8);
        }
    }
}
