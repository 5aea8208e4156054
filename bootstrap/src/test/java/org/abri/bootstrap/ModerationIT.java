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

/** What somebody reported or asked, from whoever did to the operator and back, on the packaged server in a browser. */
class ModerationIT extends Walks {
    /** Operators who have not come in yet, one for each walk. */
    private static final List<String[]> OPERATORS = new ArrayList<>();

    @BeforeAll
    static void open() {
        chromium = Chromium.opened();
        server = Server.fresh(Map.of());
        screens().forEach(screen -> OPERATORS.addAll(List.of(server.operator(), server.operator())));
        world = World.on(server);
    }

    /** Who works at the relay, and has not come in yet: username and activation code. */
    private static String[] colleague(String given) {
        var opened = world.manager().post("/relays/" + world.relay() + "/staff",
                Map.of("given", given, "family", "Renard", "language", "fr")).is(201);
        return new String[] { opened.string("username"), opened.string("activationCode") };
    }

    private static Somebody operator(Screen screen) {
        var newcomer = OPERATORS.removeLast();
        var operator = chromium.somebody(server, screen);
        operator.begins(newcomer[0], newcomer[1], World.PASSWORD).setsUpFactor(World.PASSWORD);
        return operator.opens("/home").isAt("operator-relays.title");
    }

    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("MOD-1, FACE: staff report a note from its page; the operator finds it, sees it alone and withdraws it; the person reads so and why, and has it back when it is given back")
    void looked(Screen screen) {
        var given = screen.scripts() ? screen.width() < 600 ? "Ingrid" : "Oumar"
                : screen.width() < 600 ? "Petra" : "Faustin";
        var opened = world.professional().post("/relays/" + world.relay() + "/beneficiaries",
                World.beneficiary(given, "Ni" + "la".repeat(screen.width() / 300), true, true)).is(201);
        var person = Api.anyone(server).signedIn(opened.string("username"), World.PASSWORD).acceptingTerms();
        var title = "Mot de " + given + screen.width();
        var note = person.post("/vault/notes",
                Map.of("title", title, "text", "Des choses interdites", "visibility", "SHARED")).is(201)
                .string("id");
        var staff = colleague("Lou");
        try (var desk = chromium.somebody(server, screen)) {
            desk.begins(staff[0], staff[1], World.PASSWORD)
                    .opens("/relays/" + world.relay() + "/people/" + opened.string("vault") + "/papers/"
                            + note)
                    .follows("report.title").isAt("report.title").ticks("wrong.ILLICIT")
                    .types("report.words", "Interdit par la loi").presses("report.do")
                    .sees("done.item-reported");
        }
        var report = (String) world.operator().get("/reports").list("reports").getFirst().get("report");
        try (var operator = operator(screen); var own = chromium.somebody(server, screen)) {
            operator.turnsTo("tab.reports").isAt("reports.title").sees("wrong.ILLICIT")
                    .opens("/operator/reports/" + report).isAt("wrong.ILLICIT").sees("report.seen");
            assertThat(operator.reads()).contains(title, "Des choses interdites", "Interdit par la loi")
                    .doesNotContain(given + " Ni");
            operator.ticks("decision.WITHDRAW").presses("measure.do").sees("done.report-decided")
                    .sees("report.withdrawn");
            own.signsIn(opened.string("username"), World.PASSWORD).sees("wrong.ILLICIT");
            assertThat(own.reads()).contains(title);
            assertThat(own.opens("/papers/" + note).status()).isEqualTo(404);
            assertThat(own.opens("/who-saw").reads()).as("what was done, and by whom")
                    .contains(Somebody.words("who.worker"));
            operator.opens("/operator/reports/" + report).ticks("decision.GIVE_BACK").presses("measure.do")
                    .sees("done.report-decided");
            assertThat(own.opens("/papers/" + note).status()).isEqualTo(200);
            own.opens("/home").seesNot("wrong.ILLICIT");
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("END-3, FACE: a professional asks the team of the service to be deleted, with a reason; an operator reads it and says yes; whoever asked is out at once, for good")
    void deleted(Screen screen) {
        var asker = colleague("Camille");
        try (var leaving = chromium.somebody(server, screen); var operator = operator(screen)) {
            leaving.begins(asker[0], asker[1], World.PASSWORD).opens("/password")
                    .follows("staff-deletion.ask")
                    .isAt("staff-deletion.ask").types("staff-deletion.reason", "Je change de métier")
                    .ticks("staff-deletion.of-operator").presses("staff-deletion.do")
                    .sees("done.deletion-asked-operator");
            operator.opens("/operator/deletions").isAt("staff-deletion.title").chooses(asker[0]);
            assertThat(operator.reads()).contains("Je change de métier");
            operator.ticks("staff-deletion.approve").presses("measure.do").sees("done.deletion-approved")
                    .sees("staff-deletion.none");
            assertThat(leaving.opens("/home").path()).isEqualTo("/sign-in");
            assertThat(leaving.givesPassword(asker[0], World.PASSWORD).path()).isEqualTo("/sign-in");
        }
        Api.anyone(server).post("/sessions", Map.of("username", asker[0], "password", World.PASSWORD))
                .is(401);
    }

    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("MOD-1, FACE: staff report a note, the operator sees it alone and withdraws it, the person reads so at home; they tell the team, and read the answer")
    void reported(Screen screen) {
        var given = screen.scripts() ? screen.width() < 600 ? "Koffi" : "Dilan"
                : screen.width() < 600 ? "Samuel" : "Bruno";
        var opened = world.professional().post("/relays/" + world.relay() + "/beneficiaries",
                World.beneficiary(given, "Wa" + "a".repeat(screen.width() / 300), true, true)).is(201);
        var person = Api.anyone(server).signedIn(opened.string("username"), World.PASSWORD).acceptingTerms();
        var title = "Lettre de " + given + screen.width();
        var note = person.post("/vault/notes",
                Map.of("title", title, "text", "Je te retrouverai", "visibility", "SHARED")).is(201)
                .string("id");
        world.professional().post("/relays/" + world.relay() + "/vaults/" + opened.string("vault") + "/items/"
                + note + "/reports", Map.of("wrong", "ABUSIVE", "words", "Des menaces")).is(204);
        var report = (String) world.operator().get("/reports").list("reports").getFirst().get("report");
        var seen = world.operator().page("/operator/reports/" + report);
        assertThat(seen.text()).contains(title, "Je te retrouverai").doesNotContain(given + " Wa");
        world.operator().post("/reports/" + report + "/decision", Map.of("decision", "WITHDRAW")).is(204);
        try (var browser = chromium.somebody(server, screen)) {
            browser.signsIn(opened.string("username"), World.PASSWORD).sees("wrong.ABUSIVE")
                    .opens("/account").follows("problems.tell").isAt("problems.tell")
                    .ticks("problem-kind.FRAUD").types("problems.words", "Ce n’était pas une menace")
                    .presses("problems.send").sees("problems.told");
            var problem = (String) world.operator().get("/problems").list("problems").getFirst()
                    .get("problem");
            world.operator().post("/problems/" + problem + "/reply", Map.of("reply", "Nous le rendons."))
                    .is(204);
            world.operator().post("/reports/" + report + "/decision", Map.of("decision", "GIVE_BACK"))
                    .is(204);
            browser.opens("/problem").sees("problems.reply");
            assertThat(browser.opens("/papers/" + note).status()).isEqualTo(200);
        }
    }
}
