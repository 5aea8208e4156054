package org.abri.persistence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
        return with(number, text.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #with(int, String)}, what is no text. */
    public Fields with(int number, byte[] data) {
        return data.length == 0 ? this
                : new Fields(ByteBuffer.allocate(bytes.length + HEAD + data.length).put(bytes)
                        .putShort((short) number).putInt(data.length).put(data).array());
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

    /** What is no text; nothing when it is not there. */
    public byte[] data(int number) {
        for (var each = new Cursor(bytes); each.next();) {
            if (each.number == number) { return each.data(); }
        }
        return new byte[0];
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

        byte[] data() {
            return Arrays.copyOfRange(rest.array(), start, start + length);
        }

        String text() {
            return new String(rest.array(), start, length, StandardCharsets.UTF_8);
        }
    }
}
