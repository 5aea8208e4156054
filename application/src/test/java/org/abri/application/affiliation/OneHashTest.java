package org.abri.application.affiliation;

import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.abri.application.Scene;
import org.abri.application.WatchedHasher;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.Username;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** AUT-5: hashes are what takes time; how many there are must tell nothing. */
class OneHashTest {
    private final Scene scene = new Scene(WatchedHasher::in);
    private final WatchedHasher hasher = WatchedHasher.of(scene);
    private final Viewpoint.StaffAt first = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt second = scene.relay("Relais des Lilas");
    private final Viewpoint.Beneficiary person = scene.affiliated(first, true);
    private final Username username = scene.usernameOf(person.account());
    private final AffiliatePerson affiliatePerson = scene.abri.affiliation().affiliatePerson();

    @Test
    @DisplayName("AUT-5: confirming with a code makes one hash when nothing waits: for nobody, for staff, for a beneficiary asked or not")
    void nothingWaits() {
        assertThat(hashesToConfirm(new Username("zozo-zuzu-zizi"), "123456")).isEqualTo(1);
        assertThat(hashesToConfirm(scene.usernameOf(first.account()), "123456")).isEqualTo(1);
        assertThat(hashesToConfirm(username, "123456")).isEqualTo(1);
        ask(false);
        assertThat(hashesToConfirm(username, "123456")).isEqualTo(1);
        approve();
        assertThat(hashesToConfirm(username, "123456")).isEqualTo(1);
        scene.abri.affiliation().endAffiliation().end(person, person.vault(), second.relay());
        assertThat(hashesToConfirm(username, "123456")).isEqualTo(1);
    }

    @Test
    @DisplayName("AUT-5: confirming with a code makes one hash when a code waits: wrong, too often wrong, too late, right")
    void codeWaits() {
        ask(true);
        for (int i = 0; i < OneTimeCode.TRIES + 1; i++) {
            assertThat(hashesToConfirm(username, "000000")).isEqualTo(1);
        }
        scene.pass(Duration.ofMinutes(1));
        ask(true);
        scene.pass(OneTimeCode.LIFE);
        assertThat(hashesToConfirm(username, "000000")).isEqualTo(1);
        ask(true);
        assertThat(hashesToConfirm(username, code())).isEqualTo(1);
        assertThat(latest()).isInstanceOf(AffiliationState.Active.class);
    }

    @Test
    @DisplayName("AUT-5: confirming with a code makes one hash when the request has lapsed")
    void lapsed() {
        ask(true);
        scene.pass(AffiliationState.Requested.LIFE);
        assertThat(hashesToConfirm(username, "123456")).isEqualTo(1);
        assertThat(latest()).isInstanceOf(AffiliationState.Requested.class);
    }

    @Test
    @DisplayName("AUT-5: asking makes one hash, whether anybody has that username, and by whatever way they are asked")
    void asking() {
        for (var name : new Username[] { new Username("zozo-zuzu-zizi"), scene.usernameOf(first.account()),
                username }) {
            for (var bySms : new boolean[] { true, false }) {
                assertThat(hasher.slowWorkOf(
                        () -> given(affiliatePerson.request(second, second.relay(), name, bySms))))
                                .isEqualTo(1);
            }
        }
    }

    @Test
    @DisplayName("AFF-3: what is decided while a code is compared is not undone by it")
    void decidedMeanwhile() {
        ask(true);
        var code = code();
        hasher.meanwhile(() -> given(
                scene.abri.affiliation().endAffiliation().end(person, person.vault(), second.relay())));
        assertThat(confirm(username, code)).isEmpty();
        assertThat(latest()).isInstanceOf(AffiliationState.Over.class);
    }

    private int hashesToConfirm(Username name, String code) {
        return hasher.slowWorkOf(() -> confirm(name, code));
    }

    private Optional<Affiliation> confirm(Username name, String code) {
        return given(affiliatePerson.confirmWithCode(second, second.relay(), name, code));
    }

    private void ask(boolean bySms) {
        given(affiliatePerson.request(second, second.relay(), username, bySms));
    }

    private void approve() {
        var asked = given(scene.abri.affiliation().seeAffiliations().see(person, person.vault())).requested()
                .getFirst().affiliation();
        assertThat(given(affiliatePerson.approve(person, person.vault(), asked.id()))).isPresent();
    }

    private AffiliationState latest() {
        return scene.ports.work().inOne(() -> scene.ports.affiliation().affiliations()
                .latest(person.vault(), second.relay()).orElseThrow().state());
    }

    /** The code in the last SMS that left. */
    private String code() {
        scene.runJobs();
        return scene.memory.left().getLast().text().replaceAll("\\D", "");
    }
}
