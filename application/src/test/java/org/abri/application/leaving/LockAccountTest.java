package org.abri.application.leaving;

import static org.abri.application.Scene.PASSWORD;
import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.WatchedHasher;
import org.abri.application.leaving.LockAccount.Outcome;
import org.abri.application.opening.ActivateAccount;
import org.abri.application.relay.KeepTeam;
import org.abri.application.relay.RenewAccess;
import org.abri.application.session.SignIn;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.Username;
import org.abri.domain.affiliation.AffiliationState;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.limits.Pace;
import org.abri.domain.relay.Renewal;
import org.abri.domain.relay.StaffRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LockAccountTest {
    private static final Outcome LOCKED = new Outcome.Locked();

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

    private LockAccount lock() {
        return scene.abri.leaving().lockAccount();
    }

    private Username username(AccountId account) {
        return scene.usernameOf(account);
    }

    @Test
    @DisplayName("SEC-8, SES-3: whoever is signed in locks their account: every session ends, and the right password lets nobody in")
    void own() {
        for (var by : List.of(person, new Viewpoint.Staff(professional.account()), scene.operator)) {
            var account = by.who().orElseThrow();
            var sessions = List.of(scene.signedIn(username(account), PASSWORD),
                    scene.signedIn(username(account), PASSWORD));
            assertThat(given(lock().lockOwn(by))).isEqualTo(LOCKED);
            assertThat(sessions).allSatisfy(
                    session -> assertThat(scene.abri.session().recognise().whoHas(session.token()))
                            .isEmpty());
            assertThat(scene.signIn(username(account), PASSWORD))
                    .isEqualTo(new SignIn.Outcome.NotRecognised());
        }
        assertThat(scene.acts(person.vault())).endsWith(Act.ACCOUNT_LOCKED);
        assertThat(scene.events(new Chain.OfService())).last()
                .satisfies(event -> assertThat(event.act()).isEqualTo(Act.ACCOUNT_LOCKED));
    }

    @Test
    @DisplayName("SEC-8: at a public page, whoever gives what the person signs in with has the account locked, and nobody else does")
    void atAPublicPage() {
        var session = scene.signedIn(username(person.account()), PASSWORD);
        assertThat(lock().lock(command("cinq tortues devant le port")))
                .isEqualTo(new Outcome.NotRecognised());
        assertThat(scene.abri.session().recognise().whoHas(session.token())).isPresent();
        assertThat(lock().lock(command(PASSWORD))).isEqualTo(LOCKED);
        assertThat(scene.abri.session().recognise().whoHas(session.token())).isEmpty();
        assertThat(lock().lock(command(PASSWORD))).as("nobody is told that it is locked")
                .isEqualTo(new Outcome.NotRecognised());
        assertThat(scene.events(new Chain.OfVault(person.vault())).getLast().actor())
                .isEqualTo(new Actor.Owner());
    }

    @Test
    @DisplayName("SEC-8: whoever's account is locked reads it in an SMS, once; and another when a new password opens it again")
    void toldBySms() {
        given(lock().lockPerson(professional, person.vault()));
        given(lock().lockPerson(professional, person.vault()));
        scene.runJobs();
        assertThat(scene.memory.left()).hasSize(1).allMatch(sms -> sms.text().contains("is locked"));
    }

    @Test
    @DisplayName("AUT-4: tries to lock are tries to sign in: together they are limited")
    void triesAreShared() {
        for (var i = 0; i < 5; i++) {
            lock().lock(command("cinq tortues devant le port"));
        }
        assertThat(scene.signIn(username(person.account()), PASSWORD))
                .isInstanceOf(SignIn.Outcome.Paused.class);
        assertThat(lock().lock(command(PASSWORD))).isInstanceOf(Outcome.Paused.class);
    }

    @Test
    @DisplayName("AUT-5: locked, unknown and wrong cost one comparison each at sign-in")
    void sameWork() {
        var other = new Scene(WatchedHasher::in);
        var somebody = other.affiliated(other.relay("Relais des Lilas"), true);
        var known = other.usernameOf(somebody.account());
        given(other.abri.leaving().lockAccount().lockOwn(somebody));
        var hasher = WatchedHasher.of(other);
        var locked = hasher.slowWorkOf(() -> other.signIn(known, PASSWORD));
        var unknown = hasher.slowWorkOf(() -> other.signIn(new Username("bado-riku-mena"), PASSWORD));
        assertThat(locked).isEqualTo(unknown);
    }

    private SignIn.Command command(String password) {
        return new SignIn.Command(username(person.account()), password);
    }

    @Test
    @DisplayName("SEC-8: staff of an affiliated relay lock when they are asked to, which the person reads; others do not even know of them")
    void byStaff() {
        assertThat(given(lock().lockPerson(professional, person.vault()))).isEqualTo(LOCKED);
        assertThat(scene.signIn(username(person.account()), PASSWORD))
                .isEqualTo(new SignIn.Outcome.NotRecognised());
        assertThat(scene.events(new Chain.OfVault(person.vault())).getLast().actor())
                .isInstanceOf(Actor.Staff.class);
        var elsewhere = scene.relay("Relais des Lilas");
        assertThat(missing(lock().lockPerson(elsewhere, person.vault()))).isTrue();
        assertThat(missing(lock().lockPerson(scene.operator, person.vault()))).isTrue();
    }

    @Test
    @DisplayName("SEC-6: one member of staff locks only so many accounts of others in a while")
    void paced() {
        for (var i = 0; i < Pace.LOCKING_BY_STAFF.atOnce(); i++) {
            assertThat(given(lock().lockPerson(professional, person.vault()))).isEqualTo(LOCKED);
        }
        assertThat(given(lock().lockPerson(professional, person.vault()))).isInstanceOf(Outcome.Paused.class);
        scene.pass(Pace.LOCKING_BY_STAFF.each());
        assertThat(given(lock().lockPerson(professional, person.vault()))).isEqualTo(LOCKED);
    }

    @Test
    @DisplayName("SEC-8, AUT-6: a manager or an operator locks for a colleague; their way back is a new way in, which lifts it")
    void team() {
        var account = professional.account();
        var renewal = given(RenewAccess.Outcome.Waiting.class,
                scene.abri.relay().renewAccess().ask(manager, manager.relay(), account));
        assertThat(given(lock().lockStaff(manager, manager.relay(), account))).isEqualTo(LOCKED);
        assertThat(scene.ports.work().inOne(() -> scene.ports.relay().renewals().find(account)))
                .map(Renewal::stage).contains(Renewal.Stage.STOPPED);
        assertThat(renewal.code()).isNotEmpty();
        assertThat(lock().lockStaff(professional, manager.relay(), manager.account()))
                .isInstanceOf(Answer.Refused.class);

        var again = given(RenewAccess.Outcome.Waiting.class,
                scene.abri.relay().renewAccess().ask(manager, manager.relay(), account));
        given(scene.abri.relay().renewAccess().approve(scene.operator, manager.relay(), account));
        scene.activate(username(account), again.code(), "quatre hirondelles et un platane");
        scene.signedIn(username(account), "quatre hirondelles et un platane");
        assertThat(missing(lock().lockStaff(manager, manager.relay(), person.account()))).isTrue();
        assertThat(missing(lock().lockStaff(manager, manager.relay(), manager.account())))
                .as("nobody locks themselves as a colleague").isTrue();
    }

    @Test
    @DisplayName("SEC-8, AUT-6: a first code that somebody else may have is dead too, and another one is good")
    void firstCodes() {
        var opened = given(KeepTeam.Opened.class,
                scene.abri.relay().keepTeam()
                        .open(new KeepTeam.Opening(manager, manager.relay(), scene.once(),
                                new PersonName("Lucie", "Moreau"), Language.FRENCH, StaffRole.PROFESSIONAL)));
        given(lock().lockStaff(manager, manager.relay(), opened.account()));
        assertThat(scene.activate(opened.username(), opened.activationCode(), PASSWORD))
                .isEqualTo(new ActivateAccount.Outcome.NotRecognised());
        var another = given(RenewAccess.Outcome.CodeGiven.class,
                scene.abri.relay().renewAccess().ask(manager, manager.relay(), opened.account()));
        assertThat(scene.activate(opened.username(), another.code(), PASSWORD))
                .isEqualTo(new ActivateAccount.Outcome.Chosen());
        scene.signedIn(opened.username(), PASSWORD);
    }

    @Test
    @DisplayName("SEC-8: a code for an affiliation that is out is dead; the request is still theirs to approve")
    void codes() {
        var other = scene.relay("Relais des Lilas");
        given(scene.abri.affiliation().affiliatePerson().request(other, other.relay(),
                username(person.account()), true));
        given(lock().lockOwn(person));
        var waiting = scene.ports.work()
                .inOne(() -> scene.ports.affiliation().affiliations().latest(person.vault(), other.relay()));
        assertThat(waiting.orElseThrow().state()).isInstanceOfSatisfying(AffiliationState.Requested.class,
                requested -> assertThat(requested.code()).isEmpty());
    }

    @Test
    @DisplayName("SEC-8: a sign-in that is being looked at while the account is locked lets nobody in")
    void meanwhile() {
        var other = new Scene(WatchedHasher::in);
        var somebody = other.affiliated(other.relay("Relais des Lilas"), true);
        WatchedHasher.of(other)
                .meanwhile(() -> given(other.abri.leaving().lockAccount().lockOwn(somebody)));
        assertThat(other.signIn(other.usernameOf(somebody.account()), PASSWORD))
                .isEqualTo(new SignIn.Outcome.NotRecognised());
    }

    @Test
    @DisplayName("SEC-8: a password chosen anew lifts the lock")
    void lifted() {
        given(lock().lockOwn(person));
        scene.ports.work().inOne(() -> {
            var locked = scene.ports.account().credentials().lock(person.account()).orElseThrow();
            scene.ports.account().credentials().save(locked.withPassword(new SecretHash("another")));
            return true;
        });
        assertThat(scene.ports.work().inOne(() -> scene.ports.account().credentials().find(person.account())))
                .map(Credentials::opens).contains(true);
    }
}
