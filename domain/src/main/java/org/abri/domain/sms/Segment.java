package org.abri.domain.sms;

/**
 * REM-4: what one SMS holds: 160 letters of the alphabet that every phone writes, or 70 of any script, counted as UTF-16. A
 * longer text leaves as several, each paid for, and arrives in any order.
 */
public enum Segment {
    GSM_7(160), UCS_2(70);

    private final int size;

    Segment(int size) {
        this.size = size;
    }

    /** The one that the text is written in. */
    public static Segment of(String text) {
        return Gsm7.canWrite(text) ? GSM_7 : UCS_2;
    }

    /** How much of it the text takes. */
    public static int length(String text) {
        return of(text) == GSM_7 ? Gsm7.length(text) : text.length();
    }

    /** Whether one is enough. */
    public static boolean holds(String text) {
        return length(text) <= of(text).size;
    }
}
