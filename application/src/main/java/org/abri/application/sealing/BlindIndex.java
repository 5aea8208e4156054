package org.abri.application.sealing;

/**
 * CRY-4: finds equal things without reading them: a keyed hash (HMAC) that says nothing without the master key.
 *
 * <p>CRY-5: its keys lie one over the other: what is made with two of them is the hash, by the second, of what the first makes. So what rests
 * is renewed by one more key without knowing of what it was made, and whoever has an older key alone can guess at nothing. Keys are
 * numbered from 1 on; how many of them what rests was made with is for whoever keeps it to know.
 */
public interface BlindIndex {
    /**
     * How many keys there are now where they rest, at least one; throws {@link org.abri.application.Outage} when that cannot be
     * known.
     */
    int keys();

    /**
     * 32 bytes, the same for the same purpose and text with so many keys; different purposes never agree, and neither do different
     * numbers of keys. Throws {@link org.abri.application.Outage} when one of the keys is not there.
     */
    byte[] of(int keys, String purpose, String text);

    /**
     * What {@link #of} would have made with {@code to} keys, of what it made with {@code from} of them, as many or fewer. Throws
     * {@link org.abri.application.Outage} when one of the keys is not there.
     */
    byte[] renewed(byte[] value, int from, int to);

    /** 32 bytes that show later whether so many keys are still the same; they say nothing else. Throws as {@link #of}. */
    byte[] check(int keys);

    /**
     * OPS-1: throws a {@link RuntimeException} that says to an operator what to do unless so many keys are there, and are those that
     * made {@code check}.
     */
    void verify(int keys, byte[] check);
}
