package org.abri.application.affiliation;

import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.abri.application.Scene;
import org.abri.application.affiliation.AffiliatePerson.Asked;
import org.abri.application.affiliation.AffiliatePerson.Outcome;
import org.abri.application.affiliation.AffiliatePerson.Paused;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Username;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.limits.Sendings;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** SEC-6, OPS-4: asking is no means to pester anybody, and says nothing of whether anybody is there (AUT-5). */
class HarassmentTest {
    private static final Username NOBODYS = new Username("zozo-zuzu-zizi");

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt first = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt second = scene.relay("Relais des Lilas");
    private final Viewpoint.Beneficiary person = scene.affiliated(first, true);
    private final Username username = scene.usernameOf(person.account());
    private final AffiliatePerson affiliatePerson = scene.abri.affiliation().affiliatePerson();

    @Test
    @DisplayName("AFF-3, SEC-6: after a refusal that relay asks in vain for seven days, and is answered as if it had asked; others may ask")
    void silence() {
        assertThat(ask(second, username, false)).isInstanceOf(Asked.class);
        refuse();
        for (var i = 0; i < 3; i++) {
            scene.pass(Duration.ofDays(2));
            assertThat(ask(second, username, true)).isInstanceOf(Asked.class);
            assertThat(ask(second, NOBODYS, true)).isInstanceOf(Asked.class);
            assertThat(requests()).isEmpty();
        }
        scene.runJobs();
        assertThat(scene.memory.left()).isEmpty();
        assertThat(scene.acts(person.vault())).filteredOn(Act.AFFILIATION_REQUESTED::equals).hasSize(1);
        ask(scene.relay("Relais des Ormes"), username, false);
        assertThat(requests()).hasSize(1);
        scene.pass(Duration.ofDays(1));
        ask(second, username, false);
        assertThat(requests()).hasSize(2);
    }

    @Test
    @DisplayName("AFF-3: the person sees whom they refused, and takes it back when they like")
    void lifted() {
        ask(second, username, false);
        refuse();
        var lift = scene.abri.affiliation().liftRefusal();
        assertThat(given(lift.refused(person, person.vault()))).singleElement()
                .satisfies(tie -> assertThat(tie.relay().name()).isEqualTo("Relais des Lilas"));
        assertThat(given(lift.lift(person, person.vault(), second.relay()))).isTrue();
        assertThat(given(lift.lift(person, person.vault(), second.relay()))).isFalse();
        assertThat(given(lift.refused(person, person.vault()))).isEmpty();
        assertThat(scene.acts(person.vault())).endsWith(Act.AFFILIATION_REFUSED, Act.REFUSAL_LIFTED);
        scene.pass(Duration.ofMinutes(1));
        ask(second, username, false);
        assertThat(requests()).hasSize(1);
        scene.pass(Affiliation.SILENCE);
        assertThat(given(lift.refused(person, person.vault()))).isEmpty();
    }

    @Test
    @DisplayName("SEC-6: one relay, and all relays together, ask one person only so often; who asks is not told that it was in vain")
    void onePerson() {
        for (var i = 0; i < 12; i++) {
            scene.pass(Duration.ofMinutes(1));
            assertThat(ask(second, username, false)).isInstanceOf(Asked.class);
        }
        assertThat(asked()).isEqualTo(Pace.ASKING_A_PERSON_BY_RELAY.atOnce());
        for (var i = 0; i < 6; i++) {
            ask(scene.relay("Relais " + i), username, false);
        }
        assertThat(asked()).isEqualTo(Pace.ASKING_A_PERSON.atOnce());
    }

    @Test
    @DisplayName("SEC-6, AUT-5: one member of staff, and a relay, ask only so often; when is said, and is the same whomever they ask for")
    void staffAndRelay() {
        var staff = scene.professional(second);
        for (var i = 0; i < Pace.ASKING_BY_STAFF.atOnce(); i++) {
            assertThat(ask(staff, i % 2 == 0 ? username : NOBODYS, false)).isInstanceOf(Asked.class);
        }
        var paused = new Paused(scene.now().plus(Pace.ASKING_BY_STAFF.each()), false);
        assertThat(ask(staff, username, false)).isEqualTo(paused);
        assertThat(ask(staff, NOBODYS, false)).isEqualTo(paused);
        assertThat(askedUntilPaused(second)).isEqualTo(Pace.ASKING_BY_STAFF.atOnce());
        assertThat(
                askedUntilPaused(scene.professional(second)) + askedUntilPaused(scene.professional(second)))
                        .as("the whole relay")
                        .isEqualTo(Pace.ASKING_BY_RELAY.atOnce() - 2 * Pace.ASKING_BY_STAFF.atOnce());
        scene.pass(Pace.ASKING_BY_STAFF.each());
        assertThat(ask(staff, username, false)).isInstanceOf(Asked.class);
    }

