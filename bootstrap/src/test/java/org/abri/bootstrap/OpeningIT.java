package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.abri.bootstrap.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ACC-5, ACC-7: how vaults are opened elsewhere than at a relay's desk, in a browser, with the SMS that the demo shows. */
class OpeningIT {
    private static final Pattern SMS = Pattern.compile("\\b(\\d{6})\\b.* (http://[^/]+)(/o/[a-z]+)");

    private static Chromium chromium;
    private static Server server;
    private static String[] paul = {};
    private static String[] odile = {};

    @BeforeAll
    static void open() {
        chromium = Chromium.opened();
        server = Server.fresh(Map.of("ABRI_DEMO", "true", "ABRI_SMS", "show"));
        server.started();
        try (var anybody = chromium.somebody(server)) {
            anybody.opens("/sign-in");
            paul = Screenshots.account(anybody, "Paul Lemoine");
            odile = Screenshots.account(anybody, "Odile Verdier");
        }
    }

    @AfterAll
    static void close() {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    static List<Screen> screens() {
        return Screen.all();
    }

    /** No two sound alike. */
    private static String family(Screen screen) {
        return "Ba" + "ka".repeat(screen.width() / 300) + (screen.scripts() ? "ra" : "");
    }

    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("ACC-7: staff open at a distance, the person follows the SMS, chooses, is told their username and enters; staff see that it was validated")
    void atADistance(Screen screen) {
        var number = "+3363998%d%02d".formatted(screen.scripts() ? 11 : 12, screen.width() % 90);
        try (var desk = chromium.somebody(server, screen); var own = chromium.somebody(server, screen)) {
            desk.signsIn(paul[0], paul[1]).follows("new-person.do").follows("distant.not-there")
                    .isAt("openings.title").follows("distant.do").types("given", "Sira")
                    .types("family", family(screen)).types("bornDay", "3")
                    .types("bornMonth", "5").types("bornYear", "1980")
                    .types("distant.phone", number).ticks("distant.affiliate-yes").presses("distant.send")
                    .sees("done.opening-sent").sees("opening.WAITING");
            assertThat(desk.reads()).doesNotContain("Sira");
            var sms = SMS.matcher(sms(number));
            assertThat(sms.find()).isTrue();
            assertThat(sms.group(2)).as("whole, as browsers show it")
                    .isEqualTo(server.address("").toString());
            own.opens(sms.group(3)).isAt("validate.title").types("code", sms.group(1))
                    .types("password.chosen", World.PASSWORD)
                    .types("password.chosen-again", World.PASSWORD).types("question", "Mon école ?")
                    .types("answer", "Les Tilleuls").ticks("validate.affiliate-yes")
                    .presses("new-person.open").isAt("opened.title").sees("validate.relay-can-end");
            own.signsIn(own.copies(0), World.PASSWORD).acceptsTerms().isAt("home.hello", "Sira")
                    .opens("/account").follows("username-card.title").isAt("username-card.title");
            desk.comesAgain().sees("opening.VALIDATED");
        }
    }

    /** What the demo shows to anybody, once it has left. */
    private static String sms(String number) {
        try (var anybody = chromium.somebody(server)) {
            for (var tries = 0; tries < 200; tries++) {
                if (anybody.opens("/demo/sms").reads().contains(number)) { return anybody.card(number); }
            }
            throw new AssertionError("no SMS came to " + number);
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("ACC-5: an operator opens a vault on site: the visit named, the person chooses alone, and the screen is given back")
    void onSite(Screen screen) {
        try (var desk = chromium.somebody(server, screen)) {
            desk.signsIn(odile[0], odile[1]).chooses("Relais du Port").follows("on-site.do")
                    .types("on-site.session", "Permanence du 3 mai").types("given", "Nabil")
                    .types("family", family(screen)).types("bornDay", "4")
                    .types("bornMonth", "6").types("bornYear", "1971").presses("next.hand-over")
                    .ticks("new-person.affiliate-yes").ticks("new-person.feeding-no").presses("next")
                    .types("password.chosen", World.PASSWORD)
                    .types("password.chosen-again", World.PASSWORD).types("question", "Mon école ?")
                    .types("answer", "Les Tilleuls").presses("new-person.open").isAt("opened.title")
                    .follows("opened.noted").isAt("opened.give-back").follows("opened.have-it")
                    .isAt("team.title");
        }
    }
}
