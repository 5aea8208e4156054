package org.abri.contracts.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import org.abri.application.Outage;
import org.abri.application.sealing.BlindIndex;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a blind index to its promise. */
public interface BlindIndexContract {
    /** With one key at first. */
    BlindIndex index();

    /** One that knows another master key. */
    BlindIndex indexWithAnotherKey();

    /** Adds a key to those of {@link #index}, where they rest. */
    void addKey();

    @Test
    @DisplayName("CRY-4: the same purpose and text give the same 32 bytes")
    default void same() {
        for (var text : List.of("", "tesfay", "أمينة", "ሰላም", "+33639980001")) {
            assertThat(index().of(1, "name", text)).hasSize(32).isEqualTo(index().of(1, "name", text));
        }
    }

    @Test
    @DisplayName("CRY-4, CRY-5: other texts, other purposes and other numbers of keys never agree, however they are split")
    default void different() {
        addKey();
        var seen = new HashSet<String>();
        for (var keys : List.of(1, 2)) {
            for (var purpose : List.of("", "name", "phone", "names", "nam", "n")) {
                for (var text : List.of("", "e", "s", "name", "phone", "tesfay", "Tesfay", "tesfay ", "ame",
                        "\u0000", "café", "cafe", "x".repeat(1_000) + "a", "x".repeat(1_000) + "b")) {
                    assertThat(seen.add(HexFormat.of().formatHex(index().of(keys, purpose, text))))
                            .as(keys + "/" + purpose + "/" + text).isTrue();
                }
            }
            assertThat(seen.add(HexFormat.of().formatHex(index().check(keys)))).isTrue();
        }
    }

    @Test
    @DisplayName("CRY-4: it says nothing without the master key: with another one, everything is different")
    default void keyed() {
        assertThat(index().of(1, "name", "tesfay"))
                .isNotEqualTo(indexWithAnotherKey().of(1, "name", "tesfay"));
        assertThat(index().check(1)).isNotEqualTo(indexWithAnotherKey().check(1));
    }

    @Test
    @DisplayName("CRY-5: what was made with fewer keys becomes what is made with more, by whoever does not know of what it was made")
    default void renewed() {
        var before = index().of(1, "name", "tesfay");
        assertThat(index().renewed(before, 1, 1)).isEqualTo(before);
        addKey();
        assertThat(index().of(1, "name", "tesfay")).isEqualTo(before);
        assertThat(index().renewed(before, 1, 1)).isEqualTo(before);
        assertThat(index().renewed(before, 1, 2)).hasSize(32).isEqualTo(index().of(2, "name", "tesfay"));
        addKey();

        assertThat(index().renewed(before, 1, 3)).isEqualTo(index().of(3, "name", "tesfay"))
                .isEqualTo(index().renewed(index().of(2, "name", "tesfay"), 2, 3));
        assertThat(index().renewed(before, 1, 2)).isNotEqualTo(index().renewed(before, 2, 3));
        assertThat(index().renewed(before, 1, 2))
                .isNotEqualTo(indexWithAnotherKey().renewed(before, 0, 1));
    }

    @Test
    @DisplayName("CRY-5: a key that is added where they rest is there at once; one that is not there is an outage")
    default void there() {
        assertThat(index().keys()).isOne();
        var value = index().of(1, "name", "tesfay");
        assertThatExceptionOfType(Outage.class).isThrownBy(() -> index().of(2, "name", "tesfay"));
        assertThatExceptionOfType(Outage.class).isThrownBy(() -> index().renewed(value, 1, 2));
        assertThatExceptionOfType(Outage.class).isThrownBy(() -> index().check(2));

        addKey();

        assertThat(index().keys()).isEqualTo(2);
        assertThat(index().of(2, "name", "tesfay")).isNotEqualTo(value);
        assertThatExceptionOfType(Outage.class).isThrownBy(() -> index().of(3, "name", "tesfay"));
    }

    @Test
    @DisplayName("OPS-1: keys are told apart by what they made of nothing: fewer, more and others are refused")
    default void checked() {
        var one = index().check(1);
        assertThat(one).hasSize(32).isEqualTo(index().check(1));
        index().verify(1, one);
        assertThatThrownBy(() -> index().verify(2, one)).isInstanceOf(RuntimeException.class)
                .hasMessageContaining("key");
        assertThatThrownBy(() -> indexWithAnotherKey().verify(1, one)).isInstanceOf(RuntimeException.class)
                .hasMessageContaining("key");
        addKey();
        index().verify(1, one);
        var two = index().check(2);
        index().verify(2, two);
        assertThat(two).isEqualTo(index().renewed(one, 1, 2));
        assertThatThrownBy(() -> index().verify(2, one)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> index().verify(1, two)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> index().verify(2, Arrays.copyOf(two, 31)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    @DisplayName("CRY-4: what whoever asks makes of their bytes changes nothing")
    default void nobodyHoldsItsBytes() {
        var value = index().of(1, "name", "tesfay");
        var kept = value.clone();
        Arrays.fill(index().renewed(value, 1, 1), (byte) 9);
        addKey();
        Arrays.fill(index().renewed(value, 1, 2), (byte) 9);
        assertThat(value).isEqualTo(kept).isEqualTo(index().of(1, "name", "tesfay"));
    }
}
