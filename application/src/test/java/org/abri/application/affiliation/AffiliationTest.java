package org.abri.application.affiliation;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.concurrent.Callable;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.WatchedJournal;
import org.abri.application.access.Answer;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Username;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationState;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.affiliation.Proof;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AffiliationTest {
    private static final Username NOBODYS = new Username("zozo-zuzu-zizi");

    private final Scene scene = new Scene(WatchedJournal::in);
    private final Viewpoint.StaffAt first = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt second = scene.relay("Relais des Lilas");
    private final Viewpoint.Beneficiary person = scene.affiliated(first, true);
    private final Username username = scene.usernameOf(person.account());
    private final AffiliatePerson affiliatePerson = scene.abri.affiliation().affiliatePerson();

    @Test
    @DisplayName("AFF-2: a code received by SMS and told to the professional confirms the affiliation")
    void byCode() {
        scene.note(person, person.vault(), Visibility.SHARED, "Hébergement");
        assertThat(given(ask(true))).isInstanceOf(AffiliatePerson.Asked.class);
        assertThat(sees(second)).isFalse();
        assertThat(given(affiliatePerson.confirmWithCode(second, second.relay(), username, code()))).get()
                .extracting(Affiliation::state)
                .isEqualTo(new AffiliationState.Active(scene.now(), Proof.SMS_CODE));
        assertThat(sees(second)).isTrue();
    }

    @Test
    @DisplayName("AFF-2: approval from the person's own account confirms the affiliation")
    void fromOwnAccount() {
        ask(false);
        assertThat(scene.memory.jobs()).isEmpty();
        assertThat(given(approve(asked()))).get().extracting(Affiliation::state)
                .isEqualTo(new AffiliationState.Active(scene.now(), Proof.OWN_ACCOUNT));
        assertThat(sees(second)).isTrue();
    }

    @Test
    @DisplayName("AFF-2: nobody but the person approves, and not what another person was asked")
    void approvedByTheirsAlone() {
        ask(false);
        var asked = asked();
        var other = scene.person(scene.opening(first, "Samuel", "Tesfaye").wishing(true, true));
        assertThat(refusal(affiliatePerson.approve(first, person.vault(), asked.id())))
                .isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_A_VAULT);
        assertThat(missing(affiliatePerson.approve(other, person.vault(), asked.id()))).isTrue();
        assertThat(given(affiliatePerson.approve(other, other.vault(), asked.id()))).isEmpty();
        assertThat(sees(second)).isFalse();
    }

    @Test
    @DisplayName("AFF-3: a request is confirmed once, and not any more after it was refused or withdrawn")
    void once() {
        ask(true);
        var asked = asked();
        assertThat(given(end(person, second))).isTrue();
        assertThat(given(approve(asked))).isEmpty();
        assertThat(confirmed(code())).isFalse();
        assertThat(sees(second)).isFalse();
        assertThat(scene.acts(person.vault())).contains(Act.AFFILIATION_REFUSED);
    }

    @Test
    @DisplayName("AFF-3: what was confirmed once is not confirmed again, with the same code or from one's own account")
    void onceConfirmed() {
        ask(true);
        var asked = asked();
        var code = code();
        assertThat(confirmed(code)).isTrue();
        assertThat(confirmed(code)).isFalse();
        assertThat(given(approve(asked))).isEmpty();
        assertThat(scene.acts(person.vault()))
                .filteredOn(Act.AFFILIATION_CONFIRMED::equals).hasSize(2);
    }

    @Test
    @DisplayName("FIELD 12: what is not six digits is no try: it is not counted and nobody's record names it; in groups it is the code")
    void notATry() {
        ask(true);
        var right = code();
        for (var typed : List.of("wrong", "12345", "1234567", right + "x", "", "12 34 5",
                "1".repeat(100_000))) {
            assertThat(confirmed(typed)).isFalse();
        }
        assertThat(scene.acts(person.vault())).doesNotContain(Act.CODE_REFUSED);
        assertThat(confirmed("\u202A " + right.substring(0, 3) + "\u00A0" + right.substring(3) + "\u202C\n"))
                .isTrue();
    }

    @Test
    @DisplayName("AFF-3: five wrong codes and the code is dead; ten minutes and it is too")
    void deadCodes() {
        ask(true);
        var right = code();
        for (int i = 0; i < 5; i++) {
            assertThat(confirmed(otherThan(right))).isFalse();
        }
        assertThat(confirmed(right)).isFalse();
        assertThat(scene.acts(person.vault())).filteredOn(Act.CODE_REFUSED::equals).hasSize(5);
        scene.pass(Duration.ofMinutes(2));
        ask(true);
        scene.pass(Duration.ofMinutes(10).minusMillis(1));
        var late = code();
        scene.pass(Duration.ofMillis(1));
        assertThat(confirmed(late)).isFalse();
    }

    @Test
    @DisplayName("AFF-3: a request that nobody answers lapses after seven days, once, and the journal says so")
    void lapses() {
        ask(false);
        var asked = asked();
        scene.pass(Duration.ofDays(7));
        assertThat(given(approve(asked))).isEmpty();
        scene.pass(Duration.ofSeconds(1));
        lapse();
        assertThat(latest()).isEqualTo(new AffiliationState.Over(scene.now(), Ending.LAPSED));
        lapse();
        assertThat(scene.acts(person.vault())).filteredOn(Act.AFFILIATION_LAPSED::equals).hasSize(1);
    }

    @Test
    @DisplayName("AFF-3: what was answered, or can still be, does not lapse")
    void doesNotLapse() {
        ask(false);
        given(approve(asked()));
        scene.pass(Duration.ofDays(5));
        var third = scene.relay("Relais des Halles");
        affiliatePerson.request(third, third.relay(), username, false);
        scene.pass(Duration.ofDays(6));
        lapse();
        assertThat(sees(second)).isTrue();
        assertThat(seen().requested()).extracting(tie -> tie.relay().name())
                .containsExactly("Relais des Halles");
    }

    @Test
    @DisplayName("AFF-3: all requests that nobody answered lapse at once, whoever was asked")
    void allLapse() {
        var others = List.of("Samuel", "Fatou", "Ivan").stream()
                .map(name -> scene.person(scene.opening(first, name, "Tesfaye"))).toList();
        for (var other : others) {
            affiliatePerson.request(second, second.relay(), scene.usernameOf(other.account()), false);
            scene.pass(Duration.ofMinutes(1));
        }
        scene.pass(Duration.ofDays(8));
        lapse();
        for (var other : others) {
            assertThat(scene.acts(other.vault())).endsWith(Act.AFFILIATION_LAPSED);
        }
    }

    @Test
    @DisplayName("AFF-3: a request that is answered while others lapse does not lapse any more")
    void answeredWhileOthersLapse() {
        var samuel = scene.person(scene.opening(first, "Samuel", "Tesfaye"));
        affiliatePerson.request(second, second.relay(), scene.usernameOf(samuel.account()), false);
        scene.pass(Duration.ofMinutes(1));
        ask(false);
        scene.pass(Duration.ofDays(8));
        WatchedJournal.of(scene).before(event -> {
            if (event.act() == Act.AFFILIATION_LAPSED) {
                end(person, second);
            }
        });
        lapse();
        assertThat(scene.acts(samuel.vault())).endsWith(Act.AFFILIATION_LAPSED);
        assertThat(scene.acts(person.vault())).endsWith(Act.AFFILIATION_REFUSED);
        assertThat(latest()).isEqualTo(new AffiliationState.Over(scene.now(), Ending.REFUSED));
    }

    @Test
    @DisplayName("AUT-5: asking for somebody unknown, for staff and for a beneficiary is answered alike")
    void alike() {
        for (var name : List.of(NOBODYS, scene.usernameOf(first.account()), username)) {
            assertThat(given(affiliatePerson.request(second, second.relay(), name, true)))
                    .isInstanceOf(AffiliatePerson.Asked.class);
            assertThat(given(affiliatePerson.confirmWithCode(second, second.relay(), name, "wrong")))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("ACC-12: staff ask for their own relay, and for no other")
    void ownRelayOnly() {
        assertThat(refusal(affiliatePerson.request(second, first.relay(), username, true)))
                .isEqualTo(Refusal.STAFF_ACT_AT_THEIR_OWN_RELAY);
        assertThat(refusal(affiliatePerson.confirmWithCode(second, first.relay(), username, "123456")))
                .isEqualTo(Refusal.STAFF_ACT_AT_THEIR_OWN_RELAY);
        assertThat(missing(
                scene.abri.affiliation().seePeople().list(second, first.relay(), Listing.first(10))))
                        .isTrue();
        assertThat(scene.memory.jobs()).isEmpty();
    }

    @Test
    @DisplayName("I4: a request sent twice asks once; after half a minute it takes the place of the first")
    void sentTwice() {
        ask(true);
        var asked = asked();
        scene.pass(Duration.ofSeconds(29));
        ask(true);
        assertThat(asked()).isEqualTo(asked);
        assertThat(scene.memory.jobs()).hasSize(1);
        scene.pass(Duration.ofSeconds(1));
        ask(true);
        assertThat(asked().id()).isNotEqualTo(asked.id());
        assertThat(scene.memory.jobs()).hasSize(2);
        assertThat(given(approve(asked))).isEmpty();
    }

    @Test
    @DisplayName("REC-1: at most three SMS an hour leave to one person")
    void sendings() {
        for (int i = 0; i < 6; i++) {
            ask(true);
            scene.pass(Duration.ofMinutes(5));
        }
        assertThat(scene.memory.jobs()).hasSize(3);
    }

    @Test
    @DisplayName("AFF-5, AFF-6: the person leaves a relay and from that moment its staff see nothing; coming back needs a new request")
    void leaves() {
        scene.note(person, person.vault(), Visibility.SHARED, "Hébergement");
        assertThat(sees(first)).isTrue();
        assertThat(people(first)).extracting(People.PersonLine::vault).containsExactly(person.vault());
        assertThat(given(end(person, first))).isTrue();
        assertThat(sees(first)).isFalse();
        assertThat(people(first)).isEmpty();
        affiliatePerson.request(first, first.relay(), username, false);
        assertThat(sees(first)).isFalse();
        assertThat(people(first)).isEmpty();
    }

    @Test
    @DisplayName("AFF-5: ending what is over changes nothing and is not recorded")
    void endedAgain() {
        given(end(person, first));
        var before = scene.acts(person.vault());
        assertThat(given(end(person, first))).isFalse();
        assertThat(given(end(person, second))).isFalse();
        assertThat(scene.acts(person.vault())).isEqualTo(before);
    }

    @Test
    @DisplayName("AFF-8, END-7: what staff added stays when the affiliation ends, and so does the account")
    void stays() {
        var added = scene.note(first, person.vault(), Visibility.SHARED, "Adresse");
        given(end(person, first));
        assertThat(scene.ids(person, person.vault())).containsExactly(added.id());
    }

    @Test
    @DisplayName("AFF-5: staff of the relay end it when asked; staff of another relay cannot, and are not told that it exists")
    void endedByStaff() {
        assertThat(missing(end(second, second))).isTrue();
        assertThat(given(end(first, first))).isTrue();
        assertThat(sees(first)).isFalse();
    }

    @Test
    @DisplayName("AFF-5: staff end the affiliation to the relay at which they act, and no other")
    void notTheOthers() {
        ask(false);
        given(approve(asked()));
        var before = scene.acts(person.vault());
        assertThat(given(end(first, second))).isFalse();
        assertThat(scene.acts(person.vault())).isEqualTo(before);
        assertThat(sees(second)).isTrue();
        assertThat(given(end(first, first))).isTrue();
        assertThat(sees(first)).isFalse();
        assertThat(sees(second)).isTrue();
    }

    @Test
    @DisplayName("AFF-9: the person sees which relays are affiliated, since when and how it was confirmed")
    void own() {
        assertThat(seen().active()).singleElement().satisfies(tie -> {
            assertThat(tie.relay().name()).isEqualTo("Relais du Port");
            assertThat(tie.affiliation().state())
                    .isEqualTo(new AffiliationState.Active(scene.now(), Proof.AT_OPENING));
        });
        assertThat(refusal(scene.abri.affiliation().seeAffiliations().see(first, person.vault())))
                .isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_A_VAULT);
    }

    @Test
    @DisplayName("VLT-5: the consent to feed is withdrawn and given again, by the person alone")
    void feeding() {
        assertThat(refusal(decide(first, false))).isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_A_VAULT);
        assertThat(given(decide(person, false))).isPresent();
        assertThat(refusal(scene.addNote(first, person.vault(), Visibility.SHARED, "Rendez-vous")))
                .isEqualTo(Refusal.STAFF_FEED_ONLY_WITH_CONSENT);
        assertThat(given(decide(person, true))).isPresent();
        assertThat(scene.addNote(first, person.vault(), Visibility.SHARED, "Rendez-vous"))
                .isInstanceOf(Answer.Given.class);
    }

    @Test
    @DisplayName("VLT-5: deciding again what is decided already is not recorded, and without an affiliation there is nothing to decide")
    void feedingAgain() {
        var before = scene.acts(person.vault());
        assertThat(given(decide(person, true))).isPresent();
        assertThat(scene.acts(person.vault())).isEqualTo(before);
        ask(false);
        assertThat(given(scene.abri.affiliation().decideFeeding().decide(person, person.vault(),
                second.relay(), true))).isEmpty();
    }

    @Test
    @DisplayName("AFF-3: refusing and confirming at once leave one of the two, and a journal that agrees")
    void atOnce() throws InterruptedException, ExecutionException {
        for (int i = 0; i < 25; i++) {
            scene.pass(Duration.ofHours(8));
            ask(false);
            var asked = asked();
            var start = new CountDownLatch(1);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var ending = threads.submit(() -> {
                    start.await();
                    return end(second, second);
                });
                var confirming = threads.submit(() -> {
                    start.await();
                    return approve(asked);
                });
                start.countDown();
                assertThat(given(ending.get())).isTrue();
                assertThat(scene.acts(person.vault()).getLast())
                        .isEqualTo(given(confirming.get()).isPresent() ? Act.AFFILIATION_ENDED
                                : Act.AFFILIATION_WITHDRAWN);
            }
            assertThat(sees(second)).isFalse();
        }
        assertThat(scene.abri.journal().verifyJournal().verify().whole()).isTrue();
    }

    @Test
    @DisplayName("REC-1: of fifty who give one code by SMS at once, one confirms; the journal says so once")
    void codeAtOnce() throws InterruptedException {
        ask(true);
        var code = code();
        var giving = Collections.nCopies(50, (Callable<Answer<Optional<Affiliation>>>) () -> affiliatePerson
                .confirmWithCode(second, second.relay(), username, code));
        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(giving)).extracting(each -> given(each.resultNow()).isPresent())
                    .contains(true);
        }
        assertThat(scene.events(new Chain.OfVault(person.vault())))
                .filteredOn(event -> event.act() == Act.AFFILIATION_CONFIRMED
                        && event.actor() instanceof Actor.Staff staff
                        && staff.relayName().equals("Relais des Lilas"))
                .hasSize(1);
    }

    private Answer<AffiliatePerson.Outcome> ask(boolean bySms) {
        return affiliatePerson.request(second, second.relay(), username, bySms);
    }

    private Affiliation asked() {
        return seen().requested().getFirst().affiliation();
    }

    private Answer<Optional<Affiliation>> approve(Affiliation asked) {
        return affiliatePerson.approve(person, person.vault(), asked.id());
    }

    private boolean confirmed(String code) {
        return given(affiliatePerson.confirmWithCode(second, second.relay(), username, code)).isPresent();
    }

    private Answer<Boolean> end(Viewpoint by, Viewpoint.StaffAt relay) {
        return scene.abri.affiliation().endAffiliation().end(by, person.vault(), relay.relay());
    }

    private Answer<Optional<Affiliation>> decide(Viewpoint by, boolean allowed) {
        return scene.abri.affiliation().decideFeeding().decide(by, person.vault(), first.relay(), allowed);
    }

    private void lapse() {
        scene.runChore("lapse-affiliation-requests");
    }

    private AffiliationState latest() {
        return scene.ports.work().inOne(() -> scene.ports.affiliation().affiliations()
                .latest(person.vault(), second.relay()).orElseThrow().state());
    }

    private SeeAffiliations.Seen seen() {
        return given(scene.abri.affiliation().seeAffiliations().see(person, person.vault()));
    }

    private List<People.PersonLine> people(Viewpoint.StaffAt staff) {
        return given(scene.abri.affiliation().seePeople().list(staff, staff.relay(), Listing.first(10)))
                .lines();
    }

    private boolean sees(Viewpoint.StaffAt staff) {
        return scene.list(staff, person.vault()) instanceof Answer.Given;
    }

    private static String otherThan(String code) {
        return code.equals("000000") ? "111111" : "000000";
    }

    /** The code in the last SMS that left. */
    private String code() {
        scene.runJobs();
        return scene.memory.left().getLast().text().replaceAll("\\D", "");
    }
}
