package org.abri.domain.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TermsTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<Terms> ALL =
            List.of(new Terms("2", SECOND), new Terms("1", FIRST), new Terms("3", Instant.MAX));

    @Test
    @DisplayName("TOS-2: a version is in force from the moment it takes effect until the next one does")
    void inForce() {
        assertThat(Terms.inForce(ALL, FIRST).version()).isEqualTo("1");
        assertThat(Terms.inForce(ALL, SECOND.minusNanos(1)).version()).isEqualTo("1");
        assertThat(Terms.inForce(ALL, SECOND).version()).isEqualTo("2");
        assertThat(Terms.inForce(ALL, SECOND.plusSeconds(9)).version()).isEqualTo("2");
    }

    @Test
    @DisplayName("TOS-2: there always is a version in force; that there is none is a bug")
    void thereAlwaysIsOne() {
        assertThatThrownBy(() -> Terms.inForce(ALL, FIRST.minusNanos(1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Terms.inForce(List.of(), FIRST)).isInstanceOf(IllegalStateException.class);
    }
}
