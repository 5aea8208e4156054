package org.abri.bootstrap;

import static org.abri.bootstrap.Somebody.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.abri.bootstrap.Chromium.Screen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A paper given by a link in a browser, and taken in another one that nobody is signed in to. */
class LinksIT extends Walks {
    private static final Pattern ADDRESS = Pattern.compile("/l/[0-9a-f]{64}");

    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("VLT-8, FACE: a paper is given by a link in two choices; somebody without an account presses, sees and takes it; once it is stopped, it is dead")
    void given(Screen screen) {
        var title = "Attestation " + screen.width() + screen.scripts();
        var id = world.person().upload("/vault/documents", Map.of("title", title), "b.pdf", World.PDF).is(201)
                .string("id");
        String address;
        try (var amina = chromium.somebody(server, screen)) {
            amina.signsIn(world.personUsername(), World.PASSWORD).opens("/papers/" + id).follows("link.give")
                    .sees("link.whoever").ticks("link.life.A_DAY").ticks("link.openings.ONCE")
                    .presses("link.make").isAt("link.given").sees("link.now-only");
            var shown = ADDRESS.matcher(amina.reads());
            assertThat(shown.find()).isTrue();
            address = shown.group();
        }
        try (var landlord = chromium.somebody(server, screen)) {
            landlord.opens(address).isAt("link.here").seesNot("file.get");
            assertThat(landlord.reads()).doesNotContain(title);
            landlord.presses("link.open");
            assertThat(landlord.reads()).contains(title).doesNotContain("Amina");
            assertThat(landlord.downloads().bytes()).isEqualTo(World.PDF);
            landlord.opens(address).isAt("problem.link-over");
        }
        try (var amina = chromium.somebody(server, screen)) {
            amina.signsIn(world.personUsername(), World.PASSWORD).opens("/links");
            assertThat(amina.card(title)).contains(words("link.opened", 1), words("link.used-up"));
            amina.opens("/papers/" + id + "/links").presses("link.make").isAt("link.given");
            var shown = ADDRESS.matcher(amina.reads());
            assertThat(shown.find()).isTrue();
            var other = shown.group();
            amina.opens(other).isAt("link.here");
            world.person().get("/vault/links").list("links")
                    .forEach(link -> world.person().delete("/vault/links/" + link.get("link")).is(204));
            amina.opens(other).isAt("problem.link-over").opens("/links").sees("links.none");
        }
    }
}
