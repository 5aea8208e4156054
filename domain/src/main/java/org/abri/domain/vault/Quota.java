package org.abri.domain.vault;

import org.abri.domain.text.Digits;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;

/** VLT-12: how much a vault may hold, in GiB (2^30 bytes). */
public record Quota(int gigabytes) {
    public static final int SMALLEST = 1;
    public static final int LARGEST = 100;
    private static final int LONGEST = 10;

    /** Throws {@link InvalidValue} when it is less than {@link #SMALLEST} or more than {@link #LARGEST}. */
    public Quota {
        if (gigabytes < SMALLEST || gigabytes > LARGEST) { throw new InvalidValue(Flaw.NOT_A_CHOICE); }
    }

    /** A whole number. Throws {@link InvalidValue} when it is none, or none that a quota can be. */
    public static Quota typed(String typed) {
        var digits = Digits.folded(TypedText.line(typed, LONGEST));
        try {
            return new Quota(Integer.parseInt(digits));
        } catch (NumberFormatException none) {
            throw new InvalidValue(Flaw.NOT_A_CHOICE);
        }
    }

    /** What that many bytes are, rounded up. */
    public static Quota of(long bytes) {
        return new Quota(Math.toIntExact(Math.ceilDiv(bytes, 1L << 30)));
    }

    public long bytes() {
        return (long) gigabytes << 30;
    }
}
