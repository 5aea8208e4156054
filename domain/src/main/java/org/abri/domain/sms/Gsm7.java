package org.abri.domain.sms;

import java.io.ByteArrayOutputStream;

/**
 * The alphabet that every phone writes (3GPP TS 23.038, 6.2.1), of which a segment takes 160. Its few letters of the extension
 * table stand behind an escape, and count twice.
 */
public final class Gsm7 {
    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                    + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final int ESCAPE = 0x1B;
    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final byte[] EXTENDED = { 0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65 };

    private Gsm7() {}

    /** Whether all of it can be written so. */
    public static boolean canWrite(String text) {
        return text.chars().allMatch(Gsm7::canWrite);
    }

    private static boolean canWrite(int letter) {
        return letter != ESCAPE && (BASIC.indexOf(letter) >= 0 || EXTENSION.indexOf(letter) >= 0);
    }

    /** How much of a segment it takes. Of what can be written so only. */
    public static int length(String text) {
        return text.length() + (int) text.chars().filter(letter -> EXTENSION.indexOf(letter) >= 0).count();
    }

    /** One letter an octet, not packed, as SMPP carries it. Throws {@link IllegalArgumentException} for what cannot be written so. */
    public static byte[] encoded(String text) {
        if (!canWrite(text)) { throw new IllegalArgumentException("letters that GSM-7 does not have"); }
        var octets = new ByteArrayOutputStream(text.length());
        text.chars().forEach(letter -> {
            var extended = EXTENSION.indexOf(letter);
            if (extended >= 0) {
                octets.write(ESCAPE);
                octets.write(EXTENDED[extended]);
            } else {
                octets.write(BASIC.indexOf(letter));
            }
        });
        return octets.toByteArray();
    }
}
