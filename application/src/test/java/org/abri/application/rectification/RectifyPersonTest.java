package org.abri.application.rectification;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.abri.application.Scene;
import org.abri.application.affiliation.AffiliatePerson;
import org.abri.application.affiliation.FindPerson;
import org.abri.application.rectification.RectifyPerson.Command;
import org.abri.application.rectification.RectifyPerson.Confirmation;
import org.abri.application.rectification.RectifyPerson.Outcome;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Standing;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.limits.Pace;
import org.abri.domain.rectification.Rectification;
import org.abri.domain.rectification.RectificationId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RectifyPersonTest {
    private static final PersonName RIGHT = new PersonName("Aminata", "Dialo");
    private static final BirthDate BORN = new BirthDate("1991-03-01");
    private static final String ANSWER = "les tilleuls";

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt staff = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt elsewhere = scene.relay("Relais de la Gare");
    private final Viewpoint.Beneficiary person = scene.affiliated(staff, true);
    private final RectifyPerson rectifyPerson = scene.abri.rectification().rectifyPerson();

    private Command command(PersonName name, Optional<BirthDate> born, boolean bySms) {
        return new Command(staff, person.vault(), name, born, Optional.empty(), bySms);
    }

    private RectificationId ask(boolean bySms) {
        return given(Outcome.Asked.class, rectifyPerson.request(command(RIGHT, Optional.of(BORN), bySms)))
                .id();
    }

    private Account account() {
        return scene.ports.work()
                .inOne(() -> scene.ports.account().accounts().find(person.account()).orElseThrow());
    }

    private boolean finds(PersonName name, BirthDate born) {
        return !given(FindPerson.Outcome.Found.class,
                scene.abri.affiliation().findPerson().find(elsewhere, elsewhere.relay(), name, born)).people()
                        .isEmpty();
    }

    private String code() {
        scene.runJobs();
        return scene.memory.left().getLast().text().replaceAll("\\D", "");
    }

    private void isNotRectified() {
        assertThat(account().name()).isEqualTo(new PersonName("Amina", "Diallo"));
    }

    @Test
    @DisplayName("PRI-2, CRY-4: nothing changes until the person approves; then they are found by what they are called now, and no longer by what they were; it is told to their phone")
    void approved() {
        var id = ask(false);
        isNotRectified();
        assertThat(given(rectifyPerson.seeOwn(person))).hasValueSatisfying(waiting -> {
            assertThat(waiting.asked().name()).isEqualTo(RIGHT);
            assertThat(waiting.asked().born()).contains(BORN);
            assertThat(waiting.askedBy()).contains(new PersonName("Malika", "Roussel"));
            assertThat(waiting.relay().name()).isEqualTo("Relais du Port");
        });
        assertThat(given(rectifyPerson.approve(person, id))).isEqualTo(Confirmation.RECTIFIED);
        assertThat(account().name()).isEqualTo(RIGHT);
        assertThat(account().born()).contains(BORN);
        assertThat(finds(RIGHT, BORN)).isTrue();
        assertThat(finds(new PersonName("Amina", "Diallo"), new BirthDate("1990-02-28"))).isFalse();
        scene.runJobs();
        assertThat(scene.memory.left()).singleElement()
                .satisfies(sms -> assertThat(sms.text()).contains("put right"));
        assertThat(given(rectifyPerson.approve(person, id))).as("once").isEqualTo(Confirmation.NOT_CONFIRMED);
        assertThat(given(rectifyPerson.seeOwn(person))).isEmpty();
    }

    @Test
    @DisplayName("PRI-2, PRI-3: the journal says who, for which relay and what; of what the person was called before it says nothing more")
    void journal() {
        given(rectifyPerson.approve(person, ask(false)));
        var events = scene.events(new Chain.OfVault(person.vault()));
        var asked = events.get(events.size() - 2);
        assertThat(asked.act()).isEqualTo(Act.RECTIFICATION_ASKED);
        assertThat(asked.actor()).isInstanceOfSatisfying(Actor.Staff.class, by -> {
            assertThat(by.relayName()).isEqualTo("Relais du Port");
            assertThat(by.name()).isEqualTo("Malika Roussel");
        });
        assertThat(events.getLast().act()).isEqualTo(Act.RECTIFIED);
        assertThat(events.getLast().actor()).isEqualTo(new Actor.Owner());
        assertThat(events.getLast().subject()).isEqualTo("Relais du Port");
    }

    @Test
    @DisplayName("PRI-2: a birth date that nothing is said of stays as it is")
    void namesAlone() {
        var id = given(Outcome.Asked.class, rectifyPerson.request(command(RIGHT, Optional.empty(), false)))
                .id();
        given(rectifyPerson.approve(person, id));
        assertThat(account().born()).contains(new BirthDate("1990-02-28"));
        assertThat(finds(RIGHT, new BirthDate("1990-02-28"))).isTrue();
    }

    @Test
    @DisplayName("PRI-2, REC-1: the code that came by SMS confirms it, once; a wrong one does not, five kill it, and what is no code is no try")
    void bySms() {
        var id = ask(true);
        var code = code();
        assertThat(given(rectifyPerson.confirmWithCode(staff, person.vault(), id, "abc")))
                .isEqualTo(Confirmation.NOT_CONFIRMED);
        assertThat(scene.acts(person.vault())).doesNotContain(Act.CODE_REFUSED);
        var wrong = code.equals("111111") ? "222222" : "111111";
        for (int i = 0; i < 4; i++) {
            assertThat(given(rectifyPerson.confirmWithCode(staff, person.vault(), id, wrong)))
                    .isEqualTo(Confirmation.NOT_CONFIRMED);
        }
        assertThat(scene.acts(person.vault())).filteredOn(Act.CODE_REFUSED::equals).hasSize(4);
        isNotRectified();
        assertThat(given(rectifyPerson.confirmWithCode(staff, person.vault(), id, code)))
                .isEqualTo(Confirmation.RECTIFIED);
        assertThat(account().name()).isEqualTo(RIGHT);
        assertThat(given(rectifyPerson.confirmWithCode(staff, person.vault(), id, code)))
                .isEqualTo(Confirmation.NOT_CONFIRMED);

        var again = ask(true);
        var other = code();
        for (int i = 0; i < 5; i++) {
            given(rectifyPerson.confirmWithCode(staff, person.vault(), again,
                    other.equals("111111") ? "222222" : "111111"));
        }
        assertThat(given(rectifyPerson.confirmWithCode(staff, person.vault(), again, other)))
                .isEqualTo(Confirmation.NOT_CONFIRMED);
    }

    @Test
    @DisplayName("PRI-2, REC-1: a code is good for ten minutes, and for the request it was sent for")
    void ofThatRequest() {
        var first = ask(true);
        var code = code();
        scene.pass(Duration.ofMinutes(10));
        assertThat(given(rectifyPerson.confirmWithCode(staff, person.vault(), first, code)))
                .isEqualTo(Confirmation.NOT_CONFIRMED);
        var second = ask(true);
        var other = code();
        assertThat(given(rectifyPerson.confirmWithCode(staff, person.vault(), first, other)))
                .isEqualTo(Confirmation.NOT_CONFIRMED);
        assertThat(given(rectifyPerson.confirmWithCode(staff, person.vault(), second, code)))
                .as("of the one before").isEqualTo(Confirmation.NOT_CONFIRMED);
        assertThat(given(rectifyPerson.confirmWithCode(staff, person.vault(), second, other)))
                .isEqualTo(Confirmation.RECTIFIED);
    }

    @Test
    @DisplayName("PRI-2, SEC-5: the secret answer told to staff confirms it, and is burnt; a wrong one does not, and is in the journal")
    void byAnswer() {
        var id = ask(false);
        assertThat(given(rectifyPerson.confirmWithAnswer(staff, person.vault(), id, "les acacias")))
                .isEqualTo(Confirmation.NOT_CONFIRMED);
        assertThat(scene.acts(person.vault())).endsWith(Act.ANSWER_REFUSED);
        assertThat(given(rectifyPerson.confirmWithAnswer(staff, person.vault(), id, ANSWER)))
                .isEqualTo(Confirmation.RECTIFIED);
        assertThat(account().name()).isEqualTo(RIGHT);
        assertThat(scene.signedIn(scene.usernameOf(person.account()), Scene.PASSWORD).standing())
                .isEqualTo(Standing.QUESTION_TO_RENEW);
        var next = ask(false);
        assertThat(given(rectifyPerson.confirmWithAnswer(staff, person.vault(), next, ANSWER)))
                .as("burnt").isEqualTo(Confirmation.NOT_CONFIRMED);
    }

    @Test
    @DisplayName("PRI-2: the person refuses, staff of that relay take back, a new request replaces the one before; what is over is not confirmed")
    void over() {
        var refused = ask(false);
        assertThat(given(rectifyPerson.refuse(person, refused))).isTrue();
        assertThat(given(rectifyPerson.refuse(person, refused))).isFalse();
        assertThat(given(rectifyPerson.approve(person, refused))).isEqualTo(Confirmation.NOT_CONFIRMED);
        assertThat(scene.acts(person.vault())).endsWith(Act.RECTIFICATION_REFUSED);
        var withdrawn = ask(false);
        assertThat(given(rectifyPerson.see(staff, person.vault()))).isPresent();
        assertThat(given(rectifyPerson.withdraw(staff, person.vault(), withdrawn))).isTrue();
        assertThat(given(rectifyPerson.see(staff, person.vault()))).isEmpty();
        assertThat(given(rectifyPerson.approve(person, withdrawn))).isEqualTo(Confirmation.NOT_CONFIRMED);
        assertThat(scene.acts(person.vault())).endsWith(Act.RECTIFICATION_WITHDRAWN);
        var replaced = ask(false);
        ask(false);
        assertThat(given(rectifyPerson.approve(person, replaced))).isEqualTo(Confirmation.NOT_CONFIRMED);
        isNotRectified();
    }

    @Test
    @DisplayName("PRI-2: after seven days nobody can confirm it, and it leaves no names behind")
    void lapses() {
        var id = ask(false);
        scene.pass(Rectification.LIFE.minusMillis(1));
        scene.runChore("lapse-rectifications");
        assertThat(given(rectifyPerson.seeOwn(person))).isPresent();
        scene.pass(Duration.ofMillis(1));
        assertThat(given(rectifyPerson.seeOwn(person))).isEmpty();
        assertThat(given(rectifyPerson.approve(person, id))).isEqualTo(Confirmation.NOT_CONFIRMED);
        scene.runChore("lapse-rectifications");
        assertThat(scene.acts(person.vault())).endsWith(Act.RECTIFICATION_LAPSED);
        assertThat(scene.ports.work().inOne(() -> scene.ports.rectifications().find(person.account())))
                .isEmpty();
        isNotRectified();
    }

    @Test
    @DisplayName("PRI-2, AFF-6: staff of no affiliated relay ask for nothing; and what a relay asked is void once its affiliation ends")
    void affiliatedOnly() {
        assertThat(refusal(rectifyPerson.request(new Command(elsewhere, person.vault(), RIGHT,
                Optional.empty(), Optional.empty(), false))))
                        .isEqualTo(Refusal.STAFF_SEE_ONLY_AFFILIATED_VAULTS);
        var id = ask(false);
        given(scene.abri.affiliation().endAffiliation().end(person, person.vault(), staff.relay()));
        assertThat(given(rectifyPerson.seeOwn(person))).isEmpty();
        assertThat(given(rectifyPerson.approve(person, id))).isEqualTo(Confirmation.NOT_CONFIRMED);
        isNotRectified();
    }

    @Test
    @DisplayName("PRI-2: nobody confirms but the person, and what one relay asked is none of another's")
    void nobodyElse() {
        given(scene.abri.affiliation().affiliatePerson().approve(person, person.vault(),
                given(AffiliatePerson.Asked.class,
                        scene.abri.affiliation().affiliatePerson().request(elsewhere, elsewhere.relay(),
                                scene.usernameOf(person.account()), false)).request()));
        var id = ask(true);
        var code = code();
        var stranger = scene.person(scene.opening(staff, "Awa", "Ba"));
        assertThat(given(rectifyPerson.approve(stranger, id))).isEqualTo(Confirmation.NOT_CONFIRMED);
        assertThat(given(rectifyPerson.see(elsewhere, person.vault()))).isEmpty();
        assertThat(given(rectifyPerson.withdraw(elsewhere, person.vault(), id))).isFalse();
        assertThat(given(rectifyPerson.confirmWithCode(elsewhere, person.vault(), id, code)))
                .isEqualTo(Confirmation.NOT_CONFIRMED);
        assertThat(given(rectifyPerson.confirmWithAnswer(elsewhere, person.vault(), id, ANSWER)))
                .isEqualTo(Confirmation.NOT_CONFIRMED);
        isNotRectified();
    }

    @Test
    @DisplayName("ACC-8: names and birth date of somebody else stop it, of whom nothing is said and who reads that somebody looked; a reason overrides")
    void homonym() {
        var other = scene.person(scene.opening(staff, "Aminata", "Dialo"));
        var like = command(new PersonName("Aminata", "Diallo"), Optional.empty(), false);
        assertThat(given(rectifyPerson.request(like))).isEqualTo(new Outcome.MayHaveAnAccount());
        assertThat(scene.acts(other.vault())).endsWith(Act.SEARCHED_FOR);
        assertThat(given(rectifyPerson.seeOwn(person))).isEmpty();
        var id = given(Outcome.Asked.class, rectifyPerson.request(new Command(staff, person.vault(),
                like.name(), like.born(), Optional.of("Cousines"), false))).id();
        assertThat(scene.events(new Chain.OfVault(person.vault())).getLast().subject()).isEqualTo("Cousines");
        assertThat(given(rectifyPerson.approve(person, id))).isEqualTo(Confirmation.RECTIFIED);
    }

    @Test
    @DisplayName("ACC-8: one's own names, spelt otherwise, are nobody else's; those of somebody who came since are, also when the person approves")
    void ownAndLater() {
        given(Outcome.Asked.class,
                rectifyPerson.request(command(new PersonName("Amina", "Dialo"), Optional.empty(), false)));
        var id = ask(false);
        var opened = scene.ports.work()
                .inOne(() -> account().rectified(RIGHT, Optional.of(BORN)));
        var twin = scene.person(scene.opening(staff, "Awa", "Ba"));
        scene.ports.work().inOne(() -> {
            var accounts = scene.ports.account().accounts();
            accounts.save(accounts.find(twin.account()).orElseThrow().rectified(opened.name(),
                    opened.born()));
            return twin;
        });
        assertThat(given(rectifyPerson.approve(person, id))).isEqualTo(Confirmation.MAY_HAVE_AN_ACCOUNT);
        isNotRectified();
        assertThat(scene.acts(twin.vault())).doesNotContain(Act.SEARCHED_FOR);
    }

    @Test
    @DisplayName("SEC-6, AUT-5: one of the staff asks only so often, and nothing is looked at before then")
    void paused() {
        for (int i = 0; i < Pace.RECTIFYING_A_PERSON.atOnce(); i++) {
            ask(false);
        }
        var before = scene.acts(person.vault()).size();
        given(Outcome.Paused.class, rectifyPerson.request(command(RIGHT, Optional.of(BORN), false)));
        assertThat(scene.acts(person.vault())).hasSize(before);
        scene.pass(Pace.RECTIFYING_A_PERSON.each());
        ask(false);
    }

    @Test
    @DisplayName("ACC-8, AUT-5: who has an account is found out by rectifying no more often than by opening")
    void countedAsOpening() {
        var vague = Optional.of(new BirthDate("1991"));
        for (int i = 0; i < Pace.VAGUE_OPENING_BY_STAFF.atOnce(); i++) {
            given(Outcome.Asked.class, rectifyPerson.request(command(RIGHT, vague, false)));
        }
        given(Outcome.Paused.class, rectifyPerson.request(command(RIGHT, vague, false)));
    }

    @Test
    @DisplayName("PRI-2: while a vault is restricted staff ask for nothing")
    void restricted() {
        given(scene.abri.vault().restrictVault().restrict(person, person.vault(), true));
        assertThat(refusal(rectifyPerson.request(command(RIGHT, Optional.empty(), false))))
                .isEqualTo(Refusal.A_RESTRICTED_VAULT_IS_CLOSED_TO_EVERYBODY_ELSE);
    }
}
