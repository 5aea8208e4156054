package org.abri.application.relay;

import static org.abri.application.ContractGiven.NOW;
import static org.abri.application.ContractGiven.inForce;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.PortsContract;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of relays to its promise. */
public interface RelaysContract extends PortsContract {

    @Test
    @DisplayName("REL-2: a relay comes back as it was added, with its agreement, whatever its name and its time zone")
    default void comesBackAsAdded() {
        for (var name : List.of("L’Étape – Saint-Étienne", "O'Connor's House", "بيت الأمل", "ገዛ ተስፋ",
                "Maison 🏠 ouverte")) {
            for (var zone : List.of("Europe/Paris", "America/Cayenne", "Indian/Reunion", "Z")) {
                var relay = new Relay(new RelayId(UUID.randomUUID()), name, ZoneId.of(zone),
                        ServiceAgreement.concluded(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 2, 29),
                                "120 € l’an, \"tout\" compris"));
                add(relay);

                assertThat(find(relay.id())).contains(relay);
            }
        }
    }

    @Test
    @DisplayName("REL-3: a suspension is kept, and so is its end")
    default void suspensionIsKept() {
        var relay = relay("Relais du Canal");
        add(relay);
        var suspended = relay.with(relay.agreement().suspended(NOW));

        given().run(() -> ports().relays().save(suspended));
        assertThat(find(relay.id())).contains(suspended);

        given().run(() -> ports().relays().save(relay.with(suspended.agreement().resumed())));
        assertThat(find(relay.id())).contains(relay);
    }

    @Test
    @DisplayName("A relay that was never added is not found")
    default void unknownIsNotFound() {
        assertThat(find(new RelayId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    @DisplayName("All relays are listed by name")
    default void listedByName() {
        var relays = List.of(relay("Tilleuls"), relay("Acacias"), relay("Marronniers"), relay("Bouleaux"));
        relays.forEach(this::add);

        var listed =
                given().get(() -> ports().relays().all()).stream().filter(relays::contains).map(Relay::name);

        assertThat(listed).containsExactly("Acacias", "Bouleaux", "Marronniers", "Tilleuls");
    }

    private void add(Relay relay) {
        given().run(() -> ports().relays().add(relay));
    }

    private Optional<Relay> find(RelayId id) {
        return given().get(() -> ports().relays().find(id));
    }

    private static Relay relay(String name) {
        return new Relay(new RelayId(UUID.randomUUID()), name, ZoneId.of("Europe/Paris"), inForce());
    }
}
