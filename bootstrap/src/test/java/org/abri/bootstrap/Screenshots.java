package org.abri.bootstrap;

import static org.abri.bootstrap.Somebody.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes the pictures of the README, of the demo: {@code mvn verify -Dit.test=Screenshots -Dabri.screenshots=write}. */
@EnabledIfSystemProperty(named = "abri.screenshots", matches = "write")
class Screenshots {
    private static final int LARGEST = 120 * 1024;

    private final Path folder = Repository.root().resolve("docs/screenshots");

    @Test
    @DisplayName("The pictures of the README are taken, and are light")
    void write() throws IOException {
        Files.createDirectories(folder);
        try (var chromium = Chromium.opened(); var server = Server.fresh(Map.of("ABRI_DEMO", "true"))) {
            server.started();
            try (var paul = chromium.somebodyAtADesk(server); var malika = chromium.somebodyAtADesk(server);
                    var odile = chromium.somebodyAtADesk(server); var amina = chromium.somebody(server);
                    var night = chromium.somebodyInTheDark(server)) {
                amina.opens("/");
                take(amina, "start");

                arrives(paul, "Paul Lemoine").chooses("Amina Diallo");
                take(paul, "person");
                paul.chooses("Attestation").downloads();
                paul.opens("/home");
                take(paul, "desk");

                arrives(malika, "Malika Roussel").turnsTo("tab.team");
                take(malika, "team");

                arrives(odile, "Odile Verdier");
                take(odile, "relays");

                arrives(amina, "Amina Diallo").drawn();
                take(amina, "home");
                amina.chooses("Titre de séjour").seesPaper();
                take(amina, "paper");
                amina.turnsTo("tab.add-paper");
                take(amina, "add-paper");
                amina.opens("/my-relays");
                take(amina, "my-relays");
                amina.opens("/who-saw");
                take(amina, "who-saw");
                arrives(night, "Amina Diallo").turnsTo("tab.papers");
                take(night, "papers-dark");
            }
        }
    }

    /** Signs in as one of the demo's people. */
    private static Somebody arrives(Somebody somebody, String who) {
        var account = account(somebody.opens("/sign-in"), who);
        return somebody.givesPassword(account[0], account[1]);
    }

    /** The name and the password that the demo's sign-in page tells. */
    static String[] account(Somebody somebody, String who) {
        var told = somebody.card(who);
        return new String[] { after(told, "username"), after(told, "password") };
    }

    private static String after(String told, String key) {
        var value = told.substring(told.indexOf(words(key)) + words(key).length()).replaceFirst("^[ :]+", "");
        return key.equals("username") ? value.split(" ", 2)[0]
                : value.substring(0, value.indexOf(words("demo.enter"))).strip();
    }

    private void take(Somebody somebody, String name) throws IOException {
        var picture = folder.resolve(name + ".png");
        somebody.photographs(picture);
        assertThat(Files.size(picture)).as(name).isLessThan(LARGEST);
    }
}
