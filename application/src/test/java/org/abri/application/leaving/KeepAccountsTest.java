package org.abri.application.leaving;

import static org.abri.application.Scene.PASSWORD;
import static org.abri.application.Scene.PDF;
import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.leaving.KeepAccounts.Outcome;
import org.abri.application.session.SignIn;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Holds;
import org.abri.domain.account.Measure;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeepAccountsTest {
    private final Scene scene = new Scene();
    private Viewpoint.StaffAt manager;
    private Viewpoint.StaffAt professional;
    private Viewpoint.Beneficiary person;

    @BeforeEach
    void people() {
        manager = scene.relay("Relais du Port");
        professional = scene.professional(manager);
        person = scene.affiliated(manager, true);
    }

    private KeepAccounts desk() {
        return scene.abri.leaving().keepAccounts();
    }

    private Outcome take(AccountId account, Measure measure) {
        return given(desk().take(new KeepAccounts.Command(scene.operator, account, measure,
                "Documents qui ne sont pas à lui")));
    }

    @Test
    @DisplayName("END-5, VLT-13, ACC-10: operators find an account by its whole username alone, and see no name and nothing that is in it")
    void found() {
        assertThat(given(desk().find(scene.operator, scene.usernameOf(person.account()))))
                .contains(person.account());
        assertThat(given(desk().find(scene.operator, new Username("bado-riku-mena")))).isEmpty();
        var seen = given(desk().see(scene.operator, professional.account()));
        assertThat(seen.relays()).containsExactly("Relais du Port");
        assertThat(seen.holds()).isEqualTo(Holds.NONE);
        assertThat(given(desk().see(scene.operator, person.account())).toString()).doesNotContain("Amina")
                .doesNotContain("Diallo");
        for (var other : List.of(person, new Viewpoint.Staff(manager.account()), manager)) {
            assertThat(refusal(desk().find(other, scene.usernameOf(person.account()))))
                    .isIn(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS,
                            Refusal.STAFF_WITHOUT_MEMBERSHIP_SEE_NOBODY);
            assertThat(desk().take(new KeepAccounts.Command(other, person.account(), Measure.SUSPEND, "…")))
                    .isInstanceOf(Answer.Refused.class);
        }
    }

    @Test
    @DisplayName("LAW-5, END-5: a suspended person signs in, takes their papers and may leave, and nothing else; nobody else is in their vault")
    void suspendedPerson() {
        var paper = scene.document(person, person.vault(), Visibility.SHARED, PDF);
        var username = scene.usernameOf(person.account());
        var session = scene.signedIn(username, PASSWORD);
        assertThat(take(person.account(), Measure.SUSPEND)).isEqualTo(Outcome.DONE);
        assertThat(take(person.account(), Measure.SUSPEND)).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(scene.abri.session().recognise().whoHas(session.token())).isEmpty();

        scene.signedIn(username, PASSWORD);
        assertThat(scene.ids(person, person.vault())).containsExactly(paper.id());
        assertThat(refusal(scene.addNote(person, person.vault(), Visibility.PRIVATE, "Note")))
                .isEqualTo(Refusal.WHOEVER_IS_SUSPENDED_TAKES_THEIR_PAPERS_AND_LEAVES);
        assertThat(missing(scene.list(manager, person.vault()))).isTrue();
        var entries = given(scene.abri.journal().readJournal().read(person, person.vault(),
                Optional.empty()));
        assertThat(entries.events()).filteredOn(event -> event.act() == Act.ACCOUNT_SUSPENDED).singleElement()
                .satisfies(event -> assertThat(event.subject()).isEqualTo("Documents qui ne sont pas à lui"));

        assertThat(take(person.account(), Measure.LIFT)).isEqualTo(Outcome.DONE);
        assertThat(take(person.account(), Measure.LIFT)).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(scene.ids(manager, person.vault())).containsExactly(paper.id());
        scene.note(person, person.vault(), Visibility.PRIVATE, "Note");
    }

    @Test
    @DisplayName("END-5, AUT-5: suspended staff are answered like a wrong password, and reach nothing; the service's journal says why")
    void suspendedStaff() {
        var session = scene.signedIn(scene.usernameOf(professional.account()), PASSWORD);
        assertThat(take(professional.account(), Measure.SUSPEND)).isEqualTo(Outcome.DONE);
        assertThat(scene.abri.session().recognise().whoHas(session.token())).isEmpty();
        assertThat(scene.signIn(scene.usernameOf(professional.account()), PASSWORD))
                .isEqualTo(new SignIn.Outcome.NotRecognised());
        assertThat(scene.list(professional, person.vault())).isInstanceOf(Answer.Refused.class);
        assertThat(scene.events(new Chain.OfService()).getLast().subject())
                .isEqualTo("Paul Lemoine (Documents qui ne sont pas à lui)");
    }

    @Test
    @DisplayName("END-5: a formal notice runs for fifteen days; complied with it ends there, without effect the desk goes on showing it")
    void notices() {
        assertThat(take(person.account(), Measure.END_NOTICE)).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(take(person.account(), Measure.GIVE_NOTICE)).isEqualTo(Outcome.DONE);
        assertThat(take(person.account(), Measure.GIVE_NOTICE)).isEqualTo(Outcome.NOTHING_TO_DO);
        scene.pass(Duration.ofDays(15));
        assertThat(take(person.account(), Measure.END_NOTICE)).as("on the fifteenth day")
                .isEqualTo(Outcome.DONE);
        assertThat(given(desk().notices(scene.operator, Listing.first(9))).lines()).isEmpty();
        assertThat(scene.acts(person.vault())).endsWith(Act.FORMAL_NOTICE_GIVEN, Act.FORMAL_NOTICE_ENDED);

        assertThat(take(professional.account(), Measure.GIVE_NOTICE)).isEqualTo(Outcome.DONE);
        scene.pass(Duration.ofDays(17));
        assertThat(take(professional.account(), Measure.END_NOTICE)).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(given(desk().notices(scene.operator, Listing.first(9))).lines()).singleElement()
                .satisfies(seen -> {
                    assertThat(seen.username()).isEqualTo(scene.usernameOf(professional.account()));
                    assertThat(seen.notice().withoutEffectAt(scene.now())).isTrue();
                });
        assertThat(take(professional.account(), Measure.GIVE_NOTICE)).as("another one")
                .isEqualTo(Outcome.DONE);
    }

    @Test
    @DisplayName("END-1, END-5: an operator deletes an account, because it is asked for or for abuse; the reason stays, who it was does not")
    void deleted() {
        var username = scene.usernameOf(person.account());
        assertThat(take(person.account(), Measure.DELETE)).isEqualTo(Outcome.DONE);
        assertThat(scene.signIn(username, PASSWORD)).isEqualTo(new SignIn.Outcome.NotRecognised());
        var last = scene.events(new Chain.OfService()).getLast();
        assertThat(last.act()).isEqualTo(Act.ACCOUNT_DELETED);
        assertThat(last.subject()).isEqualTo("Documents qui ne sont pas à lui");
        assertThat(new String(last.encoded(), StandardCharsets.UTF_8)).doesNotContain("Amina")
                .doesNotContain(username.value());
        assertThat(missing(desk().see(scene.operator, person.account()))).isTrue();
        assertThat(missing(desk().take(new KeepAccounts.Command(scene.operator, person.account(),
                Measure.DELETE, "…")))).isTrue();
    }

    @Test
    @DisplayName("END-8, REL-4: of deleted staff what they added stays, as their relay's; the last manager is not deleted")
    void staff() {
        var note = scene.note(professional, person.vault(), Visibility.SHARED, "Rendez-vous");
        assertThat(take(professional.account(), Measure.DELETE)).isEqualTo(Outcome.DONE);
        assertThat(scene.ids(manager, person.vault())).containsExactly(note.id());
        assertThat(given(scene.abri.vault().seeItems().find(person, person.vault(), note.id())).addedBy())
                .get().satisfies(by -> {
                    assertThat(by.relay()).isEqualTo("Relais du Port");
                    assertThat(by.name()).isEmpty();
                });
        assertThat(take(manager.account(), Measure.DELETE)).isEqualTo(Outcome.LAST_MANAGER);
        assertThat(take(manager.account(), Measure.SUSPEND)).isEqualTo(Outcome.DONE);
    }

    @Test
    @DisplayName("ACC-1: no operator does anything to themselves from here")
    void notOneself() {
        for (var measure : Measure.values()) {
            assertThat(take(scene.operator.account(), measure)).isEqualTo(Outcome.NOT_FROM_HERE);
        }
    }

    @Test
    @DisplayName("SEC-8: an operator locks an account when they are asked to")
    void locked() {
        assertThat(take(professional.account(), Measure.LOCK)).isEqualTo(Outcome.DONE);
        assertThat(scene.signIn(scene.usernameOf(professional.account()), PASSWORD))
                .isEqualTo(new SignIn.Outcome.NotRecognised());
    }
}