    @Test
    @DisplayName("OPS-4: more SMS than the service may send, and nobody is told of anybody: asking by SMS waits, the other way is open")
    void service() {
        scene.ports.work().inOne(() -> {
            scene.ports.limits().save("pace/" + Pace.SMS_OF_THE_SERVICE + "/all",
                    new Sendings(List.of(scene.now().plus(Duration.ofHours(1)))));
            return person;
        });
        for (var name : List.of(username, NOBODYS)) {
            assertThat(ask(second, name, true)).isInstanceOfSatisfying(Paused.class,
                    paused -> assertThat(paused.everybody()).isTrue());
        }
        assertThat(ask(second, username, false)).isInstanceOf(Asked.class);
    }

    @Test
    @DisplayName("REC-1, OPS-4: a number that several people have gets no more codes than one person would")
    void oneNumber() {
        var other = scene.person(scene.opening(first, "Samuel", "Tesfaye").wishing(true, true));
        for (var i = 0; i < 3; i++) {
            scene.pass(Duration.ofMinutes(1));
            ask(second, i == 0 ? username : scene.usernameOf(other.account()), true);
            scene.runJobs();
        }
        assertThat(scene.memory.left()).hasSize(3);
        scene.pass(Duration.ofMinutes(1));
        ask(second, username, true);
        scene.runJobs();
        assertThat(scene.memory.left()).hasSize(3);
    }

    @Test
    @DisplayName("REC-1: after ten wrong codes in a day no code of that person is looked at, the right one neither; a day later it is")
    void wrongCodes() {
        var relays = List.of(second, scene.relay("Relais des Ormes"), scene.relay("Relais des Saules"));
        for (var i = 0; i < 2; i++) {
            ask(relays.get(i), username, true);
            scene.runJobs();
            for (var tries = 0; tries < 5; tries++) {
                assertThat(confirm(relays.get(i), wrong())).isEmpty();
            }
            scene.pass(Duration.ofMinutes(1));
        }
        ask(relays.get(2), username, true);
        var right = code();
        assertThat(confirm(relays.get(2), wrong())).isEmpty();
        assertThat(confirm(relays.get(2), right)).isEmpty();
        assertThat(scene.acts(person.vault())).filteredOn(Act.CODE_REFUSED::equals).hasSize(10);
        scene.pass(Duration.ofDays(1));
        ask(relays.get(2), username, true);
        assertThat(confirm(relays.get(2), code())).isPresent();
    }

    @Test
    @DisplayName("SEC-6, PRI-3: a professional who asks as often as they can pushes no reading out of the first page")
    void readingsStayInSight() {
        var note = scene.note(person, person.vault(), Visibility.SHARED, "Bail");
        given(scene.abri.vault().seeItems().find(first, person.vault(), note.id()));
        for (var i = 0; i < 200; i++) {
            scene.pass(Duration.ofMinutes(7));
            ask(second, username, false);
        }
        assertThat(given(scene.abri.journal().readJournal().read(person, person.vault(), Optional.empty()))
                .events()).anyMatch(event -> event.act() == Act.ITEM_SEEN);
    }

    private Outcome ask(Viewpoint.StaffAt by, Username name, boolean bySms) {
        return given(affiliatePerson.request(by, by.relay(), name, bySms));
    }

    private int askedUntilPaused(Viewpoint.StaffAt staff) {
        var asked = 0;
        while (ask(staff, NOBODYS, false) instanceof Asked) {
            asked++;
        }
        return asked;
    }

    private long asked() {
        return scene.acts(person.vault()).stream().filter(Act.AFFILIATION_REQUESTED::equals).count();
    }

    private void refuse() {
        given(scene.abri.affiliation().endAffiliation().end(person, person.vault(), second.relay()));
    }

    private List<Affiliations.Tie> requests() {
        return given(scene.abri.affiliation().seeAffiliations().see(person, person.vault())).requested();
    }

    private Optional<Affiliation> confirm(Viewpoint.StaffAt by, String code) {
        return given(affiliatePerson.confirmWithCode(by, by.relay(), username, code));
    }

    private String wrong() {
        return code().equals("000000") ? "111111" : "000000";
    }

    /** The code in the last SMS that left. */
    private String code() {
        scene.runJobs();
        return scene.memory.left().getLast().text().replaceAll("\\D", "");
    }
}
