package org.abri.application.affiliation;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.WatchedJournal;
import org.abri.application.access.Answer;
import org.abri.application.affiliation.People.Leaving;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.PersonName;
import org.abri.domain.affiliation.AffiliationState.Over;
import org.abri.domain.affiliation.EndOfSupport;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.affiliation.HandOver;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.relay.InForce;
import org.abri.domain.text.Sought;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EndSupportTest {
    private final Scene scene = new Scene(WatchedJournal::in);
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt staff = scene.professional(manager);
    private final Viewpoint.StaffAt elsewhere = scene.relay("Relais des Lilas");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final VaultId vault = person.vault();
    private final EndSupport endSupport = scene.abri.affiliation().endSupport();

    @Test
    @DisplayName("AFF-7: declared by staff, the person sees at once the last day and who said so, and their journal says it; the relay still sees")
    void declared() {
        var end = given(endSupport.declare(staff, vault));
        assertThat(end.endsAt()).isEqualTo(Instant.parse("2026-12-02T23:00:00Z"));
        var seen = given(scene.abri.affiliation().seeAffiliations().seeWithStaff(person, vault));
        assertThat(seen.active().getFirst().affiliation().endOfSupport()).contains(end);
        assertThat(seen.names().get(staff.account())).isEqualTo(new PersonName("Paul", "Lemoine"));
        assertThat(scene.acts(vault)).endsWith(Act.END_OF_SUPPORT_DECLARED);
        assertThat(seesAt(staff)).isTrue();
        assertThat(lookOf(staff)).isEqualTo(end);
        assertThat(scene.addNote(staff, vault, Visibility.SHARED, "Remise")).isInstanceOf(Answer.Given.class);
    }

    @Test
    @DisplayName("AFF-7: declared again, by a colleague and later, it ends as it was declared first, and is recorded once")
    void declaredAgain() {
        var end = given(endSupport.declare(staff, vault));
        scene.pass(Duration.ofDays(3));
        assertThat(given(endSupport.declare(manager, vault))).isEqualTo(end);
        assertThat(scene.acts(vault)).filteredOn(Act.END_OF_SUPPORT_DECLARED::equals).hasSize(1);
    }

    @Test
    @DisplayName("AFF-7: taken back before the end it is as if it had not been declared; what was not declared is not taken back")
    void takenBack() {
        assertThat(given(endSupport.takeBack(staff, vault))).isFalse();
        given(endSupport.declare(staff, vault));
        assertThat(given(endSupport.takeBack(manager, vault))).isTrue();
        assertThat(given(endSupport.takeBack(manager, vault))).isFalse();
        assertThat(scene.acts(vault)).endsWith(Act.END_OF_SUPPORT_DECLARED, Act.END_OF_SUPPORT_TAKEN_BACK);
        scene.pass(Duration.ofDays(40));
        scene.runChore("end-supports");
        assertThat(seesAt(staff)).isTrue();
    }

    @Test
    @DisplayName("AFF-7, AFF-6: from the first moment after the last day staff see nothing, before any job has come by; the job writes it down, once")
    void endsByItself() {
        given(endSupport.declare(staff, vault));
        seesAt(staff);
        scene.pass(Duration.between(scene.now(), Instant.parse("2026-12-02T22:59:59.999Z")));
        scene.runChore("end-supports");
        assertThat(seesAt(staff)).isTrue();
        scene.pass(Duration.ofMillis(1));
        assertThat(missing(scene.list(staff, vault))).isTrue();
        assertThat(missing(endSupport.takeBack(staff, vault))).isTrue();
        assertThat(missing(endSupport.declare(staff, vault))).isTrue();
        assertThat(people(staff)).isEmpty();
        assertThat(given(scene.abri.affiliation().seeAffiliations().see(person, vault)).active()).isEmpty();
        assertThat(latest()).isNotInstanceOf(Over.class);
        scene.runChore("end-supports");
        scene.runChore("end-supports");
        assertThat(latest()).isEqualTo(new Over(scene.now(), Ending.END_OF_SUPPORT));
        var events = scene.events(new Chain.OfVault(vault));
        assertThat(events.getLast().act()).isEqualTo(Act.SUPPORT_ENDED);
        assertThat(events.getLast().actor()).isEqualTo(new Actor.Service());
        assertThat(events.getLast().subject()).isEqualTo("Relais du Port");
        assertThat(events).filteredOn(event -> event.act() == Act.SUPPORT_ENDED).hasSize(1);
        assertThat(looks()).isEmpty();
    }

    @Test
    @DisplayName("AFF-7: staff take the vault off the relay before the last day, once what the person needs is handed over; only what was declared")
    void finished() {
        assertThat(given(endSupport.finish(staff, vault))).isFalse();
        assertThat(seesAt(staff)).isTrue();
        given(endSupport.declare(staff, vault));
        assertThat(given(endSupport.finish(manager, vault))).isTrue();
        assertThat(latest()).isEqualTo(new Over(scene.now(), Ending.END_OF_SUPPORT));
        assertThat(missing(scene.list(staff, vault))).isTrue();
        assertThat(scene.acts(vault)).endsWith(Act.END_OF_SUPPORT_DECLARED, Act.SUPPORT_ENDED);
        assertThat(missing(endSupport.finish(manager, vault))).isTrue();
    }

    @Test
    @DisplayName("AFF-7, PRI-3: staff tick what the person has in hand, and untick it; the person sees what, who said so and when; each change is in the journal, once")
    void handedOver() {
        assertThat(given(endSupport.handOver(staff, vault, HandOver.PHONE, true))).as("not declared")
                .isFalse();
        assertThat(given(endSupport.see(staff, vault)))
                .isEqualTo(new EndSupport.HandingOver(Optional.empty(), Map.of()));
        given(endSupport.declare(manager, vault));
        assertThat(given(endSupport.handOver(staff, vault, HandOver.PHONE, true))).isTrue();
        var first = new EndOfSupport.Ticked(staff.account(), scene.now());
        scene.pass(Duration.ofDays(1));
        given(endSupport.handOver(manager, vault, HandOver.PHONE, true));
        given(endSupport.handOver(manager, vault, HandOver.RESCUE_CARD, true));
        var second = new EndOfSupport.Ticked(manager.account(), scene.now());
        var both = Map.of(HandOver.PHONE, first, HandOver.RESCUE_CARD, second);
        var own = given(scene.abri.affiliation().seeAffiliations().seeWithStaff(person, vault));
        assertThat(own.active().getFirst().affiliation().endOfSupport().orElseThrow().handedOver())
                .isEqualTo(both);
        assertThat(own.names()).containsOnlyKeys(staff.account(), manager.account());
        var seen = given(endSupport.see(manager, vault));
        assertThat(seen.end().orElseThrow().handedOver()).isEqualTo(both);
        assertThat(seen.names()).isEqualTo(own.names());
        assertThat(scene.acts(vault)).endsWith(Act.END_OF_SUPPORT_DECLARED, Act.HANDED_OVER,
                Act.HANDED_OVER);
        given(endSupport.handOver(manager, vault, HandOver.RESCUE_CARD, false));
        given(endSupport.handOver(manager, vault, HandOver.RESCUE_CARD, false));
        assertThat(lookOf(staff).handedOver()).isEqualTo(Map.of(HandOver.PHONE, first));
        assertThat(scene.acts(vault)).filteredOn(Act.HANDED_OVER::equals).hasSize(3);
        assertThat(missing(endSupport.handOver(elsewhere, vault, HandOver.PHONE, true))).isTrue();
        assertThat(missing(endSupport.see(elsewhere, vault))).isTrue();
        assertThat(endSupport.handOver(person, vault, HandOver.PHONE, true))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    @DisplayName("AFF-8, END-7: what the relay added stays, and so does the account")
    void papersStay() {
        var added = scene.note(staff, vault, Visibility.SHARED, "Attestation");
        given(endSupport.declare(staff, vault));
        given(endSupport.finish(staff, vault));
        assertThat(scene.ids(person, vault)).containsExactly(added.id());
    }

    @Test
    @DisplayName("AFF-5, AFF-7: the person leaves at any time before; the job then changes nothing")
    void personLeavesFirst() {
        given(endSupport.declare(staff, vault));
        assertThat(given(
                scene.abri.affiliation().endAffiliation().end(person, vault, staff.relay()))).isTrue();
        var left = latest();
        scene.pass(Duration.ofDays(40));
        scene.runChore("end-supports");
        assertThat(latest()).isEqualTo(left);
        assertThat(scene.acts(vault)).doesNotContain(Act.SUPPORT_ENDED);
    }

    @Test
    @DisplayName("AFF-7, REL-3: a relay that was suspended meanwhile keeps nobody: support ends on its day")
    void suspendedMeanwhile() {
        given(endSupport.declare(staff, vault));
        scene.pass(Duration.ofDays(70));
        // its agreement ended with the year
        assertThat(relay().at(scene.now())).isFalse();
        scene.runChore("end-supports");
        assertThat(latest()).isEqualTo(new Over(scene.now(), Ending.END_OF_SUPPORT));
    }

    @Test
    @DisplayName("AFF-7: only staff of that relay who are let in declare it: not its owner, not staff elsewhere, not operators, not who left")
    void byStaffOfThatRelay() {
        assertThat(refusal(endSupport.declare(person, vault)))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        assertThat(missing(endSupport.declare(elsewhere, vault))).isTrue();
        assertThat(missing(endSupport.declare(scene.operator, vault))).isTrue();
        given(scene.abri.relay().keepTeam().remove(manager, staff.relay(), staff.account()));
        assertThat(missing(endSupport.declare(staff, vault))).isTrue();
        assertThat(scene.acts(vault)).doesNotContain(Act.END_OF_SUPPORT_DECLARED);
    }

    @Test
    @DisplayName("AFF-7: the desk says whose support ends, the first to end first, to all staff of that relay and to nobody else's")
    void onTheDesk() {
        var other = scene.person(scene.opening(manager, "Samuel", "Tesfaye").wishing(true, false));
        assertThat(leaving(staff)).isEmpty();
        given(endSupport.declare(staff, other.vault()));
        scene.pass(Duration.ofDays(1));
        given(endSupport.declare(manager, vault));
        assertThat(leaving(staff)).extracting(Leaving::vault).containsExactly(other.vault(), vault);
        assertThat(leaving(manager)).isEqualTo(leaving(staff));
        assertThat(leaving(staff).getFirst().name()).isEqualTo(new PersonName("Samuel", "Tesfaye"));
        assertThat(leaving(elsewhere)).isEmpty();
        given(endSupport.takeBack(staff, other.vault()));
        assertThat(leaving(staff)).extracting(Leaving::end).containsExactly(lookOf(staff));
        scene.pass(Duration.ofDays(40));
        assertThat(leaving(staff)).isEmpty();
    }

    @Test
    @DisplayName("AFF-7, AFF-2: once the last day is over the relay can be affiliated anew, whether the job has come by or not")
    void askedAnew() {
        given(endSupport.declare(staff, vault));
        scene.pass(Duration.ofDays(31));
        var username = scene.usernameOf(person.account());
        given(scene.abri.affiliation().affiliatePerson().request(staff, staff.relay(), username, false));
        assertThat(scene.acts(vault)).endsWith(Act.SUPPORT_ENDED, Act.AFFILIATION_REQUESTED);
        var asked = given(scene.abri.affiliation().seeAffiliations().see(person, vault)).requested();
        assertThat(given(scene.abri.affiliation().affiliatePerson().approve(person, vault,
                asked.getFirst().affiliation().id()))).isPresent();
        assertThat(seesAt(staff)).isTrue();
        scene.runChore("end-supports");
        assertThat(seesAt(staff)).isTrue();
    }

    @Test
    @DisplayName("AFF-7: more than one page of them end in one run")
    void many() {
        for (int i = 0; i < 101; i++) {
            var other = scene.person(scene.opening(manager, "Amina", "Diallo " + (char) ('a' + i % 26)
                    + (char) ('a' + i / 26)).wishing(true, false).because("homonyme"));
            given(endSupport.declare(staff, other.vault()));
        }
        scene.pass(Duration.ofDays(31));
        scene.runChore("end-supports");
        assertThat(scene.ports.work().inOne(() -> scene.ports.affiliation().affiliations()
                .supportOver(scene.now(), Optional.empty(), 200))).isEmpty();
    }

    @Test
    @DisplayName("AFF-7: two nodes that run the job, and a person who leaves meanwhile, end it once between them")
    void races() throws InterruptedException, ExecutionException {
        for (int i = 0; i < 25; i++) {
            var other = scene.person(scene.opening(manager, "Amina", "Course " + (char) ('a' + i))
                    .wishing(true, false).because("homonyme"));
            given(endSupport.declare(staff, other.vault()));
            scene.pass(Duration.ofDays(31));
            var start = new CountDownLatch(1);
            try (var threads = Executors.newFixedThreadPool(3)) {
                var runs = List.of(threads.submit(() -> run(start)), threads.submit(() -> run(start)));
                var leaving = threads.submit(() -> {
                    start.await();
                    return given(scene.abri.affiliation().endAffiliation().end(other, other.vault(),
                            staff.relay()));
                });
                start.countDown();
                for (var run : runs) {
                    run.get();
                }
                var left = leaving.get();
                assertThat(scene.acts(other.vault()))
                        .filteredOn(act -> act == Act.SUPPORT_ENDED || act == Act.AFFILIATION_ENDED)
                        .containsExactly(left ? Act.AFFILIATION_ENDED : Act.SUPPORT_ENDED);
            }
            scene.pass(Duration.ofDays(-31));
        }
        assertThat(scene.abri.journal().verifyJournal().verify().whole()).isTrue();
    }

    private boolean run(CountDownLatch start) throws InterruptedException {
        start.await();
        scene.runChore("end-supports");
        return true;
    }

    private boolean seesAt(Viewpoint.StaffAt by) {
        return scene.list(by, vault) instanceof Answer.Given;
    }

    private EndOfSupport lookOf(Viewpoint.StaffAt by) {
        if (scene.list(by, vault) instanceof Answer.Given<?>(var list, var look)) {
            return look.endOfSupport().orElseThrow();
        }
        throw new AssertionError();
    }

    private List<Leaving> leaving(Viewpoint.StaffAt by) {
        return given(scene.abri.affiliation().seePeople().atDesk(by, by.relay(), Sought.NOTHING,
                Listing.first(10))).leaving();
    }

    private List<People.PersonLine> people(Viewpoint.StaffAt by) {
        return given(scene.abri.affiliation().seePeople().list(by, by.relay(), Listing.first(10))).lines();
    }

    private Object latest() {
        return scene.ports.work().inOne(() -> scene.ports.affiliation().affiliations()
                .latest(vault, staff.relay()).orElseThrow().state());
    }

    private InForce relay() {
        return scene.ports.work()
                .inOne(() -> scene.ports.relay().relays().find(staff.relay()).orElseThrow().inForce());
    }

    private Map<VaultId, Instant> looks() {
        AccountId who = staff.account();
        return scene.ports.work().inOne(
                () -> scene.ports.relay().looks().find(who, staff.relay(), Set.of(vault)));
    }
}
