package org.abri.application.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WatchedStreamTest {
    private Instant now = Instant.parse("2026-11-02T09:00:00Z");
    private boolean allowed = true;
    private int asked;

    private final WatchedStream stream = new WatchedStream(new ByteArrayInputStream(new byte[100]), () -> {
        asked++;
        return allowed;
    }, () -> now);

    @Test
    @DisplayName("GATE-4: it is asked at the first byte, then once in half a second, however much is read")
    void askedByTime() throws IOException {
        stream.readNBytes(10);
        assertThat(stream.skip(10)).isEqualTo(10);
        assertThat(asked).isEqualTo(1);
        pass(Duration.ofMillis(499));
        stream.readNBytes(10);
        assertThat(asked).isEqualTo(1);
        pass(Duration.ofMillis(1));
        stream.readNBytes(10);
        assertThat(asked).isEqualTo(2);
        pass(Duration.ofMillis(499));
        stream.readNBytes(10);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    @DisplayName("GATE-4, AFF-6: once it is no longer allowed, not a byte more is given")
    void ends() throws IOException {
        stream.readNBytes(10);
        allowed = false;
        pass(WatchedStream.PAUSE);
        assertThatIOException().isThrownBy(stream::read);
        assertThatIOException().isThrownBy(() -> stream.read(new byte[1]));
        assertThatIOException().isThrownBy(() -> stream.skip(1));
    }

    @Test
    @DisplayName("GATE-4: what is not allowed at the first byte gives none")
    void neverBegins() {
        allowed = false;
        assertThatIOException().isThrownBy(stream::read);
    }

    @Test
    @DisplayName("GATE-4: a clock that was set back does not silence the question")
    void setBack() throws IOException {
        stream.readNBytes(10);
        pass(Duration.ofHours(-1));
        stream.readNBytes(10);
        assertThat(asked).isEqualTo(2);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
