package org.abri.domain.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BlobIdTest {
    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00.123Z");

    private static byte[] ten(int value) {
        var bytes = new byte[BlobId.RANDOM_BYTES];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    @DisplayName("A blob's name says when it was drawn, to the millisecond, whatever chance added")
    void drawnAt() {
        for (var value : new int[] { 0, 0x7F, 0x80, 0xFF }) {
            assertThat(BlobId.drawn(NOW, ten(value)).drawnAt()).isEqualTo(NOW);
        }
        assertThat(BlobId.drawn(Instant.EPOCH, ten(0xFF)).drawnAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    @DisplayName("The older one comes first, also as text; within a millisecond chance decides")
    void order() {
        var older = BlobId.drawn(NOW, ten(0xFF));
        var younger = BlobId.drawn(NOW.plusMillis(1), ten(0));
        assertThat(older).isLessThan(younger);
        assertThat(older.toString()).isLessThan(younger.toString());
        assertThat(BlobId.drawn(NOW, ten(1))).isLessThan(BlobId.drawn(NOW, ten(0x80)));
        assertThat(older).isEqualByComparingTo(new BlobId(UUID.fromString(older.toString())));
    }

    @Test
    @DisplayName("There are eighty bits of chance, no more and no less")
    void eightyBits() {
        assertThatThrownBy(() -> BlobId.drawn(NOW, new byte[9])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BlobId.drawn(NOW, new byte[16]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
