package org.abri.domain.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
    @DisplayName("TOS-3: of an important change people are told once it takes effect, once however many came since; of others never")
    void toTell() {
        var all = List.of(new Terms("1", FIRST), new Terms("2", SECOND, true),
                new Terms("3", SECOND.plusSeconds(9)), new Terms("4", SECOND.plusSeconds(99), true));
        assertThat(Terms.toTell(all, Set.of("1"), SECOND.minusMillis(1))).isEmpty();
        assertThat(Terms.toTell(all, Set.of("1"), SECOND)).contains(all.get(1));
        assertThat(Terms.toTell(all, Set.of("1"), SECOND.plusSeconds(9))).contains(all.get(2));
        assertThat(Terms.toTell(all, Set.of("1", "2"), SECOND.plusSeconds(9))).isEmpty();
        assertThat(Terms.toTell(all, Set.of("3"), SECOND.plusSeconds(99))).contains(all.get(3));
        assertThat(Terms.toTell(all, Set.of("1", "4"), SECOND.plusSeconds(99))).isEmpty();
        assertThat(Terms.toTell(all, Set.of(), SECOND)).as("who accepted nothing accepts first").isEmpty();
    }

    @Test
    @DisplayName("TOS-2: a version is published a whole day before it takes effect at the earliest, and called after its day")
    void published() {
        var terms = Terms.from(LocalDate.of(2027, 3, 15), true);
        assertThat(terms.version()).isEqualTo("2027-03-15");
        assertThat(terms.effectiveFrom()).isEqualTo(Instant.parse("2027-03-15T00:00:00Z"));
        assertThat(terms.mayBePublishedAt(Instant.parse("2027-03-13T23:59:59Z"))).isTrue();
        assertThat(terms.mayBePublishedAt(Instant.parse("2027-03-14T00:00:00Z"))).isFalse();
    }

    @Test
    @DisplayName("TOS-2: there always is a version in force; that there is none is a bug")
    void thereAlwaysIsOne() {
        assertThatThrownBy(() -> Terms.inForce(ALL, FIRST.minusNanos(1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Terms.inForce(List.of(), FIRST)).isInstanceOf(IllegalStateException.class);
    }
}
