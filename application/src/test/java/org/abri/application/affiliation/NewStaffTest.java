package org.abri.application.affiliation;

import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.abri.application.Scene;
import org.abri.application.affiliation.SeeAffiliations.Worker;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.PersonName;
import org.abri.domain.relay.StaffRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** VLT-13, PRI-3: who comes to a relay is told to the people it accompanies. */
class NewStaffTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = affiliatedLater();

    @Test
    @DisplayName("AFF-9: a person sees who works for the relays that accompany them, as what and since when; who was there before is not new")
    void whoWorksThere() {
        assertThat(staff()).singleElement().satisfies(worker -> {
            assertThat(worker.name()).isEqualTo(new PersonName("Malika", "Roussel"));
            assertThat(worker.role()).isEqualTo(StaffRole.MANAGER);
            assertThat(worker.isNew()).isFalse();
        });
    }

    @Test
    @DisplayName("AFF-9: who comes later is shown as new for thirty days, and so is who becomes a manager; then no longer")
    void newOnes() {
        var professional = scene.professional(manager);
        assertThat(staff()).extracting(Worker::isNew).containsExactly(false, true);
        scene.pass(Duration.ofDays(31));
        assertThat(staff()).extracting(Worker::isNew).containsExactly(false, false);
        var keepTeam = scene.abri.relay().keepTeam();
        given(keepTeam.askForManager(manager, manager.relay(), professional.account()));
        given(keepTeam.answerManager(scene.operator, manager.relay(), professional.account(), true));
        assertThat(staff()).last().satisfies(worker -> {
            assertThat(worker.role()).isEqualTo(StaffRole.MANAGER);
            assertThat(worker.since()).isEqualTo(scene.now());
            assertThat(worker.isNew()).isTrue();
        });
    }

    @Test
    @DisplayName("AFF-3: who merely asks is shown without their staff, and so is who is left")
    void onlyActive() {
        var other = scene.relay("Relais des Lilas");
        given(scene.abri.affiliation().affiliatePerson().request(other, other.relay(),
                scene.usernameOf(person.account()), false));
        given(scene.abri.affiliation().endAffiliation().end(person, person.vault(), manager.relay()));
        var seen = given(scene.abri.affiliation().seeAffiliations().seeWithStaff(person, person.vault()));
        assertThat(seen.requested()).hasSize(1);
        assertThat(seen.staff()).isEmpty();
    }

    private List<Worker> staff() {
        return given(scene.abri.affiliation().seeAffiliations().seeWithStaff(person, person.vault()))
                .at(manager.relay());
    }

    private Viewpoint.Beneficiary affiliatedLater() {
        scene.pass(Duration.ofMinutes(1));
        var affiliated = scene.affiliated(manager, true);
        scene.pass(Duration.ofMinutes(1));
        return affiliated;
    }
}
