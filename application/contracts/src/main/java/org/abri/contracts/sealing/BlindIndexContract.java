package org.abri.contracts.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import org.abri.application.sealing.BlindIndex;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a blind index to its promise. */
public interface BlindIndexContract {
    BlindIndex index();

    /** One that knows another master key. */
    BlindIndex indexWithAnotherKey();

    @Test
    @DisplayName("CRY-4: the same purpose and text give the same 32 bytes")
    default void same() {
        for (var text : List.of("", "tesfay", "أمينة", "ሰላም", "+33639980001")) {
            assertThat(index().of("name", text)).hasSize(32).isEqualTo(index().of("name", text));
        }
    }

    @Test
    @DisplayName("CRY-4: other texts and other purposes never agree, however they are split")
    default void different() {
        var seen = new HashSet<String>();
        for (var purpose : List.of("", "name", "phone", "names", "nam", "n")) {
            for (var text : List.of("", "e", "s", "name", "phone", "tesfay", "Tesfay", "tesfay ", "ame",
                    "\u0000", "café", "cafe", "x".repeat(1_000) + "a", "x".repeat(1_000) + "b")) {
                assertThat(seen.add(HexFormat.of().formatHex(index().of(purpose, text))))
                        .as(purpose + "/" + text).isTrue();
            }
        }
    }

    @Test
    @DisplayName("CRY-4: it says nothing without the master key: with another one, everything is different")
    default void keyed() {
        assertThat(index().of("name", "tesfay")).isNotEqualTo(indexWithAnotherKey().of("name", "tesfay"));
    }
}
