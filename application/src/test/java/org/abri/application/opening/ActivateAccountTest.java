package org.abri.application.opening;

import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.abri.application.Busy;
import org.abri.application.Scene;
import org.abri.application.WatchedHasher;
import org.abri.application.opening.ActivateAccount.Outcome;
import org.abri.application.relay.KeepTeam;
import org.abri.application.relay.RenewAccess;
import org.abri.application.session.SignIn;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Standing;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.text.Flaw;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ActivateAccountTest {
    private static final String WRONG = "bado-riku-mena-bado-riku";
    private static final Username NOBODYS = new Username("zozo-zuzu-zizi");

    private final Scene scene = new Scene(WatchedHasher::in);
    private final WatchedHasher hasher = WatchedHasher.of(scene);
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final KeepTeam.Opened opened = given(KeepTeam.Opened.class,
            scene.abri.relay().keepTeam().open(new KeepTeam.Opening(manager, manager.relay(), scene.once(),
                    new PersonName("Paul", "Lemoine"), Language.FRENCH, StaffRole.PROFESSIONAL)));

    @Test
    @DisplayName("AUT-6, ACC-3: a code signs nobody in; it leads to the choice of a password, once, and then come the terms")
    void leadsToTheChoice() {
        assertThat(scene.signIn(opened.username(), opened.activationCode()))
                .isEqualTo(new SignIn.Outcome.NotRecognised());
        assertThat(activate(opened.activationCode())).isEqualTo(new Outcome.Chosen());
        assertThat(activate(opened.activationCode())).isEqualTo(new Outcome.NotRecognised());
        assertThat(scene.signedIn(opened.username(), Scene.PASSWORD).standing())
                .isEqualTo(Standing.TERMS_TO_ACCEPT);
        assertThat(scene.events(new Chain.OfService()))
                .filteredOn(event -> event.act() == Act.PASSWORD_CHOSEN)
                .last().extracting(event -> event.actor().toString()).asString().contains("Paul Lemoine");
    }

    @Test
    @DisplayName("AUT-6: of fifty who give one code at once, one chooses the password, and that one lets in")
    void fiftyAtOnce() throws InterruptedException {
        var choosing = IntStream.range(0, 50).<Callable<Outcome>> mapToObj(i -> () -> scene
                .activate(opened.username(), opened.activationCode(), Scene.PASSWORD + " " + i)).toList();
        var chosen = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var outcomes = threads.invokeAll(choosing);
            for (var i = 0; i < outcomes.size(); i++) {
                if (outcomes.get(i).resultNow() instanceof Outcome.Chosen) {
                    chosen.add(i);
                }
            }
        }
        assertThat(chosen).hasSize(1);
        scene.signedIn(opened.username(), Scene.PASSWORD + " " + chosen.getFirst());
        assertThat(scene.events(new Chain.OfService()))
                .filteredOn(event -> event.act() == Act.PASSWORD_CHOSEN
                        && event.actor().toString().contains("Paul Lemoine"))
                .hasSize(1);
    }

    @Test
    @DisplayName("AUT-6: a code that was not used in 72 hours leads nowhere")
    void lapses() {
        scene.pass(Duration.ofDays(3));
        assertThat(activate(opened.activationCode())).isEqualTo(new Outcome.NotRecognised());
    }

    @Test
    @DisplayName("AUT-2: a password that may not be chosen leaves the code good; so does the code itself as a password")
    void refused() {
        for (var i = 0; i < 9; i++) {
            assertThat(scene.activate(opened.username(), opened.activationCode(), "trop court"))
                    .isEqualTo(new Outcome.PasswordRefused(Flaw.PASSWORD_TOO_SHORT));
        }
        assertThat(scene.activate(opened.username(), opened.activationCode(), opened.activationCode()))
                .isEqualTo(new Outcome.PasswordRefused(Flaw.PASSWORD_LIKE_A_CODE));
        assertThat(scene.activate(opened.username(), opened.activationCode(), "monsieur Lemoine et ses amis"))
                .isEqualTo(new Outcome.PasswordRefused(Flaw.PASSWORD_CONTAINS_NAME));
        assertThat(activate(opened.activationCode())).isEqualTo(new Outcome.Chosen());
    }

    @Test
    @DisplayName("AUT-5: nothing is said of a password to whoever has not the code")
    void nothingSaid() {
        assertThat(scene.activate(opened.username(), WRONG, "court")).isEqualTo(new Outcome.NotRecognised());
        assertThat(scene.activate(NOBODYS, WRONG, "court")).isEqualTo(new Outcome.NotRecognised());
    }

    @Test
    @DisplayName("AUT-5: one hash is compared whoever's username it is, whether a code waits, lapsed or was never given, and for what is no code")
    void oneHash() {
        for (var code : new String[] { WRONG, "468836", "n’importe quoi" }) {
            assertThat(hashes(NOBODYS, code)).isEqualTo(1);
            assertThat(hashes(opened.username(), code)).isEqualTo(1);
            assertThat(hashes(scene.usernameOf(manager.account()), code)).isEqualTo(1);
            assertThat(hashes(scene.usernameOf(person.account()), code)).isEqualTo(1);
            scene.pass(Duration.ofDays(1));
        }
        var waiting = scene.professional(manager);
        given(RenewAccess.Outcome.Waiting.class,
                scene.abri.relay().renewAccess().ask(manager, manager.relay(), waiting.account()));
        assertThat(hashes(scene.usernameOf(waiting.account()), WRONG)).isEqualTo(1);
    }

    @Test
    @DisplayName("AUT-4: after four wrong codes there is a pause, also for usernames that nobody has")
    void pauses() {
        for (var name : new Username[] { opened.username(), NOBODYS }) {
            for (var i = 0; i < 4; i++) {
                assertThat(scene.activate(name, WRONG, Scene.PASSWORD))
                        .isEqualTo(new Outcome.NotRecognised());
            }
            assertThat(scene.activate(name, WRONG, Scene.PASSWORD))
                    .isEqualTo(new Outcome.Paused(scene.now().plusSeconds(30)));
        }
        assertThat(activate(opened.activationCode())).isInstanceOf(Outcome.Paused.class);
        scene.pass(Duration.ofSeconds(30));
        assertThat(activate(opened.activationCode())).isEqualTo(new Outcome.Chosen());
    }

    @Test
    @DisplayName("AUT-3, AUT-4: a code that is not looked at because too much is asked at once is not counted")
    void busy() {
        for (var i = 0; i < 20; i++) {
            hasher.busy(() -> assertThatThrownBy(() -> activate(opened.activationCode()))
                    .isInstanceOf(Busy.class));
        }
        assertThat(activate(opened.activationCode())).isEqualTo(new Outcome.Chosen());
    }

    @Test
    @DisplayName("AUT-6: no code changes the password of a beneficiary, who chose theirs on the spot")
    void beneficiaries() {
        assertThat(scene.activate(scene.usernameOf(person.account()), Scene.PASSWORD, "autre chose que cela"))
                .isEqualTo(new Outcome.NotRecognised());
        assertThat(scene.signedIn(scene.usernameOf(person.account()), Scene.PASSWORD)).isNotNull();
    }

    private Outcome activate(String code) {
        return scene.activate(opened.username(), code, Scene.PASSWORD);
    }

    private int hashes(Username name, String code) {
        return hasher.slowWorkOf(() -> scene.activate(name, code, Scene.PASSWORD));
    }
}
