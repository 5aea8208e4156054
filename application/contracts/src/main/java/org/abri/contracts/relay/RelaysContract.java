package org.abri.contracts.relay;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.inForce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Given;
import org.abri.contracts.Race;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of relays to its promise. */
public interface RelaysContract extends AllOrNothing {

    @Test
    @DisplayName("REL-2: a relay comes back as it was added, with its agreement, whatever its name and its time zone")
    default void comesBackAsAdded() {
        for (var name : List.of("L’Étape – Saint-Étienne", "O'Connor's House", "بيت الأمل", "ገዛ ተስፋ",
                "Maison 🏠 ouverte")) {
            for (var zone : List.of("Europe/Paris", "America/Cayenne", "Indian/Reunion", "Z")) {
                var relay = new Relay(new RelayId(UUID.randomUUID()), name, "L’été 🏠 " + name.length(),
                        Optional.of(new PhoneNumber("+33639980100")), ZoneId.of(zone),
                        ServiceAgreement.concluded(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 2, 29),
                                "120 € l’an, \"tout\" compris"));
                add(relay);

                assertThat(find(relay.id())).contains(relay);
            }
        }
    }

    @Test
    @DisplayName("REL-2: a relay of which no number is known comes back without one")
    default void withoutPhone() {
        var relay = relay("Le Port");
        add(relay);
        assertThat(find(relay.id()).orElseThrow().phone()).isEmpty();
    }

    @Test
    @DisplayName("REL-3: a suspension is kept")
    default void suspensionIsKept() {
        var relay = new Relay(new RelayId(UUID.randomUUID()), "Relais du Canal", ZoneId.of("Europe/Paris"),
                Given.suspended(inForce()));
        add(relay);
        assertThat(find(relay.id())).contains(relay);
        assertThat(all()).contains(relay);
        assertThat(given().get(() -> ports().relay().relays().findAll(Set.of(relay.id()))))
                .containsValue(relay);
    }

    @Test
    @DisplayName("REL-2, REL-3: an agreement that was renewed, suspended with a reason and resumed is as it was kept last, in every list")
    default void agreementsChange() {
        var relay = relay("Le Port");
        var other = relay("La Gare");
        add(relay);
        add(other);
        var last = inForce().until();
        var renewed = relay.with(relay.agreement().renewed(new ServiceAgreement.Period(last.plusDays(9),
                last.plusYears(1), "« 600 € », par an 🏠"), Given.today()));
        for (var changed : List.of(renewed,
                renewed.with(renewed.agreement().suspended("À revoir : l’équipe", NOW.plusMillis(7))),
                renewed, relay)) {
            given().run(() -> ports().relay().relays().save(changed));
            assertThat(find(relay.id())).contains(changed);
            assertThat(given().get(() -> ports().relay().relays().lock(relay.id()))).contains(changed);
            assertThat(all()).contains(changed, other);
            assertThat(given().get(() -> ports().relay().relays().findAll(Set.of(relay.id(), other.id()))))
                    .isEqualTo(Map.of(relay.id(), changed, other.id(), other));
        }
        assertThat(given().get(() -> ports().relay().relays().lock(new RelayId(UUID.randomUUID()))))
                .isEmpty();
        assertThatThrownBy(() -> given().run(() -> ports().relay().relays().save(relay("Nulle part"))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> given().run(() -> {
            ports().relay().relays().save(renewed);
            throw new IllegalArgumentException("on purpose");
        })).hasMessage("on purpose");
        assertThat(find(relay.id())).contains(relay);
    }

    @Test
    @DisplayName("REL-2: of two operators who change an agreement at once the second waits, and sees what the first did")
    default void lockExcludes() {
        var relay = relay("Le Port");
        add(relay);
        var suspended = relay.with(relay.agreement().suspended("Une plainte", NOW));
        var seen = Race.secondWaits(ports().work(),
                () -> assertThat(ports().relay().relays().lock(relay.id())).contains(relay),
                () -> ports().relay().relays().save(suspended),
                () -> ports().relay().relays().lock(relay.id()));
        assertThat(seen).contains(suspended);
    }

    private List<Relay> all() {
        return given().get(() -> ports().relay().relays().all());
    }

    @Test
    @DisplayName("Several are found at once, each by its id; nothing stands for those that are not there")
    default void severalAtOnce() {
        var one = relay("Tilleuls");
        var other = relay("Acacias");
        List.of(one, other).forEach(this::add);
        given().run(() -> {
            assertThat(ports().relay().relays()
                    .findAll(Set.of(one.id(), other.id(), new RelayId(UUID.randomUUID()))))
                            .isEqualTo(Map.of(one.id(), one, other.id(), other));
            assertThat(ports().relay().relays().findAll(Set.of())).isEmpty();
        });
    }

    @Test
    @DisplayName("A relay that was never added is not found")
    default void unknownIsNotFound() {
        assertThat(find(new RelayId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    @DisplayName("All relays are listed by name")
    default void listedByName() {
        all();
        var relays = List.of(relay("Tilleuls"), relay("Acacias"), relay("Marronniers"), relay("Bouleaux"));
        relays.forEach(this::add);

        var listed = all().stream().filter(relays::contains);

        assertThat(listed).extracting(Relay::name).containsExactly("Acacias", "Bouleaux", "Marronniers",
                "Tilleuls");
    }

    /** After a look that finds nothing: an answer is never an old one. */
    private void add(Relay relay) {
        given().run(() -> {
            assertThat(ports().relay().relays().find(relay.id())).isEmpty();
            assertThat(ports().relay().relays().findAll(Set.of(relay.id()))).isEmpty();
        });
        given().run(() -> ports().relay().relays().add(relay));
    }

    private Optional<Relay> find(RelayId id) {
        return given().get(() -> ports().relay().relays().find(id));
    }

    private static Relay relay(String name) {
        return new Relay(new RelayId(UUID.randomUUID()), name, ZoneId.of("Europe/Paris"), inForce());
    }
}
