package org.abri.application.relay;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.relay.SeeRelays.RelayLine;
import org.abri.domain.access.Refusal;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.relay.RelayState;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.text.Sought;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SeeRelaysTest {
    private final Scene scene = new Scene();

    @Test
    @DisplayName("REL-3, REL-4, ACC-3: an operator sees first what waits for them, then who has no manager yet, then what ends soon, with its managers")
    void whatWaitsFirst() {
        scene.relay("Zébulon");
        var asks = scene.relay("Le Port");
        var colleague = scene.professional(asks);
        recorded("Sans gestionnaire", "2027-12-31");
        scene.relay("Acacias");
        ready("Finit en décembre", "2026-12-20");
        ready("Finit en novembre", "2026-11-20");
        ready("Pas commencé", "2027-12-31", "2027-01-01");
        ready("Travaille", "2027-12-31");
        given(scene.abri.relay().keepTeam().askForManager(asks, asks.relay(), colleague.account()));
        var all = list("", Listing.first(20)).lines();
        assertThat(all).extracting(line -> line.relay().name()).containsExactly("Le Port",
                "Sans gestionnaire", "Finit en novembre", "Finit en décembre", "Acacias", "Zébulon",
                "Pas commencé", "Travaille");
    }

    @Test
    @DisplayName("REL-2: relays are found by any word of their name or short name, without accents, page by page")
    void found() {
        for (var name : List.of("Relais du Port", "Accueil Saint-Étienne", "Relais de Lyon", "Maison")) {
            recorded(name, "2027-12-31");
        }
        assertThat(names("etienne")).containsExactly("Accueil Saint-Étienne");
        assertThat(names("LYON rel")).containsExactly("Relais de Lyon");
        assertThat(names("court")).as("by the short name").hasSize(4);
        assertThat(names("%")).isEmpty();
        assertThat(names("x".repeat(200))).isEmpty();
        for (var most : new int[] { 1, 2, 3 }) {
            var seen = new ArrayList<RelayLine>();
            Optional<Listing.Mark> after = Optional.empty();
            do {
                var part = list("rel", new Listing(after, most));
                seen.addAll(part.lines());
                after = part.next();
            } while (after.isPresent());
            assertThat(seen).extracting(line -> line.relay().name()).containsExactly("Relais de Lyon",
                    "Relais du Port");
        }
    }

    @Test
    @DisplayName("ACC-10: nobody but operators sees the relays")
    void forOperators() {
        var manager = scene.relay("Relais du Port");
        assertThat(refusal(
                scene.abri.relay().seeRelays().list(manager, Sought.NOTHING, Listing.first(9))))
                        .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
    }

    @Test
    @DisplayName("REL-4: who manages a relay is named, and whether anybody ever came")
    void managers() {
        var manager = scene.relay("Relais du Port");
        scene.professional(manager);
        recorded("Maison", "2027-12-31");
        var lines = list("", Listing.first(9)).lines();
        assertThat(lines).extracting(RelayLine::state).containsExactly(RelayState.WITHOUT_MANAGER,
                RelayState.ENDS_SOON);
        assertThat(lines).extracting(line -> line.managers().stream().map(PersonName::full).toList())
                .containsExactly(List.of("Malika Roussel"), List.of("Malika Roussel"));
    }

    private List<String> names(String typed) {
        return list(typed, Listing.first(9)).lines().stream().map(line -> line.relay().name()).toList();
    }

    private Listed<RelayLine> list(String typed, Listing wanted) {
        return given(scene.abri.relay().seeRelays().list(scene.operator, Sought.of(typed), wanted));
    }

    private RecordRelay.Recorded recorded(String name, String until, String... from) {
        return given(scene.abri.relay().recordRelay().record(new RecordRelay.Command(scene.operator,
                scene.once(), name, "Court " + name.charAt(0), Optional.empty(), ZoneId.of("Europe/Paris"),
                ServiceAgreement.concluded(LocalDate.parse(from.length == 0 ? "2026-01-01" : from[0]),
                        LocalDate.parse(until), "gratuit"),
                new PersonName("Malika", "Roussel"), Language.FRENCH)));
    }

    /** Whose manager has signed in. */
    private void ready(String name, String until, String... from) {
        var recorded = recorded(name, until, from);
        scene.ready(recorded.manager().username(), recorded.manager().activationCode());
    }
}
