package org.abri.persistence;

import jakarta.inject.Singleton;
import java.util.HexFormat;
import org.abri.application.sealing.BlindIndex;

/** CRY-4: keys of the blind index as tables hold them: 64 hex digits, made with as many keys as whatever else rests here. */
@Singleton
public final class BlindKeys {
    private static final int BYTES = 32;

    private final BlindIndex index;
    private final IndexInUse inUse;

    BlindKeys(BlindIndex index, IndexInUse inUse) {
        this.index = index;
        this.inUse = inUse;
    }

    public String of(String purpose, String text) {
        return HexFormat.of().formatHex(index.of(inUse.keys(), purpose, text));
    }

    /**
     * CRY-5: what {@link #of} would have answered with {@code to} keys, of what it answered with {@code from}. Throws
     * {@link IllegalArgumentException} when it never answered that.
     */
    public String renewed(String key, int from, int to) {
        var value = HexFormat.of().parseHex(key);
        if (value.length != BYTES) { throw new IllegalArgumentException("not a key of the index"); }
        return HexFormat.of().formatHex(index.renewed(value, from, to));
    }
}
