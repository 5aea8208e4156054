package org.abri.application.relay;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.abri.application.Scene;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.relay.StaffRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SeeWorkplacesTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt port = scene.relay("Relais du Port");
    private final Viewpoint.Staff malika = new Viewpoint.Staff(port.account());
    private final SeeWorkplaces seeWorkplaces = scene.abri.relay().seeWorkplaces();

    @Test
    @DisplayName("ACC-12: staff see every relay where they work, and as what, the first one first")
    void all() {
        scene.pass(Duration.ofDays(1));
        scene.alsoAt(scene.relay("Relais des Lilas").relay(), malika.account());
        assertThat(given(seeWorkplaces.see(malika)))
                .extracting(place -> place.relay().name(), place -> place.membership().role())
                .containsExactly(tuple("Relais du Port", StaffRole.MANAGER),
                        tuple("Relais des Lilas", StaffRole.PROFESSIONAL));
        assertThat(given(seeWorkplaces.see(port))).isEqualTo(given(seeWorkplaces.see(malika)));
    }

    @Test
    @DisplayName("ACC-13: who left a relay does not see it there any more; who belongs to none sees nothing, and is not refused")
    void left() {
        var professional = scene.professional(port);
        scene.abri.relay().keepTeam().remove(port, port.relay(), professional.account());
        assertThat(given(seeWorkplaces.see(new Viewpoint.Staff(professional.account())))).isEmpty();
        assertThat(given(seeWorkplaces.see(professional))).isEmpty();
    }

    @Test
    @DisplayName("ACC-10: beneficiaries, operators and whoever is not signed in work nowhere")
    void others() {
        for (var by : List.of(scene.affiliated(port, false), scene.operator, new Viewpoint.Anyone())) {
            assertThat(refusal(seeWorkplaces.see(by)))
                    .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        }
    }
}
