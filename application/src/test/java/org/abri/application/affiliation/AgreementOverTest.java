package org.abri.application.affiliation;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.WatchedJournal;
import org.abri.application.access.Answer;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.PersonName;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of people and of affiliations when a relay's agreement ends. */
class AgreementOverTest {
    private final Scene scene = new Scene(WatchedJournal::in);
    private final Viewpoint.StaffAt staff = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(staff, true);
    private final AffiliatePerson affiliatePerson = scene.abri.affiliation().affiliatePerson();

    private void agreementEnds() {
        scene.pass(Duration.ofDays(70));
    }

    @Test
    @DisplayName("REL-3, END-7: the vault is untouched: its owner has all that is in it, and the relay among theirs")
    void vaultUntouched() {
        var note = scene.note(staff, person.vault(), Visibility.SHARED, "Attestation");
        var own = scene.note(person, person.vault(), Visibility.PRIVATE, "Carte");
        agreementEnds();
        assertThat(scene.ids(person, person.vault())).containsExactlyInAnyOrder(note.id(), own.id());
        scene.note(person, person.vault(), Visibility.SHARED, "Encore");
        var ties = given(scene.abri.affiliation().seeAffiliations().see(person, person.vault())).active();
        assertThat(ties).hasSize(1);
        assertThat(ties.getFirst().relay().inForce().at(scene.now())).as("and why it sees nothing").isFalse();
        assertThat(scene.acts(person.vault())).doesNotContain(Act.AFFILIATION_ENDED);
    }

    @Test
    @DisplayName("REL-3: staff see nothing, add nothing, look for nobody and ask nobody any more, from that moment on")
    void staffDoNothing() {
        var note = scene.note(staff, person.vault(), Visibility.SHARED, "Attestation");
        var username = scene.usernameOf(person.account());
        agreementEnds();
        assertThat(missing(scene.list(staff, person.vault()))).isTrue();
        assertThat(missing(scene.abri.vault().seeItems().find(staff, person.vault(), note.id()))).isTrue();
        assertThat(missing(scene.addNote(staff, person.vault(), Visibility.SHARED, "Encore"))).isTrue();
        assertThat(refusal(scene.abri.affiliation().seePeople().list(staff, staff.relay(), Listing.first(9))))
                .isEqualTo(Refusal.WITHOUT_AN_AGREEMENT_IN_FORCE_STAFF_DO_NOT_WORK);
        assertThat(refusal(affiliatePerson.request(staff, staff.relay(), username, false)))
                .isEqualTo(Refusal.WITHOUT_AN_AGREEMENT_IN_FORCE_STAFF_DO_NOT_WORK);
        assertThat(refusal(scene.abri.affiliation().findPerson().find(staff, staff.relay(),
                new PersonName("Amina", "Diallo"), new BirthDate("1990-02-28"))))
                        .isEqualTo(Refusal.WITHOUT_AN_AGREEMENT_IN_FORCE_STAFF_DO_NOT_WORK);
    }

    @Test
    @DisplayName("REL-3, AFF-3: what was asked before is not confirmed by staff any more; the person answers it, and may leave (AFF-5)")
    void whatWasAsked() {
        var other = scene.relay("Relais des Lilas");
        scene.pass(Duration.ofDays(57));
        given(affiliatePerson.request(other, other.relay(), scene.usernameOf(person.account()), true));
        scene.runJobs();
        var code = scene.memory.left().getLast().text().replaceAll("\\D", "");
        scene.pass(Duration.ofDays(6));
        assertThat(affiliatePerson.confirmWithCode(other, other.relay(), scene.usernameOf(person.account()),
                code)).isInstanceOf(Answer.Refused.class);
        assertThat(
                given(scene.abri.affiliation().endAffiliation().end(person, person.vault(), other.relay())))
                        .isTrue();
        assertThat(
                given(scene.abri.affiliation().endAffiliation().end(person, person.vault(), staff.relay())))
                        .isTrue();
    }
}
