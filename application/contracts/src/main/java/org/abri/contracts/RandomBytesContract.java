package org.abri.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import org.abri.application.RandomBytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a source of random bytes to what can be seen of it from outside. */
public interface RandomBytesContract {
    RandomBytes random();

    @Test
    @DisplayName("It gives as many bytes as asked for")
    default void givesAsManyAsAskedFor() {
        for (var count : new int[] { 0, 1, 16, 32, 1_000 }) {
            assertThat(random().next(count)).hasSize(count);
        }
    }

    @Test
    @DisplayName("GATE-2: among ten thousand times 128 bits, none comes twice")
    default void neverTwice() {
        var source = random();
        var seen = new HashSet<String>();
        for (var i = 0; i < 10_000; i++) {
            assertThat(seen.add(HexFormat.of().formatHex(source.next(16)))).isTrue();
        }
    }

    @Test
    @DisplayName("Every bit is set about half of the time")
    default void everyBitIsFair() {
        var bytes = random().next(100_000);
        for (var bit = 0; bit < 8; bit++) {
            var mask = 1 << bit;
            var set = 0;
            for (var one : bytes) {
                set += (one & mask) == 0 ? 0 : 1;
            }
            assertThat(set).isBetween(48_000, 52_000);
        }
    }
}
