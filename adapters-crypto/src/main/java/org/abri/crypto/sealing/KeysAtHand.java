package org.abri.crypto.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.prf.PrfSet;
import java.util.SortedMap;

/** The keys of the {@link MasterKey} as they were in its file when it was read, ready for use, by their numbers. */
record KeysAtHand(SortedMap<Integer, Aead> wrapping, SortedMap<Integer, PrfSet> index,
        SortedMap<Integer, PrfSet> peppers,
        PrfSet binding) {
    @Override
    public String toString() {
        return "KeysAtHand(…)";
    }
}
