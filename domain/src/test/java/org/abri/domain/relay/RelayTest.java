package org.abri.domain.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RelayTest {
    private static final ServiceAgreement AGREEMENT =
            ServiceAgreement.concluded(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), "600 €");
    private static final String LONG = "Centre communal d’action sociale de Saint-Étienne";

    @Test
    @DisplayName("REL-2: a relay has a short name of one to twenty letters, of any script, beside its name")
    void shortName() {
        assertThat(named(" CCAS ").shortName()).isEqualTo("CCAS");
        assertThat(named("ا").shortName()).isEqualTo("ا");
        assertThat(named("🏠".repeat(20)).shortName()).hasSize(40);
        for (var none : new String[] { "", "  ", "x".repeat(21), "🏠".repeat(21) }) {
            assertThatThrownBy(() -> named(none)).isInstanceOf(InvalidValue.class);
        }
        assertThat(named("CCAS").name()).isEqualTo(LONG);
        assertThat(named("CCAS").phone()).contains(new PhoneNumber("+33639980100"));
    }

    @Test
    @DisplayName("REL-2: a short name is its own short name; of a long one none is made up")
    void neverCut() {
        assertThat(Relay.shortOf("Le Port")).contains("Le Port");
        assertThat(Relay.shortOf("x".repeat(20))).contains("x".repeat(20));
        assertThat(Relay.shortOf("🏠".repeat(20))).isPresent();
        assertThat(Relay.shortOf("x".repeat(21))).isEmpty();
        assertThat(Relay.shortOf(LONG)).isEmpty();
    }

    @Test
    @DisplayName("REL-2: whose name is short needs no other one")
    void shortEnough() {
        var relay = new Relay(new RelayId(new UUID(2, 1)), "Le Port", ZoneId.of("Europe/Paris"), AGREEMENT);
        assertThat(relay.shortName()).isEqualTo(relay.name());
        assertThat(relay.phone()).isEmpty();
        assertThatThrownBy(
                () -> new Relay(new RelayId(new UUID(2, 1)), LONG, ZoneId.of("Europe/Paris"), AGREEMENT))
                        .isInstanceOf(InvalidValue.class);
    }

    private static Relay named(String shortName) {
        return new Relay(new RelayId(new UUID(2, 1)), LONG, shortName,
                Optional.of(new PhoneNumber("+33639980100")), ZoneId.of("Europe/Paris"), AGREEMENT);
    }
}
