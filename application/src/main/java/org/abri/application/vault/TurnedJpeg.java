package org.abri.application.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.abri.domain.vault.Turn;

/** A picture that says how it is turned before it is shown, as cameras do (Exif): none of its dots is drawn anew. */
final class TurnedJpeg {
    private static final int START = 2;
    private static final short SEGMENT = (short) 0xFFE1;
    private static final byte[] EXIF = "Exif\0\0MM".getBytes(StandardCharsets.US_ASCII);
    private static final short VERSION = 42;
    private static final int FIRST_LIST = 8;
    private static final short ORIENTATION = 0x0112;
    private static final short SHORT = 3;
    /** With its own two bytes. */
    private static final short LENGTH = 34;

    private TurnedJpeg() {}

    /** Of one that says nothing of the kind, as {@link Drawer} makes them. */
    static byte[] of(byte[] jpeg, Turn turn) {
        if (turn == Turn.UPRIGHT) { return jpeg; }
        return ByteBuffer.allocate(jpeg.length + 2 + LENGTH).put(jpeg, 0, START)
                .putShort(SEGMENT).putShort(LENGTH).put(EXIF).putShort(VERSION).putInt(FIRST_LIST)
                .putShort((short) 1).putShort(ORIENTATION).putShort(SHORT).putInt(1)
                .putShort(inExif(turn)).putShort((short) 0).putInt(0)
                .put(jpeg, START, jpeg.length - START).array();
    }

    private static short inExif(Turn turn) {
        return switch (turn) {
            case UPRIGHT -> 1;
            case RIGHT -> 6;
            case UPSIDE_DOWN -> 3;
            case LEFT -> 8;
        };
    }
}
