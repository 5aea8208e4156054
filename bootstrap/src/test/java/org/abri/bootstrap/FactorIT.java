package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.regex.Pattern;
import org.abri.bootstrap.Chromium.Screen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Second factors in a browser: codes of an app on every screen, and passkeys by the browser's own ceremony. */
class FactorIT extends Walks {
    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("SEC-2, MFA-1: a person sets up codes of an app, signs in with one and not with a wrong one, which takes nothing off either")
    void codes(Screen screen) {
        var username = person("Lucas" + (screen.scripts() ? "avec" : "sans"),
                screen.width() > 500 ? "Denga" : "Bafut");
        try (var lucas = chromium.somebody(server, screen)) {
            lucas.signsIn(username, World.PASSWORD).opens("/account").follows("factor.title");
            var phone = lucas.setsUpFactor(World.PASSWORD);
            lucas.sees("factor.codes-left", 10).leavesByTheDoor().signsIn(username, World.PASSWORD)
                    .isAt("show-factor.title").types("factor.code", "000000").presses("sign-in")
                    .sees("flaw.wrong.factorCode");
            lucas.types("factor.code", phone.codeAt(Instant.now().plusSeconds(30))).presses("sign-in");
            assertThat(lucas.path()).isEqualTo("/home");
            lucas.opens("/account/factor").follows("factor.off").types("password", World.PASSWORD)
                    .types("factor.code", "000000").presses("factor-do.off");
            assertThat(lucas.status()).isEqualTo(422);
        }
    }

    @Test
    @DisplayName("SEC-2, MFA-1: a person makes a passkey in their browser, signs in with it, and is refused with it once it was removed")
    void passkey() {
        var username = person("Marius", "Keller");
        try (var marius = chromium.somebody(server, Screen.PHONE.withScripts()).withPasskeys()) {
            marius.signsIn(username, World.PASSWORD).opens("/account/factor").follows("passkey.add")
                    .types("password", World.PASSWORD).presses("factor-do.passkey")
                    .isAt("passkey.create").types("passkey.name", "Mon téléphone")
                    .presses("passkey.create-do").isAt("factor.codes");
            var onPaper = marius.reads();
            assertThat(Pattern.compile("\\b([a-z]{4}-){3}[a-z]{4}\\b").matcher(onPaper).results())
                    .hasSize(10);
            marius.follows("factor.codes-noted").sees("passkey.title");
            assertThat(marius.reads()).contains("Mon téléphone");

            marius.leavesByTheDoor().signsIn(username, World.PASSWORD).isAt("show-factor.title")
                    .presses("passkey.show").isAt("home.hello", "Marius");
            assertThat(marius.opens("/account/factor").reads()).contains("A servi le");

            marius.follows("passkey.add").types("password", World.PASSWORD).presses("passkey.show")
                    .isAt("passkey.create").types("passkey.name", "La même")
                    .pressesInPlace("passkey.create-do", "passkey.failed");
            marius.opens("/account/factor").chooses("Mon téléphone").types("password", World.PASSWORD)
                    .presses("passkey.show").sees("done.passkey-removed");

            marius.leavesByTheDoor().signsIn(username, World.PASSWORD).isAt("home.hello", "Marius");
        }
    }

    @Test
    @DisplayName("MFA-1: a passkey that was removed is refused, though the browser has it; without scripts the page says what else works")
    void removed() {
        var username = person("Oskar", "Lind");
        try (var oskar = chromium.somebody(server, Screen.PHONE.withScripts()).withPasskeys();
                var elsewhere = chromium.somebody(server, Screen.PHONE)) {
            oskar.signsIn(username, World.PASSWORD).opens("/account/factor").follows("passkey.add")
                    .types("password", World.PASSWORD).presses("factor-do.passkey")
                    .types("passkey.name", "Ordinateur").presses("passkey.create-do").isAt("factor.codes");
            var first = oskar.copies(0);
            var second = oskar.copies(1);
            oskar.leavesByTheDoor().signsIn(username, World.PASSWORD).isAt("show-factor.title");

            elsewhere.signsIn(username, World.PASSWORD).sees("passkey.needs-script").sees("passkey.other-way")
                    .types("factor.code", first).presses("sign-in").opens("/account/factor")
                    .chooses("Ordinateur").types("password", World.PASSWORD).types("factor.code", second)
                    .presses("factor-do.passkey-off").sees("done.passkey-removed");

            assertThat(oskar.presses("passkey.show").path()).isEqualTo("/sign-in");
            oskar.sees("done.not-in-time");
        }
    }

    private static String person(String given, String family) {
        var username = world.professional().post("/relays/" + world.relay() + "/beneficiaries",
                World.beneficiary(given, family, false, false)).is(201).string("username");
        var unused = Api.anyone(server).signedIn(username, World.PASSWORD).acceptingTerms();
        return username;
    }
}
