package org.abri.application.affiliation;

import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Username;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.text.Sought;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AsksTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt professional = scene.professional(manager);
    private final Viewpoint.Beneficiary amina = scene.person(scene.opening(manager, "Amina", "Diallo"));

    @Test
    @DisplayName("AUT-5, AFF-3: what waits says the same of a username that nobody has, of somebody who refused, and of somebody who says nothing")
    void alike() {
        var samuel = scene.person(scene.opening(manager, "Samuel", "Tesfaye"));
        ask(scene.usernameOf(amina.vault().owner()));
        ask(new Username("bado-riku-mena"));
        ask(scene.usernameOf(samuel.vault().owner()));
        given(scene.abri.affiliation().endAffiliation().end(samuel, samuel.vault(), manager.relay()));
        assertThat(asked(professional)).hasSize(3);
        assertThat(asked(manager)).as("one's own alone").isEmpty();
        scene.pass(Duration.ofDays(7).plusSeconds(1));
        assertThat(asked(professional)).isEmpty();
    }

    @Test
    @DisplayName("AFF-2: what was confirmed waits no more")
    void confirmed() {
        ask(scene.usernameOf(amina.vault().owner()));
        var tie = scene.ports.work().inOne(() -> scene.ports.affiliation().affiliations()
                .latest(amina.vault(), manager.relay()).map(Affiliation::id).orElseThrow());
        given(scene.abri.affiliation().affiliatePerson().approve(amina, amina.vault(), tie));
        assertThat(asked(professional)).isEmpty();
    }

    @Test
    @DisplayName("LAW-4: what was asked is forgotten once no request could live any more")
    void forgotten() {
        ask(new Username("bado-riku-mena"));
        scene.pass(Duration.ofDays(8));
        scene.runChore("lapse-affiliation-requests");
        assertThat(scene.ports.work().inOne(() -> scene.ports.affiliation().asks()
                .waiting(manager.relay(), professional.account(), Instant.EPOCH, 9))).isEmpty();
    }

    private void ask(Username username) {
        given(scene.abri.affiliation().affiliatePerson().request(professional, manager.relay(), username,
                false));
    }

    private List<Instant> asked(Viewpoint.StaffAt who) {
        return given(scene.abri.affiliation().seePeople().atDesk(who, who.relay(), Sought.NOTHING,
                Listing.first(9))).asked();
    }
}
