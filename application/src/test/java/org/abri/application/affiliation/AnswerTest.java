package org.abri.application.affiliation;

import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.abri.application.Scene;
import org.abri.application.WatchedHasher;
import org.abri.application.access.Answer;
import org.abri.application.affiliation.AffiliatePerson.Asked;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Standing;
import org.abri.domain.account.Username;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.affiliation.AffiliationState.Active;
import org.abri.domain.affiliation.Proof;
import org.abri.domain.journal.Act;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final Username NOBODYS = new Username("zozo-zuzu-zizi");
    private static final String RIGHT = " les tilleuls! ";

    private final Scene scene = new Scene(WatchedHasher::in);
    private final WatchedHasher hasher = WatchedHasher.of(scene);
    private final Viewpoint.StaffAt first = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt second = scene.relay("Relais des Lilas");
    private final Viewpoint.Beneficiary person = scene.affiliated(first, true);
    private final Username username = scene.usernameOf(person.account());
    private final AffiliatePerson affiliatePerson = scene.abri.affiliation().affiliatePerson();

    @Test
    @DisplayName("AFF-2, SEC-5: the answer to their secret question confirms, says so, and is burnt: they renew it at the next sign-in, and it confirms nothing more")
    void confirms() {
        assertThat(answer(ask(username), RIGHT)).get().extracting(Affiliation::state)
                .isEqualTo(new Active(scene.now(), Proof.SECRET_ANSWER));
        assertThat(scene.acts(person.vault())).endsWith(Act.AFFILIATION_REQUESTED, Act.AFFILIATION_CONFIRMED);
        assertThat(scene.signedIn(username, Scene.PASSWORD).standing()).isEqualTo(Standing.QUESTION_TO_RENEW);
        given(scene.abri.affiliation().endAffiliation().end(second, person.vault(), second.relay()));
        scene.pass(Duration.ofDays(2));
        assertThat(answer(ask(username), RIGHT)).isEmpty();
    }

    @Test
    @DisplayName("SEC-5, SEC-6: wrong answers confirm nothing, are in the person's journal, and after three in a day the right one is not heard either")
    void wrong() {
        var request = ask(username);
        for (int i = 0; i < 3; i++) {
            assertThat(answer(request, "les acacias")).isEmpty();
        }
        assertThat(answer(request, RIGHT)).isEmpty();
        assertThat(scene.acts(person.vault())).filteredOn(Act.ANSWER_REFUSED::equals).hasSize(4);
        scene.pass(Duration.ofDays(2));
        assertThat(answer(request, RIGHT)).isPresent();
    }

    @Test
    @DisplayName("AFF-3: what was confirmed, refused or lapsed is not confirmed by an answer, and the answer is not burnt for it")
    void once() {
        var request = ask(username);
        given(scene.abri.affiliation().endAffiliation().end(person, person.vault(), second.relay()));
        assertThat(answer(request, RIGHT)).isEmpty();
        var other = scene.relay("Relais des Ormes");
        var lapsing =
                given(Asked.class, affiliatePerson.request(other, other.relay(), username, false)).request();
        scene.pass(Duration.ofDays(7));
        assertThat(given(affiliatePerson.confirmWithAnswer(other, other.relay(), lapsing, RIGHT))).isEmpty();
        assertThat(scene.signedIn(username, Scene.PASSWORD).standing()).isEqualTo(Standing.READY);
    }

    @Test
    @DisplayName("AFF-3: what is decided while an answer is compared is not undone by it")
    void decidedMeanwhile() {
        var request = ask(username);
        hasher.meanwhile(() -> given(
                scene.abri.affiliation().endAffiliation().end(person, person.vault(), second.relay())));
        assertThat(answer(request, RIGHT)).isEmpty();
        assertThat(scene.signedIn(username, Scene.PASSWORD).standing()).isEqualTo(Standing.READY);
    }

    @Test
    @DisplayName("AUT-5: one hash is compared, whether anybody was asked, and whatever is answered")
    void oneHash() {
        for (var request : new AffiliationId[] { ask(NOBODYS), ask(username) }) {
            for (var typed : new String[] { "les acacias", "", "?", RIGHT }) {
                assertThat(hasher.slowWorkOf(() -> answer(request, typed))).isEqualTo(1);
            }
        }
    }

    @Test
    @DisplayName("AFF-2: staff of another relay, or who no longer may ask, confirm nothing with it")
    void byThoseWhoAsked() {
        var request = ask(username);
        assertThat(given(affiliatePerson.confirmWithAnswer(first, first.relay(), request, RIGHT))).isEmpty();
        assertThat(affiliatePerson.confirmWithAnswer(person, second.relay(), request, RIGHT))
                .isInstanceOf(Answer.Refused.class);
        assertThat(answer(request, RIGHT)).isPresent();
    }

    private AffiliationId ask(Username whom) {
        return given(Asked.class, affiliatePerson.request(second, second.relay(), whom, false)).request();
    }

    private Optional<Affiliation> answer(AffiliationId request, String typed) {
        return given(affiliatePerson.confirmWithAnswer(second, second.relay(), request, typed));
    }
}
