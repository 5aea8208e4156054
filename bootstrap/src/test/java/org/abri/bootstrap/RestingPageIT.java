package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.abri.bootstrap.Chromium.Screen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A screen that somebody walked away from. */
class RestingPageIT extends Walks {
    @Test
    @DisplayName("SES-2: a page that nobody touches for as long as a session may rest goes from the screen, unless something typed there is not sent yet")
    void leftAlone() {
        world.person().post("/vault/notes", Map.of("title", "Ordonnance", "text", "Deux par jour")).is(201);
        try (var amina = chromium.somebody(server, Screen.PHONE.withScripts())) {
            amina.signsIn(world.personUsername(), World.PASSWORD).opens("/notes/add")
                    .types("note.name", "À finir").leavesAlone();
            assertThat(amina.path()).isEqualTo("/notes/add");
            assertThat(amina.typed("note.name")).isEqualTo("À finir");

            amina.turnsTo("tab.papers");
            assertThat(amina.reads()).contains("Ordonnance");
            world.person().post("/me/sessions/end-others", Map.of("password", World.PASSWORD)).is(204); // by then the session is over
            amina.leavesAlone();
            assertThat(amina.path()).isNotEqualTo("/papers");
            assertThat(amina.reads()).doesNotContain("Ordonnance");
        }
    }
}
