package org.abri.application.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.abri.application.Scene;
import org.abri.application.affiliation.AffiliatePerson.ConfirmOutcome;
import org.abri.application.affiliation.AffiliatePerson.RequestOutcome;
import org.abri.application.vault.AddNote;
import org.abri.application.vault.SeeItems;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Username;
import org.abri.domain.affiliation.AffiliationState;
import org.abri.domain.affiliation.Proof;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AffiliationTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt first = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt second = scene.relay("Relais des Lilas");
    private final Viewpoint.Beneficiary person = scene.affiliated(first, true);
    private final Username username = scene.usernameOf(person.account());

    @Test
    @DisplayName("AFF-2: a code received by SMS and told to the professional confirms the affiliation")
    void byCode() {
        scene.note(person, person.vault(), Visibility.SHARED, "Hébergement");
        assertThat(scene.abri.affiliatePerson().request(second, username, true))
                .isEqualTo(new RequestOutcome.Asked());
        assertThat(sees(second)).isFalse();
        assertThat(scene.abri.affiliatePerson().confirmWithCode(second, username, code()))
                .isInstanceOfSatisfying(ConfirmOutcome.Confirmed.class,
                        confirmed -> assertThat(confirmed.affiliation().state())
                                .isEqualTo(new AffiliationState.Active(scene.now(), Proof.SMS_CODE)));
        assertThat(sees(second)).isTrue();
    }

    @Test
    @DisplayName("AFF-2: approval from the person's own account confirms the affiliation")
    void fromOwnAccount() {
        scene.abri.affiliatePerson().request(second, username, false);
        assertThat(scene.memory.jobs()).isEmpty();
        var asked = seen().requested().getFirst().affiliation();
        assertThat(scene.abri.affiliatePerson().approve(person, asked.id()))
                .isInstanceOf(ConfirmOutcome.Confirmed.class);
        assertThat(sees(second)).isTrue();
    }

    @Test
    @DisplayName("AFF-3: a request is confirmed once, and not any more after it was refused or withdrawn")
    void once() {
        scene.abri.affiliatePerson().request(second, username, true);
        var asked = seen().requested().getFirst().affiliation();
        scene.abri.endAffiliation().byOwner(person, second.relay());
        assertThat(scene.abri.affiliatePerson().approve(person, asked.id()))
                .isEqualTo(new ConfirmOutcome.NotConfirmed());
        assertThat(scene.abri.affiliatePerson().confirmWithCode(second, username, code()))
                .isEqualTo(new ConfirmOutcome.NotConfirmed());
        assertThat(sees(second)).isFalse();
        assertThat(scene.acts(person.vault())).contains(Act.AFFILIATION_REFUSED);
    }

    @Test
    @DisplayName("AFF-3: five wrong codes and the code is dead; ten minutes and it is too")
    void deadCodes() {
        scene.abri.affiliatePerson().request(second, username, true);
        var right = code();
        for (int i = 0; i < 5; i++) {
            assertThat(scene.abri.affiliatePerson().confirmWithCode(second, username,
                    right.equals("000000") ? "111111" : "000000"))
                            .isEqualTo(new ConfirmOutcome.NotConfirmed());
        }
        assertThat(scene.abri.affiliatePerson().confirmWithCode(second, username, right))
                .isEqualTo(new ConfirmOutcome.NotConfirmed());
        scene.pass(Duration.ofMinutes(2));
        scene.abri.affiliatePerson().request(second, username, true);
        scene.pass(Duration.ofMinutes(10));
        assertThat(scene.abri.affiliatePerson().confirmWithCode(second, username, code()))
                .isEqualTo(new ConfirmOutcome.NotConfirmed());
    }

    @Test
    @DisplayName("AFF-3: a request that nobody answers lapses after seven days, and the journal says so")
    void lapses() {
        scene.abri.affiliatePerson().request(second, username, false);
        var asked = seen().requested().getFirst().affiliation();
        scene.pass(Duration.ofDays(7));
        assertThat(scene.abri.affiliatePerson().approve(person, asked.id()))
                .isEqualTo(new ConfirmOutcome.NotConfirmed());
        scene.pass(Duration.ofSeconds(1));
        assertThat(scene.abri.affiliatePerson().lapse()).isEqualTo(1);
        assertThat(scene.acts(person.vault())).contains(Act.AFFILIATION_LAPSED);
    }

    @Test
    @DisplayName("AUT-5: asking for somebody unknown, for staff and for a beneficiary is answered alike")
    void alike() {
        assertThat(scene.abri.affiliatePerson().request(second, new Username("zozo-zuzu-zizi"), true))
                .isEqualTo(
                        scene.abri.affiliatePerson().request(second, scene.usernameOf(first.account()), true))
                .isEqualTo(scene.abri.affiliatePerson().request(second, username, true));
        assertThat(scene.abri.affiliatePerson().confirmWithCode(second, new Username("zozo-zuzu-zizi"),
                "123456"))
                        .isEqualTo(new ConfirmOutcome.NotConfirmed());
    }

    @Test
    @DisplayName("REC-1: at most three SMS an hour leave to one person")
    void sendings() {
        for (int i = 0; i < 6; i++) {
            scene.abri.affiliatePerson().request(second, username, true);
            scene.pass(Duration.ofMinutes(5));
        }
        assertThat(scene.memory.jobs()).hasSize(3);
    }

    @Test
    @DisplayName("AFF-5, AFF-6: the person leaves a relay and from that moment its staff see nothing; coming back needs a new request")
    void leaves() {
        scene.note(person, person.vault(), Visibility.SHARED, "Hébergement");
        assertThat(sees(first)).isTrue();
        scene.abri.endAffiliation().byOwner(person, first.relay());
        assertThat(sees(first)).isFalse();
        assertThat(((SeePeople.Outcome.Seen) scene.abri.seePeople().see(first, first.relay())).people())
                .isEmpty();
        scene.abri.affiliatePerson().request(first, username, false);
        assertThat(sees(first)).isFalse();
    }

    @Test
    @DisplayName("AFF-8, END-7: what staff added stays when the affiliation ends, and so does the account")
    void stays() {
        var added = scene.note(first, person.vault(), Visibility.SHARED, "Adresse");
        scene.abri.endAffiliation().byOwner(person, first.relay());
        assertThat(((SeeItems.ListOutcome.Listed) scene.abri.seeItems().all(person, person.vault())).items())
                .extracting(seen -> seen.item().id()).containsExactly(added.id());
    }

    @Test
    @DisplayName("AFF-5: staff of the relay end it when asked; staff of another relay cannot, and are not told that it exists")
    void endedByStaff() {
        assertThat(scene.abri.endAffiliation().byStaff(second, person.vault()))
                .isInstanceOfSatisfying(EndAffiliation.Outcome.Refused.class,
                        refused -> assertThat(refused.why().asMissing()).isTrue());
        assertThat(scene.abri.endAffiliation().byStaff(first, person.vault()))
                .isEqualTo(new EndAffiliation.Outcome.Ended());
        assertThat(sees(first)).isFalse();
    }

    @Test
    @DisplayName("AFF-5: staff end the affiliation to the relay at which they act, and no other")
    void notTheOthers() {
        scene.abri.affiliatePerson().request(second, username, false);
        scene.abri.affiliatePerson().approve(person, seen().requested().getFirst().affiliation().id());
        scene.abri.endAffiliation().byStaff(first, person.vault());
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
    }

    @Test
    @DisplayName("VLT-5: the consent to feed is withdrawn and given again, by the person alone")
    void feeding() {
        assertThat(scene.abri.decideFeeding().decide(first, person.vault(), first.relay(), false))
                .isInstanceOf(DecideFeeding.Outcome.Refused.class);
        scene.abri.decideFeeding().decide(person, person.vault(), first.relay(), false);
        assertThat(scene.addNote(first, person.vault(), Visibility.SHARED, "Rendez-vous"))
                .isInstanceOf(AddNote.Outcome.Refused.class);
        scene.abri.decideFeeding().decide(person, person.vault(), first.relay(), true);
        assertThat(scene.addNote(first, person.vault(), Visibility.SHARED, "Rendez-vous"))
                .isInstanceOf(AddNote.Outcome.Added.class);
    }

    @Test
    @DisplayName("AFF-3: refusing and confirming at once leave one of the two, and a journal that agrees")
    void atOnce() throws InterruptedException, ExecutionException {
        for (int i = 0; i < 25; i++) {
            scene.pass(Duration.ofMinutes(1));
            scene.abri.affiliatePerson().request(second, username, false);
            var asked = seen().requested().getFirst().affiliation();
            var start = new CountDownLatch(1);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var ending = threads.submit(() -> {
                    start.await();
                    return scene.abri.endAffiliation().byStaff(second, person.vault());
                });
                var confirming = threads.submit(() -> {
                    start.await();
                    return scene.abri.affiliatePerson().approve(person, asked.id());
                });
                start.countDown();
                assertThat(ending.get()).isEqualTo(new EndAffiliation.Outcome.Ended());
                var last = scene.acts(person.vault()).getLast();
                assertThat(last).isEqualTo(
                        confirming.get() instanceof ConfirmOutcome.Confirmed ? Act.AFFILIATION_ENDED
                                : Act.AFFILIATION_WITHDRAWN);
            }
            assertThat(sees(second)).isFalse();
        }
        assertThat(scene.abri.verifyJournal().verify().whole()).isTrue();
    }

    private SeeAffiliations.Outcome.Seen seen() {
        return (SeeAffiliations.Outcome.Seen) scene.abri.seeAffiliations().see(person);
    }

    private boolean sees(Viewpoint.StaffAt staff) {
        return scene.abri.seeItems().all(staff, person.vault()) instanceof SeeItems.ListOutcome.Listed;
    }

    /** The code in the last SMS that left. */
    private String code() {
        scene.memory.runDue(scene.now(), (task, subject) -> scene.abri.sendSms().send(subject));
        return scene.memory.left().getLast().text().replaceAll("\\D", "");
    }
}
