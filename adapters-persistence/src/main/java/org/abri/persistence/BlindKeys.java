package org.abri.persistence;

import jakarta.inject.Singleton;
import java.util.HexFormat;
import org.abri.application.sealing.BlindIndex;

/** CRY-4: keys of the blind index as tables hold them: 64 hex digits. */
@Singleton
public final class BlindKeys {
    private final BlindIndex index;

    BlindKeys(BlindIndex index) {
        this.index = index;
    }

    public String of(String purpose, String text) {
        return HexFormat.of().formatHex(index.of(purpose, text));
    }
}
