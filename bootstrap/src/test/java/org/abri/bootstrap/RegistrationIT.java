package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.abri.bootstrap.Chromium.Screen;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An entity becomes a relay, on the packaged server: from its form to its first manager's desk. */
class RegistrationIT extends Walks {
    /** Operators who have not come in yet, one for each screen. */
    private static final List<String[]> OPERATORS = new ArrayList<>();

    @BeforeAll
    static void open() {
        chromium = Chromium.opened();
        server = Server.fresh(Map.of());
        screens().forEach(screen -> OPERATORS.add(server.operator()));
        world = World.on(server);
    }

    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("REL-1, REL-2, ACC-3: an entity applies with a document, the operator accepts, concludes the agreement and opens the manager, who comes in")
    void becomesARelay(Screen screen) {
        var name = "Halte " + screen.width() + (screen.scripts() ? " avec" : " sans");
        String reference;
        try (var entity = chromium.somebody(server, screen)) {
            entity.opens("/").follows("register.title").isAt("register.title").types("register.name", name)
                    .picks("register.kind", "LODGING").types("register.siret", "732 829 320 00074")
                    .types("register.address", "3 rue des Lilas\n69000 Lyon")
                    .types("register.legal-given", "Rose").types("register.legal-family", "Vidal")
                    .types("register.manager-given", "Karim").types("register.manager-family", "Bensalem")
                    .types("register.email", "k.bensalem@halte.example")
                    .types("register.phone", "06 39 98 00 31")
                    .types("register.why", "Un foyer de vingt lits.").presses("register.send")
                    .isAt("registered.sent");
            reference = entity.copies(0);
            entity.attaches("statuts.pdf", World.PDF).presses("registered.add-paper")
                    .isAt("registered.title").sees("registered.papers", 1);
            assertThat(entity.path()).doesNotContain(reference);
        }
        String username;
        String code;
        try (var operator = chromium.somebody(server, screen)) {
            var newcomer = OPERATORS.removeLast();
            operator.begins(newcomer[0], newcomer[1], World.PASSWORD).setsUpFactor(World.PASSWORD);
            operator.opens("/home").isAt("operator-relays.title")
                    .turnsTo("tab.registrations").isAt("registrations.title").chooses(name);
            assertThat(operator.reads()).contains("statuts.pdf", "732 829 320 00074", "Karim Bensalem");
            operator.ticks("registrations.accept").types("measure.reason", "Foyer connu de la ville")
                    .presses("registrations.answer").sees("done.registration-accepted")
                    .follows("operator-relays.add").isAt("operator-relays.add");
            assertThat(operator.typed("relay.name")).isEqualTo(name);
            operator.types("agreement.from", "2024-01-01").types("agreement.until", "2039-12-31")
                    .types("agreement.cost", "600 € par an").presses("operator-relays.record")
                    .isAt("operator-relays.recorded");
            username = operator.copies(0);
            code = operator.copies(1);
        }
        try (var manager = chromium.somebody(server, screen)) {
            manager.begins(username, code, "trois girafes dans un pré vert").isAt("people.who");
        }
        try (var entity = chromium.somebody(server, screen)) {
            entity.opens("/register/state").types("registered.reference", reference)
                    .presses("registered.look").sees("registration-state.ACCEPTED")
                    .seesNot("registered.add-paper");
            assertThat(entity.reads()).contains("Foyer connu de la ville").doesNotContain(name, "Bensalem");
        }
    }
}
