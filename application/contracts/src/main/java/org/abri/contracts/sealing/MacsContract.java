package org.abri.contracts.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import org.abri.application.sealing.Macs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds MACs to their promise. */
public interface MacsContract {
    Macs macs();

    /** Those of another master key. */
    Macs macsWithAnotherKey();

    @Test
    @DisplayName("CRY-2: the same purpose and bytes give the same 32 bytes; others never agree, however they are split")
    default void sameAndDifferent() {
        var seen = new HashSet<String>();
        for (var purpose : List.of("", "row", "rows", "row.item", "Row", "row ", "r".repeat(50),
                "r".repeat(51))) {
            for (var text : List.of("", "s", "row", ".item", "\u0000")) {
                var mac = macs().of(purpose, text.getBytes(UTF_8));
                assertThat(mac).hasSize(32).isEqualTo(macs().of(purpose, text.getBytes(UTF_8)));
                assertThat(seen.add(HexFormat.of().formatHex(mac))).as(purpose + "/" + text).isTrue();
            }
        }
    }

    @Test
    @DisplayName("CRY-2: nobody makes one without the master key: with another, everything is different")
    default void keyed() {
        assertThat(macs().of("row", new byte[1])).isNotEqualTo(macsWithAnotherKey().of("row", new byte[1]));
    }
}
