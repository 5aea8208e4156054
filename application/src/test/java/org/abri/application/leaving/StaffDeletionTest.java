package org.abri.application.leaving;

import static org.abri.application.Scene.PASSWORD;
import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Stream;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.leaving.DecideDeletion.Outcome;
import org.abri.application.session.SignIn;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.DeletionAsked;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.vault.Visibility;
import org.abri.domain.account.Username;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.StaffRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StaffDeletionTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt professional = scene.professional(manager);

    private DeletionAsked ask(Viewpoint.StaffAt who, boolean ofOperator) {
        return given(scene.abri.leaving().askDeletion().ask(new AskDeletion.Command(
                new Viewpoint.Staff(who.account()), ofOperator, "Je change de métier")));
    }

    private DecideDeletion deciding() {
        return scene.abri.leaving().decideDeletion();
    }

    private boolean isThere(AccountId account) {
        return scene.ports.work().inOne(() -> scene.ports.account().accounts().find(account)).isPresent();
    }

    private Optional<DeletionAsked> own(Viewpoint.StaffAt who) {
        return given(scene.abri.leaving().askDeletion().see(new Viewpoint.Staff(who.account()))).asked();
    }

    @Test
    @DisplayName("END-3, END-8, PRI-4: a professional asks, a manager of their relay approves: account, sessions and names are gone, the username for ever; what they added stays with the relay")
    void approved() {
        var person = scene.affiliated(manager, true);
        var note = scene.note(professional, person.vault(), Visibility.SHARED, "Rendez-vous");
        var username = scene.usernameOf(professional.account());
        var session = scene.signedIn(username, PASSWORD);
        assertThat(ask(professional, false).ofOperator()).isFalse();
        assertThat(given(deciding().ofRelay(manager, manager.relay()))).singleElement().satisfies(one -> {
            assertThat(one.name().full()).isEqualTo("Paul Lemoine");
            assertThat(one.asked().reason()).isEqualTo("Je change de métier");
        });
        assertThat(given(deciding().ofOperators(scene.operator, Listing.first(9))).lines()).isEmpty();
        assertThat(given(deciding().decide(manager, manager.relay(), professional.account(),
                Optional.empty()))).isEqualTo(Outcome.DELETED);

        assertThat(isThere(professional.account())).isFalse();
        assertThat(scene.abri.session().recognise().whoHas(session.token())).isEmpty();
        assertThat(scene.signIn(username, PASSWORD)).isEqualTo(new SignIn.Outcome.NotRecognised());
        assertThat(scene.ports.work().inOne(
                () -> scene.ports.account().accounts().everAssigned(username))).isTrue();
        assertThat(given(scene.abri.vault().seeItems().find(person, person.vault(), note.id())).addedBy())
                .hasValueSatisfying(by -> {
                    assertThat(by.name()).isEmpty();
                    assertThat(by.relay()).isEqualTo("Relais du Port");
                });
        assertThat(scene.events(new Chain.OfVault(person.vault())).toString()).contains("Paul Lemoine");
        assertThat(scene.events(new Chain.OfService()).getLast().act()).isEqualTo(Act.ACCOUNT_DELETED);
    }

    @Test
    @DisplayName("END-3, ACC-12: with several relays each manager lets them go from theirs, and the last one's approval deletes the account")
    void severalRelays() {
        var other = scene.relay("Relais de la Gare");
        scene.alsoAt(other.relay(), professional.account());
        ask(professional, false);
        assertThat(given(deciding().decide(manager, manager.relay(), professional.account(),
                Optional.empty()))).isEqualTo(Outcome.DELETED);
        assertThat(isThere(professional.account())).isTrue();
        assertThat(missing(scene.abri.leaving().decideDeletion().decide(manager, manager.relay(),
                professional.account(), Optional.empty()))).isTrue();
        assertThat(given(deciding().decide(other, other.relay(), professional.account(), Optional.empty())))
                .isEqualTo(Outcome.DELETED);
        assertThat(isThere(professional.account())).isFalse();
    }

    @Test
    @DisplayName("END-4, REL-4: whoever came to manage the relay since they asked is an operator's to let go, not their own nor a colleague's")
    void managesMeanwhile() {
        ask(professional, false);
        given(scene.abri.relay().keepTeam().replace(scene.operator, manager.relay(), manager.account(),
                professional.account()));
        assertThat(missing(deciding().decide(professional, professional.relay(), professional.account(),
                Optional.empty()))).isTrue();
        assertThat(given(deciding().ofRelay(professional, professional.relay()))).isEmpty();
        assertThat(given(deciding().decide(scene.operator, professional.account(), Optional.empty())))
                .isEqualTo(Outcome.LAST_MANAGER);
        assertThat(isThere(professional.account())).isTrue();
    }

    @Test
    @DisplayName("ACC-12, AUT-6: who is let go from one of two relays takes no code along that this relay asked for")
    void takesNoCodeAlong() {
        var other = scene.relay("Relais de la Gare");
        given(scene.abri.relay().renewAccess().ask(manager, manager.relay(), professional.account()));
        scene.alsoAt(other.relay(), professional.account());
        ask(professional, false);
        assertThat(given(deciding().decide(manager, manager.relay(), professional.account(),
                Optional.empty()))).isEqualTo(Outcome.DELETED);
        assertThat(scene.ports.work().inOne(() -> scene.ports.relay().renewals()
                .find(professional.account()).filter(renewal -> renewal.openAt(scene.now())))).isEmpty();
    }

    @Test
    @DisplayName("END-3: whoever refuses says why, and it is read; then an operator can be asked, who may refuse too, or delete")
    void refused() {
        ask(professional, false);
        assertThat(given(deciding().decide(manager, manager.relay(), professional.account(),
                Optional.of("Après les vacances")))).isEqualTo(Outcome.REFUSED);
        assertThat(own(professional).flatMap(DeletionAsked::refused).map(DeletionAsked.Refused::reason))
                .contains("Après les vacances");
        assertThat(given(deciding().ofRelay(manager, manager.relay()))).isEmpty();
        assertThatThrownBy(() -> deciding().decide(manager, manager.relay(), professional.account(),
                Optional.of(" "))).isInstanceOf(InvalidValue.class);

        assertThat(ask(professional, true).ofOperator()).isTrue();
        assertThat(missing(deciding().decide(manager, manager.relay(), professional.account(),
                Optional.empty()))).as("no longer asked of managers").isTrue();
        assertThat(given(deciding().ofOperators(scene.operator, Listing.first(9))).lines()).singleElement()
                .satisfies(one -> {
                    assertThat(one.username()).isEqualTo(scene.usernameOf(professional.account()));
                    assertThat(one.relays()).containsExactly("Relais du Port");
                });
        assertThat(given(deciding().decide(scene.operator, professional.account(),
                Optional.of("Vu avec le relais")))).isEqualTo(Outcome.REFUSED);
        assertThat(missing(deciding().see(scene.operator, professional.account()))).isTrue();
        ask(professional, true);
        assertThat(given(deciding().decide(scene.operator, professional.account(), Optional.empty())))
                .isEqualTo(Outcome.DELETED);
        assertThat(isThere(professional.account())).isFalse();
    }

    @Test
    @DisplayName("END-4, REL-4: a manager's goes to operators, whatever they say; the last one of a relay in force is replaced first")
    void managers() {
        assertThat(ask(manager, false).ofOperator()).isTrue();
        assertThat(given(deciding().ofRelay(manager, manager.relay()))).isEmpty();
        assertThat(given(deciding().decide(scene.operator, manager.account(), Optional.empty())))
                .isEqualTo(Outcome.LAST_MANAGER);
        assertThat(isThere(manager.account())).isTrue();
        assertThat(own(manager)).isPresent();
    }

    @Test
    @DisplayName("END-4: whoever manages a relay since they asked, or belongs to none any more, waits for an operator, and is on their list")
    void becameTheOperators() {
        ask(professional, false);
        assertThat(given(deciding().ofOperators(scene.operator, Listing.first(9))).lines()).isEmpty();
        assertThat(missing(deciding().see(scene.operator, professional.account()))).isTrue();
        var memberships = scene.ports.relay().memberships();
        scene.ports.work().inOne(() -> {
            memberships.save(new Membership(professional.account(), manager.relay(), StaffRole.MANAGER,
                    scene.now()));
            return true;
        });
        assertThat(askers()).containsExactly(scene.usernameOf(professional.account()));
        assertThat(given(deciding().ofRelay(manager, manager.relay()))).isEmpty();
        scene.ports.work().inOne(() -> {
            memberships.remove(professional.account(), manager.relay());
            return true;
        });
        assertThat(askers()).containsExactly(scene.usernameOf(professional.account()));
        assertThat(given(deciding().see(scene.operator, professional.account())).relays()).isEmpty();
        assertThat(given(deciding().decide(scene.operator, professional.account(), Optional.empty())))
                .isEqualTo(Outcome.DELETED);
        assertThat(askers()).isEmpty();
        assertThat(isThere(professional.account())).isFalse();
    }

    private List<Username> askers() {
        return given(deciding().ofOperators(scene.operator, Listing.first(9))).lines().stream()
                .map(DecideDeletion.SeenAsker::username).toList();
    }

    @Test
    @DisplayName("END-3: the operators' list goes on from where its part ended, and shows everybody once, the one who asked first before the others")
    void partByPart() {
        var asking = Stream.generate(() -> scene.professional(manager)).limit(5).toList();
        for (var one : asking) {
            scene.pass(Duration.ofMinutes(1));
            ask(one, true);
        }
        var seen = new ArrayList<Username>();
        var wanted = Optional.of(Listing.first(2));
        while (wanted.isPresent()) {
            var part = given(deciding().ofOperators(scene.operator, wanted.get()));
            assertThat(part.lines()).hasSizeBetween(1, 2);
            part.lines().forEach(one -> seen.add(one.username()));
            wanted = part.next().map(mark -> new Listing(Optional.of(mark), 2));
        }
        assertThat(seen).isEqualTo(asking.stream().map(one -> scene.usernameOf(one.account())).toList());
    }

    @Test
    @DisplayName("END-3: it is taken back as long as nobody has answered; nobody decides but managers of that relay and operators")
    void takenBack() {
        ask(professional, false);
        var elsewhere = scene.relay("Relais de la Gare");
        for (var other : List.of(professional, elsewhere, new Viewpoint.Staff(professional.account()))) {
            assertThat(deciding().decide(other, manager.relay(), professional.account(), Optional.empty()))
                    .isInstanceOf(Answer.Refused.class);
            assertThat(deciding().ofOperators(other, Listing.first(9))).isInstanceOf(Answer.Refused.class);
            assertThat(deciding().decide(other, professional.account(), Optional.empty()))
                    .isInstanceOf(Answer.Refused.class);
        }
        var by = new Viewpoint.Staff(professional.account());
        assertThat(given(scene.abri.leaving().askDeletion().takeBack(by))).isTrue();
        assertThat(given(scene.abri.leaving().askDeletion().takeBack(by))).isFalse();
        assertThat(given(deciding().ofRelay(manager, manager.relay()))).isEmpty();
        var person = scene.affiliated(manager, true);
        assertThat(scene.abri.leaving().askDeletion().see(person)).isInstanceOf(Answer.Refused.class);
        assertThat(scene.abri.leaving().askDeletion().see(scene.operator)).isInstanceOf(Answer.Refused.class);
    }
}
