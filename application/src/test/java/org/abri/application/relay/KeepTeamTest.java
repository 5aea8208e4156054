package org.abri.application.relay;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.abri.application.Once;
import org.abri.application.Scene;
import org.abri.application.opening.ActivateAccount;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Standing;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.relay.StaffRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeepTeamTest {
    private static final PersonName PAUL = new PersonName("Paul", "Lemoine");
    private static final PersonName INES = new PersonName("Inès", "Carvalho");

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final KeepTeam keepTeam = scene.abri.relay().keepTeam();

    @Test
    @DisplayName("ACC-4: a manager opens professional accounts for their own relay only, and professionals open none")
    void ownRelayOnly() {
        var other = scene.relay("Relais des Lilas");
        var elsewhere = new Viewpoint.StaffAt(manager.account(), other.relay());
        assertThat(refusal(keepTeam.open(opening(elsewhere, StaffRole.PROFESSIONAL))))
                .isEqualTo(Refusal.STAFF_WITHOUT_MEMBERSHIP_SEE_NOBODY);
        assertThat(refusal(keepTeam.open(opening(scene.professional(manager), StaffRole.PROFESSIONAL))))
                .isEqualTo(Refusal.ONLY_MANAGERS_KEEP_THE_TEAM);
    }

    @Test
    @DisplayName("ACC-12: from one's own relay nothing is done to another, which is answered as missing")
    void fromOwnRelay() {
        var other = scene.relay("Relais des Lilas");
        var there = new KeepTeam.Opening(manager, other.relay(), scene.once(), PAUL, Language.FRENCH,
                StaffRole.PROFESSIONAL);
        for (var answer : List.of(keepTeam.open(there), keepTeam.see(manager, other.relay()),
                keepTeam.remove(manager, other.relay(), other.account()),
                keepTeam.askForManager(manager, other.relay(), other.account()),
                scene.abri.relay().renewAccess().ask(manager, other.relay(), other.account()))) {
            assertThat(refusal(answer)).isEqualTo(Refusal.STAFF_ACT_AT_THEIR_OWN_RELAY);
            assertThat(missing(answer)).isTrue();
        }
        assertThat(given(keepTeam.see(other, other.relay()))).extracting(KeepTeam.Member::account)
                .containsExactly(other.account());
    }

    @Test
    @DisplayName("ACC-3: only an operator names a manager, once a manager has asked, and answers once; the record says both")
    void managersByOperators() {
        assertThat(refusal(keepTeam.open(opening(manager, StaffRole.MANAGER))))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        var professional = scene.professional(manager);
        assertThat(missing(keepTeam.answerManager(scene.operator, manager.relay(), professional.account(),
                true))).isTrue();
        assertThat(refusal(keepTeam.askForManager(professional, manager.relay(), professional.account())))
                .isEqualTo(Refusal.ONLY_MANAGERS_KEEP_THE_TEAM);
        given(keepTeam.askForManager(manager, manager.relay(), professional.account()));
        given(keepTeam.askForManager(manager, manager.relay(), professional.account()));
        assertThat(roleOf(professional)).isEqualTo(StaffRole.PROFESSIONAL);
        assertThat(refusal(keepTeam.answerManager(manager, manager.relay(), professional.account(), true)))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        scene.pass(Duration.ofDays(90));
        given(keepTeam.answerManager(scene.operator, manager.relay(), professional.account(), true));
        assertThat(roleOf(professional)).isEqualTo(StaffRole.MANAGER);
        assertThat(memberOf(professional).membership().isNewAt(scene.now())).isTrue();
        assertThat(missing(keepTeam.answerManager(scene.operator, manager.relay(), professional.account(),
                false))).isTrue();
        assertThat(recorded()).filteredOn(act -> act == Act.MANAGER_ASKED_FOR || act == Act.MANAGER_NAMED)
                .containsExactly(Act.MANAGER_NAMED, Act.MANAGER_ASKED_FOR, Act.MANAGER_NAMED);
    }

    @Test
    @DisplayName("ACC-3: what an operator does not grant is over, and may be asked again")
    void managerNotNamed() {
        var professional = scene.professional(manager);
        given(keepTeam.askForManager(manager, manager.relay(), professional.account()));
        assertThat(memberOf(professional).askedToManageBy()).contains(new PersonName("Malika", "Roussel"));
        given(keepTeam.answerManager(scene.operator, manager.relay(), professional.account(), false));
        assertThat(roleOf(professional)).isEqualTo(StaffRole.PROFESSIONAL);
        assertThat(memberOf(professional).askedToManageBy()).isEmpty();
        assertThat(recorded()).endsWith(Act.MANAGER_NOT_NAMED);
        assertThat(given(keepTeam.askForManager(manager, manager.relay(), professional.account())).asked())
                .isPresent();
    }

    @Test
    @DisplayName("VLT-13: an operator opens no account at a relay whose managers can, neither a manager's nor a professional's, whatever they say")
    void operatorsBringNobodyIn() {
        for (var role : StaffRole.values()) {
            assertThat(given(keepTeam.open(byOperator(role, Optional.of("Demandé par téléphone")))))
                    .isEqualTo(new KeepTeam.ForItsManagers());
        }
        assertThat(given(keepTeam.mayOpen(scene.operator, manager.relay()))).isFalse();
        assertThat(given(keepTeam.mayOpen(manager, manager.relay()))).isTrue();
        assertThat(given(keepTeam.see(manager, manager.relay()))).hasSize(1);
    }

    @Test
    @DisplayName("ACC-3: when no manager is left who can act, an operator names one and says why; everybody who works there sees who is new")
    void noManagerLeft() {
        var relay = given(scene.abri.relay().recordRelay().record(scene.recording("Relais des Lilas")))
                .relay();
        var opening = new KeepTeam.Opening(scene.operator, relay, scene.once(), INES, Language.FRENCH,
                StaffRole.MANAGER, Optional.of("Le premier gestionnaire est parti"));
        assertThat(given(keepTeam.open(new KeepTeam.Opening(scene.operator, relay, scene.once(), INES,
                Language.FRENCH, StaffRole.MANAGER)))).isEqualTo(new KeepTeam.ForItsManagers());
        var named = given(KeepTeam.Opened.class, keepTeam.open(opening));
        assertThat(scene.events(new Chain.OfService()).getLast().subject())
                .isEqualTo("Inès Carvalho (Le premier gestionnaire est parti)");
        var ines = new Viewpoint.StaffAt(scene.ready(named.username(), named.activationCode()), relay);
        assertThat(given(keepTeam.see(ines, relay))).last().satisfies(
                member -> assertThat(member.membership().isNewAt(scene.now())).isTrue());
        assertThat(given(keepTeam.open(new KeepTeam.Opening(scene.operator, relay, scene.once(), PAUL,
                Language.FRENCH, StaffRole.MANAGER, Optional.of("Encore")))))
                        .isEqualTo(new KeepTeam.ForItsManagers());
    }

    @Test
    @DisplayName("REL-5: professionals see with whom they work, and change nothing of it")
    void professionalsSeeTheTeam() {
        var professional = scene.professional(manager);
        assertThat(given(keepTeam.see(professional, manager.relay()))).extracting(KeepTeam.Member::account)
                .containsExactlyInAnyOrder(manager.account(), professional.account());
        assertThat(refusal(keepTeam.remove(professional, manager.relay(), manager.account())))
                .isEqualTo(Refusal.ONLY_MANAGERS_KEEP_THE_TEAM);
    }

    @Test
    @DisplayName("REL-4: the last manager cannot be removed while the agreement is in force, only replaced")
    void lastManager() {
        assertThat(given(keepTeam.remove(scene.operator, manager.relay(), manager.account())))
                .isEqualTo(KeepTeam.Removal.LAST_MANAGER);
        var second = nameManager();
        assertThat(given(keepTeam.remove(scene.operator, manager.relay(), manager.account())))
                .isEqualTo(KeepTeam.Removal.REMOVED);
        assertThat(given(keepTeam.see(scene.operator, manager.relay())))
                .extracting(KeepTeam.Member::account).containsExactly(second.account());
    }

    @Test
    @DisplayName("REL-4: an operator replaces the last manager by a colleague of the team, both at once; nobody new comes in by it")
    void replaced() {
        var successor = scene.professional(manager);
        var stranger = scene.relay("Accueil de jour");
        var team = scene.abri.relay().keepTeam();
        assertThat(missing(team.replace(scene.operator, manager.relay(), manager.account(),
                stranger.account()))).isTrue();
        assertThat(missing(team.replace(scene.operator, manager.relay(), successor.account(),
                successor.account()))).isTrue();
        assertThat(missing(team.replace(scene.operator, manager.relay(), manager.account(),
                manager.account()))).isTrue();
        assertThat(refusal(team.replace(manager, manager.relay(), manager.account(), successor.account())))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        var named = given(team.replace(scene.operator, manager.relay(), manager.account(),
                successor.account()));
        assertThat(named.isManager()).isTrue();
        assertThat(named.isNewAt(scene.now())).isTrue();
        var left = given(team.see(successor, manager.relay()));
        assertThat(left).extracting(KeepTeam.Member::account).containsExactly(successor.account());
        assertThat(missing(team.see(manager, manager.relay()))).isTrue();
        assertThat(scene.events(new Chain.OfService()).stream().map(Event::act)).endsWith(Act.MANAGER_NAMED,
                Act.STAFF_REMOVED);
        assertThat(given(team.remove(successor, manager.relay(), successor.account())))
                .isEqualTo(KeepTeam.Removal.LAST_MANAGER);
    }

    @Test
    @DisplayName("REL-4: once the agreement has ended, the last manager too may be removed")
    void lastManagerAfterTheAgreement() {
        scene.pass(Duration.ofDays(90));
        assertThat(given(keepTeam.remove(scene.operator, manager.relay(), manager.account())))
                .isEqualTo(KeepTeam.Removal.REMOVED);
        assertThat(given(keepTeam.see(scene.operator, manager.relay()))).isEmpty();
    }

    @Test
    @DisplayName("REL-5: who is removed sees nobody any more, at once; removing them again changes nothing")
    void removed() {
        var professional = scene.professional(manager);
        var person = scene.affiliated(professional, true);
        assertThat(given(keepTeam.remove(manager, manager.relay(), professional.account())))
                .isEqualTo(KeepTeam.Removal.REMOVED);
        var refused = scene.list(professional, person.vault());
        assertThat(refusal(refused)).isEqualTo(Refusal.STAFF_WITHOUT_MEMBERSHIP_SEE_NOBODY);
        assertThat(missing(refused)).isTrue();
        assertThat(given(keepTeam.remove(manager, manager.relay(), professional.account())))
                .isEqualTo(KeepTeam.Removal.REMOVED);
        assertThat(recorded()).filteredOn(Act.STAFF_REMOVED::equals).hasSize(1);
    }

    @Test
    @DisplayName("I4: the same opening sent twice makes one colleague, whose last shown code works and no other; both are recorded")
    void twice() {
        var opening = opening(manager, StaffRole.PROFESSIONAL);
        var first = opened(opening);
        var second = opened(opening);
        assertThat(second.account()).isEqualTo(first.account());
        assertThat(recorded()).endsWith(Act.PROFESSIONAL_OPENED, Act.ACTIVATION_CODE_GIVEN);
        assertThat(scene.activate(first.username(), first.activationCode(), Scene.PASSWORD))
                .isEqualTo(new ActivateAccount.Outcome.NotRecognised());
        assertThat(scene.activate(second.username(), second.activationCode(), Scene.PASSWORD))
                .isEqualTo(new ActivateAccount.Outcome.Chosen());
    }

    @Test
    @DisplayName("I4: the same opening sent again, after the colleague chose a password, shows none and changes nothing")
    void twiceAfterChoosing() {
        var opening = opening(manager, StaffRole.PROFESSIONAL);
        var first = opened(opening);
        scene.ready(first.username(), first.activationCode());
        var before = recorded();
        assertThat(opened(opening).activationCode()).isEmpty();
        assertThat(recorded()).isEqualTo(before);
        assertThat(scene.signedIn(first.username(), Scene.PASSWORD).standing()).isEqualTo(Standing.READY);
    }

    @Test
    @DisplayName("I4: one key for another name makes another colleague")
    void otherName() {
        var once = scene.once();
        var paul = opened(opening(once, PAUL));
        var ines = opened(opening(once, INES));
        assertThat(ines.account()).isNotEqualTo(paul.account());
        assertThat(given(keepTeam.see(manager, manager.relay()))).extracting(KeepTeam.Member::name)
                .contains(PAUL, INES);
    }

    private KeepTeam.Opened opened(KeepTeam.Opening opening) {
        return given(KeepTeam.Opened.class, keepTeam.open(opening));
    }

    private KeepTeam.Opening byOperator(StaffRole role, Optional<String> reason) {
        return new KeepTeam.Opening(scene.operator, manager.relay(), scene.once(), INES, Language.FRENCH,
                role, reason);
    }

    private KeepTeam.Member memberOf(Viewpoint.StaffAt staff) {
        return given(keepTeam.see(manager, staff.relay())).stream()
                .filter(member -> member.account().equals(staff.account())).findFirst().orElseThrow();
    }

    private StaffRole roleOf(Viewpoint.StaffAt staff) {
        return memberOf(staff).role();
    }

    private KeepTeam.Opening opening(Viewpoint.StaffAt by, StaffRole role) {
        return new KeepTeam.Opening(by, by.relay(), scene.once(), PAUL, Language.FRENCH, role);
    }

    private KeepTeam.Opening opening(Once once, PersonName name) {
        return new KeepTeam.Opening(manager, manager.relay(), once, name, Language.FRENCH,
                StaffRole.PROFESSIONAL);
    }

    /** As a manager asks, and an operator answers. */
    private Viewpoint.StaffAt nameManager() {
        var professional = scene.professional(manager);
        given(keepTeam.askForManager(manager, manager.relay(), professional.account()));
        given(keepTeam.answerManager(scene.operator, manager.relay(), professional.account(), true));
        return professional;
    }

    private List<Act> recorded() {
        return scene.events(new Chain.OfService()).stream().map(Event::act).toList();
    }

    @Test
    @DisplayName("REL-5: managers see when each of their colleagues last signed in, and nobody else does")
    void lastSignIns() {
        var professional = scene.professional(manager);
        scene.pass(java.time.Duration.ofDays(3));
        var never = opened(opening(manager, StaffRole.PROFESSIONAL));
        scene.signedIn(scene.usernameOf(professional.account()), Scene.PASSWORD);
        var seen = given(scene.abri.relay().keepTeam().see(manager, manager.relay()));
        assertThat(seen).filteredOn(member -> member.account().equals(professional.account()))
                .extracting(KeepTeam.Member::lastSignIn).containsExactly(java.util.Optional.of(scene.now()));
        assertThat(seen).filteredOn(member -> member.account().equals(never.account()))
                .extracting(KeepTeam.Member::lastSignIn).containsExactly(java.util.Optional.empty());
        for (Viewpoint other : java.util.List.<Viewpoint> of(professional, scene.operator)) {
            assertThat(given(scene.abri.relay().keepTeam().see(other, manager.relay())))
                    .allMatch(member -> member.lastSignIn().isEmpty());
        }
    }
}
