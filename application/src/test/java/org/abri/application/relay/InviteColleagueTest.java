package org.abri.application.relay;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.relay.InviteColleague.Joined;
import org.abri.application.relay.InviteColleague.Outcome;
import org.abri.application.opening.ActivateAccount;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Standing;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.limits.Pace;
import org.abri.domain.relay.Invitation;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.Renewal;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InviteColleagueTest {
    private static final Username NOBODYS = Username.typed("kado-limu-pero");

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt elsewhere = scene.relay("Accueil de jour");
    private final AccountId paul = scene.professional(elsewhere).account();
    private final Viewpoint.Staff asPaul = new Viewpoint.Staff(paul);
    private final InviteColleague invite = scene.abri.relay().inviteColleague();
    private final KeepTeam team = scene.abri.relay().keepTeam();

    @Test
    @DisplayName("ACC-12: asked by whole username, the person agrees from their own account and works for both relays, with one password")
    void joins() {
        var person = scene.affiliated(manager, true);
        ask(usernameOf(paul));
        assertThat(missing(scene.list(paulAt(manager), person.vault())))
                .as("nobody is added without agreeing")
                .isTrue();
        var asked = given(invite.own(asPaul));
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().relay().id()).isEqualTo(manager.relay());
        assertThat(asked.getFirst().by().orElseThrow().full()).isEqualTo("Malika Roussel");
        assertThat(asked.getFirst().until()).isEqualTo(scene.now().plus(Invitation.LIFE));

        assertThat(answer(true)).isEqualTo(Joined.JOINED);
        scene.note(paulAt(manager), person.vault(), Visibility.SHARED, "Attestation");
        assertThat(workplaces()).containsExactlyInAnyOrder(elsewhere.relay(), manager.relay());
        assertThat(given(team.see(manager, manager.relay()))).anySatisfy(member -> {
            assertThat(member.account()).isEqualTo(paul);
            assertThat(member.role()).isEqualTo(StaffRole.PROFESSIONAL);
        });
        assertThat(given(invite.own(asPaul))).isEmpty();
        assertThat(given(invite.waiting(manager, manager.relay()))).isEmpty();
        assertThat(answer(true)).as("once").isEqualTo(Joined.OVER);
        assertThat(acts()).endsWith(Act.COLLEAGUE_INVITED, Act.INVITATION_ACCEPTED);
    }

    private RenewAccess.Outcome.Waiting renewal() {
        return given(RenewAccess.Outcome.Waiting.class,
                scene.abri.relay().renewAccess().ask(elsewhere, elsewhere.relay(), paul));
    }

    private boolean opens(RenewAccess.Outcome.Waiting renewal) {
        return scene.activate(renewal.username(), renewal.code(),
                "six hirondelles sous le pont") instanceof ActivateAccount.Outcome.Renewed;
    }

    @Test
    @DisplayName("ACC-12, AUT-6: a code on paper that one relay asked for opens nothing once the person works for another, and nobody approves it any more")
    void stopsWhatWaits() {
        var renewal = renewal();
        ask(usernameOf(paul));
        assertThat(answer(true)).isEqualTo(Joined.JOINED);
        assertThat(acts()).endsWith(Act.RENEWAL_STOPPED, Act.INVITATION_ACCEPTED);
        assertThat(given(scene.abri.relay().renewAccess().approve(scene.operator, elsewhere.relay(), paul)))
                .isEqualTo(Renewal.Approval.NOTHING_WAITS);
        assertThat(opens(renewal)).isFalse();
    }

    @Test
    @DisplayName("ACC-12, AUT-6: also when two managers of the first relay had agreed on it before")
    void stopsWhatManagersAgreedOn() {
        var renewal = renewal();
        var second = scene.professional(elsewhere);
        scene.ports.work().inOne(() -> {
            var seats = scene.ports.relay().memberships();
            seats.save(seats.find(second.account(), elsewhere.relay()).orElseThrow().named(scene.now()));
            return second;
        });
        assertThat(given(scene.abri.relay().renewAccess().approve(second, elsewhere.relay(), paul)))
                .isEqualTo(Renewal.Approval.APPROVED);
        ask(usernameOf(paul));
        answer(true);
        assertThat(opens(renewal)).isFalse();
    }

    @Test
    @DisplayName("ACC-12, AUT-6: what an operator approved goes on; so does what is asked for whoever does not join")
    void goesOn() {
        var renewal = renewal();
        assertThat(given(scene.abri.relay().renewAccess().approve(scene.operator, elsewhere.relay(), paul)))
                .isEqualTo(Renewal.Approval.APPROVED);
        ask(usernameOf(paul));
        answer(true);
        assertThat(opens(renewal)).isTrue();

        var other = scene.professional(elsewhere).account();
        var waiting = given(RenewAccess.Outcome.Waiting.class,
                scene.abri.relay().renewAccess().ask(elsewhere, elsewhere.relay(), other));
        given(invite.invite(manager, manager.relay(), usernameOf(other)));
        assertThat(given(invite.answer(new Viewpoint.Staff(other), manager.relay(), false)))
                .isEqualTo(Joined.REFUSED);
        given(scene.abri.relay().renewAccess().approve(scene.operator, elsewhere.relay(), other));
        assertThat(opens(waiting)).isTrue();
    }

    @Test
    @DisplayName("ACC-12, REL-5: who leaves one of two relays keeps the other, and acts for the one they left no more, at any door")
    void leavesOne() {
        ask(usernameOf(paul));
        answer(true);
        var here = scene.affiliated(manager, true);
        var there = scene.person(scene.opening(elsewhere, "Claire", "Obin").wishing(true, true));
        var note = scene.note(paulAt(manager), here.vault(), Visibility.SHARED, "Attestation");
        given(team.remove(manager, manager.relay(), paul));
        var left = paulAt(manager);
        for (var answer : List.<Answer<?>> of(scene.list(left, here.vault()),
                scene.abri.vault().seeItems().find(left, here.vault(), note.id()),
                scene.abri.vault().downloadDocument().download(left, here.vault(), note.id()),
                scene.addNote(left, here.vault(), Visibility.SHARED, "Encore"),
                scene.abri.vault().changeItem().rename(left, here.vault(), note.id(), version -> true,
                        "Autre"),
                scene.abri.affiliation().seePeople().list(left, left.relay(), Listing.first(9)),
                scene.abri.affiliation().affiliatePerson().request(left, left.relay(),
                        scene.usernameOf(there.account()), false),
                scene.abri.opening().openBeneficiaryAccount()
                        .open(scene.opening(left, "Awa", "Sarr").command()),
                scene.abri.recovery().startRecovery().start(left, here.vault()),
                scene.abri.leaving().lockAccount().lockPerson(left, here.vault()),
                team.see(left, left.relay()),
                scene.abri.relay().seeRelays().find(left, left.relay()),
                invite.waiting(left, left.relay()))) {
            assertThat(missing(answer)).as(answer.toString()).isTrue();
        }
        assertThat(workplaces()).containsExactly(elsewhere.relay());
        scene.note(new Viewpoint.StaffAt(paul, elsewhere.relay()), there.vault(), Visibility.SHARED, "Ici");
    }

    @Test
    @DisplayName("ACC-13, REL-5: who left every relay sees nobody, keeps their own account, and joins again when they are asked and agree")
    void joinsAgain() {
        given(team.remove(elsewhere, elsewhere.relay(), paul));
        assertThat(workplaces()).isEmpty();
        assertThat(given(scene.abri.account().seeOwnAccount().see(asPaul)).id()).isEqualTo(paul);
        ask(usernameOf(paul));
        assertThat(answer(true)).isEqualTo(Joined.JOINED);
        assertThat(workplaces()).containsExactly(manager.relay());
    }

    @Test
    @DisplayName("AUT-5: whether anybody has a username, of staff or of a person, is in no answer and on no list of the manager's")
    void alike() {
        var person = scene.affiliated(elsewhere, false);
        for (var username : List.of(usernameOf(paul), NOBODYS, scene.usernameOf(person.account()),
                scene.usernameOf(scene.operator.account()))) {
            ask(username);
            scene.pass(Duration.ofMinutes(1));
        }
        assertThat(given(invite.waiting(manager, manager.relay()))).extracting(Invitation::colleague)
                .containsExactly(scene.usernameOf(scene.operator.account()),
                        scene.usernameOf(person.account()), NOBODYS, usernameOf(paul));
        assertThat(refusal(invite.own(person))).isEqualTo(
                Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        assertThat(refusal(invite.answer(person, manager.relay(), true))).isEqualTo(
                Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
    }

    @Test
    @DisplayName("ACC-12: refused, nobody joins and nothing waits any more; taken back, or lapsed after fourteen days, it is over")
    void notJoined() {
        ask(usernameOf(paul));
        assertThat(answer(false)).isEqualTo(Joined.REFUSED);
        assertThat(given(invite.waiting(manager, manager.relay()))).isEmpty();
        assertThat(answer(true)).isEqualTo(Joined.OVER);

        ask(usernameOf(paul));
        assertThat(given(invite.withdraw(manager, manager.relay(), usernameOf(paul)))).isTrue();
        assertThat(given(invite.withdraw(manager, manager.relay(), usernameOf(paul)))).isFalse();
        assertThat(given(invite.own(asPaul))).isEmpty();
        assertThat(answer(true)).isEqualTo(Joined.OVER);

        ask(usernameOf(paul));
        scene.pass(Invitation.LIFE.minusMillis(1));
        scene.runChore("lapse-invitations");
        assertThat(given(invite.own(asPaul))).hasSize(1);
        scene.pass(Duration.ofMillis(1));
        assertThat(given(invite.own(asPaul))).isEmpty();
        assertThat(given(invite.waiting(manager, manager.relay()))).isEmpty();
        scene.runChore("lapse-invitations");
        assertThat(scene.ports.work().inOne(() -> scene.ports.relay().invitations().ofRelay(manager.relay())))
                .isEmpty();
        assertThat(answer(true)).isEqualTo(Joined.OVER);
        assertThat(workplaces()).containsExactly(elsewhere.relay());
    }

    @Test
    @DisplayName("REL-3, REL-5: what was asked is over when whoever asked does not manage the relay any more, or no agreement is in force")
    void notInForce() {
        ask(usernameOf(paul));
        given(scene.abri.relay().keepAgreement().suspend(scene.operator, manager.relay(), "Une plainte"));
        assertThat(given(invite.own(asPaul))).isEmpty();
        assertThat(refusal(invite.invite(manager, manager.relay(), usernameOf(paul)))).isEqualTo(
                Refusal.WITHOUT_AN_AGREEMENT_IN_FORCE_STAFF_DO_NOT_WORK);
        assertThat(answer(true)).isEqualTo(Joined.OVER);
        given(scene.abri.relay().keepAgreement().resume(scene.operator, manager.relay()));
        ask(usernameOf(paul));
        var successor = scene.professional(manager);
        given(team.replace(scene.operator, manager.relay(), manager.account(), successor.account()));
        assertThat(given(invite.own(asPaul))).isEmpty();
        assertThat(answer(true)).isEqualTo(Joined.OVER);
        assertThat(workplaces()).containsExactly(elsewhere.relay());
    }

    @Test
    @DisplayName("ACC-12, REL-5: managers alone ask, at their own relay; who works there already is told to be there")
    void managersAlone() {
        var professional = scene.professional(manager);
        assertThat(refusal(invite.invite(professional, manager.relay(), NOBODYS)))
                .isEqualTo(Refusal.ONLY_MANAGERS_KEEP_THE_TEAM);
        assertThat(refusal(invite.invite(scene.operator, manager.relay(), NOBODYS)))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        assertThat(missing(invite.invite(elsewhere, manager.relay(), NOBODYS))).isTrue();
        assertThat(given(invite.invite(manager, manager.relay(), usernameOf(professional.account()))))
                .isEqualTo(new Outcome.WorksHere());
    }

    @Test
    @DisplayName("SEC-6: a manager asks so many at once, and then must wait")
    void paced() {
        for (var i = 0; i < Pace.INVITING_BY_STAFF.atOnce(); i++) {
            ask(NOBODYS);
        }
        assertThat(given(invite.invite(manager, manager.relay(), usernameOf(paul))))
                .isEqualTo(new Outcome.Paused(scene.now().plus(Pace.INVITING_BY_STAFF.each())));
    }

    @Test
    @DisplayName("SEC-2: who joins a relay that asks for a second factor must set one up before anything else")
    void factor() {
        ask(usernameOf(paul));
        given(scene.abri.relay().requireFactor().decide(manager, manager.relay(), true));
        answer(true);
        assertThat(scene.ports.work().inOne(
                () -> scene.ports.account().credentials().find(paul).orElseThrow().standing()))
                        .isEqualTo(Standing.FACTOR_TO_SET_UP);
    }

    private void ask(Username colleague) {
        assertThat(given(invite.invite(manager, manager.relay(), colleague)))
                .isEqualTo(new Outcome.Invited());
    }

    private Joined answer(boolean yes) {
        return given(invite.answer(asPaul, manager.relay(), yes));
    }

    private Viewpoint.StaffAt paulAt(Viewpoint.StaffAt other) {
        return new Viewpoint.StaffAt(paul, other.relay());
    }

    private Username usernameOf(AccountId account) {
        return scene.usernameOf(account);
    }

    private List<RelayId> workplaces() {
        return given(scene.abri.relay().seeWorkplaces().see(asPaul)).stream()
                .map(place -> place.relay().id()).toList();
    }

    private List<Act> acts() {
        return scene.events(new Chain.OfService()).stream().map(Event::act).toList();
    }
}
