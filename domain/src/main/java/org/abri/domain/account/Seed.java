package org.abri.domain.account;

import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * MFA-1: what the codes of an app are made of (RFC 6238): 160 bits, which the service and the person's app share. In base32
 * (RFC 4648), as apps take it. Kept sealed, shown while it is set up and never again, never logged.
 */
public record Seed(String base32) {
    /** As many as the hash has that codes are made with (RFC 4226, 4). */
    public static final int BYTES = 20;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_OF_A_LETTER = 5;
    private static final int LETTERS = BYTES * Byte.SIZE / BITS_OF_A_LETTER;
    private static final Pattern SHAPE = Pattern.compile("[A-Z2-7]{" + LETTERS + "}");

    public Seed {
        if (!SHAPE.matcher(base32).matches()) { throw new IllegalArgumentException("no seed"); }
    }

    /** Of so many {@linkplain #BYTES bytes}: five bits a letter. */
    public static Seed of(byte[] bytes) {
        var number = new BigInteger(1, bytes);
        var letters = new StringBuilder();
        for (int letter = LETTERS - 1; letter >= 0; letter--) {
            letters.append(ALPHABET.charAt(
                    number.shiftRight(letter * BITS_OF_A_LETTER).intValue() & (ALPHABET.length() - 1)));
        }
        return new Seed(letters.toString());
    }

    public byte[] bytes() {
        var number = BigInteger.ZERO;
        for (int letter = 0; letter < LETTERS; letter++) {
            number = number.shiftLeft(BITS_OF_A_LETTER)
                    .or(BigInteger.valueOf(ALPHABET.indexOf(base32.charAt(letter))));
        }
        var bytes = new byte[BYTES];
        for (int i = BYTES - 1; i >= 0; i--) {
            bytes[i] = number.byteValue();
            number = number.shiftRight(Byte.SIZE);
        }
        return bytes;
    }

    /** As it is copied by hand: {@code GEZD GNBV …}. */
    public String inGroups() {
        return base32.replaceAll("(.{4})(?=.)", "$1 ");
    }

    @Override
    public String toString() {
        return "Seed(…)";
    }
}
