package org.abri.application.opening;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.abri.application.Scene;
import org.abri.application.WatchedHasher;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.abri.domain.limits.Pace;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Actor;
import org.abri.domain.account.Language;
import org.abri.domain.account.BirthDate;
import java.util.stream.Stream;
import java.util.Map;
import org.abri.application.affiliation.SeeAffiliations;
import org.abri.application.inside.Secrets;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.RescueCode;
import org.abri.domain.account.Standing;
import org.abri.domain.journal.Act;
import org.abri.domain.text.Flaw;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OpenBeneficiaryAccountTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt professional = scene.professional(manager);
    private final OpenBeneficiaryAccount openAccount = scene.abri.opening().openBeneficiaryAccount();

    @Test
    @DisplayName("ACC-6: opened in presence, the person signs in at once with the username given and the password chosen")
    void opened() {
        var opened = opened(scene.opening(professional, "Amina", "Diallo").command());
        assertThat(scene.signedIn(opened.username(), Scene.PASSWORD).standing())
                .isEqualTo(Standing.TERMS_TO_ACCEPT);
        assertThat(account(opened).secretQuestion()).get()
                .satisfies(asked -> assertThat(asked.question()).isEqualTo("Le nom de ma première école ?"));
        assertThat(credentials(opened).secretAnswer()).get().satisfies(
                answer -> assertThat(new Secrets(scene.ports.account().hasher())
                        .matches(Optional.of(Secrets.Of.answer(credentials(opened).account())), "lestilleuls",
                                Optional.of(answer.hash()))).isTrue());
    }

    @Test
    @DisplayName("ACC-2: each account has a username of its own, assigned by the service")
    void usernames() {
        var first = opened(scene.opening(professional, "Amina", "Diallo").command());
        var second = opened(scene.opening(professional, "Samuel", "Tesfaye").command());
        assertThat(first.username()).isNotEqualTo(second.username());
    }

    @Test
    @DisplayName("ACC-9: the account is affiliated to the relay only if the person wishes so")
    void affiliation() {
        assertThat(ties(scene.person(scene.opening(professional, "Samuel", "Tesfaye"))).active()).isEmpty();
        assertThat(ties(scene.affiliated(professional, false)).active()).singleElement()
                .satisfies(tie -> assertThat(tie.affiliation().relay()).isEqualTo(professional.relay()));
    }

    @Test
    @DisplayName("VLT-5: the consent to feed is asked apart from the affiliation")
    void feeding() {
        assertThat(ties(scene.affiliated(professional, false)).active()).isNotEmpty()
                .noneMatch(tie -> tie.affiliation().feedingAllowed());
        var fed = scene.person(scene.opening(professional, "Samuel", "Tesfaye").wishing(true, true));
        assertThat(ties(fed).active()).isNotEmpty().allMatch(tie -> tie.affiliation().feedingAllowed());
    }

    @Test
    @DisplayName("ACC-5: only staff of a relay whose agreement is in force open accounts")
    void agreement() {
        scene.pass(Duration.ofDays(90));
        assertThat(refusal(openAccount.open(scene.opening(professional, "Amina", "Diallo").command())))
                .isEqualTo(Refusal.WITHOUT_AN_AGREEMENT_IN_FORCE_STAFF_DO_NOT_WORK);
    }

    @Test
    @DisplayName("ACC-5: an operator opens accounts during a session at a relay that works, which the person's journal names; and not as staff do")
    void onSite() {
        var wish = scene.opening(professional, "Amina", "Diallo").wishing(true, false).command();
        var command = new OpenBeneficiaryAccount.Command(scene.operator, professional.relay(), wish.once(),
                wish.person(), wish.wishes(), Optional.of("Permanence du 3 mai"));
        var opened = opened(command);
        assertThat(scene.events(new Chain.OfVault(opened.vault()))).first().satisfies(event -> {
            assertThat(event.act()).isEqualTo(Act.VAULT_OPENED_ON_SITE);
            assertThat(event.subject()).isEqualTo("Permanence du 3 mai");
            assertThat(event.actor()).isInstanceOf(Actor.Worker.class);
        });
        scene.accept(new Viewpoint.Beneficiary(opened.vault().owner()));
        assertThat(given(scene.list(professional, opened.vault())).lines().lines()).isEmpty();
        assertThat(refusal(scene.list(scene.operator, opened.vault())))
                .isEqualTo(Refusal.NO_OPERATOR_READS_A_VAULT);
        var unused = refusal(openAccount.open(new OpenBeneficiaryAccount.Command(scene.operator,
                professional.relay(), scene.once(), wish.person(), wish.wishes())));
        unused = refusal(openAccount.open(new OpenBeneficiaryAccount.Command(professional,
                professional.relay(), scene.once(), wish.person(), wish.wishes(),
                Optional.of("Permanence"))));
        scene.pass(Duration.ofDays(90));
        assertThat(refusal(openAccount.open(command)))
                .isEqualTo(Refusal.ACCOUNTS_ARE_OPENED_ONLY_AT_A_RELAY_WITH_AN_AGREEMENT_IN_FORCE);
    }

    @Test
    @DisplayName("ACC-8: the same names, spelled a little otherwise, born the same day, stop a second account")
    void homonym() {
        scene.person(scene.opening(professional, "Amina", "Diallo"));
        var again = scene.opening(professional, "AMINA", "diallo");
        assertThat(given(openAccount.open(again.command())))
                .isEqualTo(new OpenBeneficiaryAccount.Outcome.MayHaveAnAccount());
        var other = opened(again.because("Deux personnes, cartes d'identité vues").command());
        assertThat(scene.acts(other.vault())).contains(Act.VAULT_OPENED);
    }

    @Test
    @DisplayName("ACC-8, SEC-6: whoever is found reads who looked for them; whoever looks is told only once all the rest is right")
    void homonymIsTold() {
        var person = scene.person(scene.opening(professional, "Amina", "Diallo"));
        var again = scene.opening(professional, "Amina", "Diallo");
        assertThat(given(openAccount.open(again.choosing("court").command())))
                .isEqualTo(new OpenBeneficiaryAccount.Outcome.PasswordRefused(Flaw.PASSWORD_TOO_SHORT));
        assertThat(scene.acts(person.vault())).doesNotContain(Act.LOOKED_FOR);
        given(openAccount.open(again.command()));
        assertThat(scene.events(new Chain.OfVault(person.vault()))).last().satisfies(event -> {
            assertThat(event.act()).isEqualTo(Act.LOOKED_FOR);
            assertThat(event.actor()).isEqualTo(new Actor.Staff(professional.account(),
                    professional.relay(), "Paul Lemoine", "Relais du Port"));
        });
    }

    @Test
    @DisplayName("ACC-8, AUT-5: who tries birth dates is stopped after some, alone and with all colleagues; a year alone makes it no easier")
    void guessing() {
        assertThat(opensBefore(professional, "%d-03-07")).isEqualTo(Pace.OPENING_BY_STAFF.atOnce());
        assertThat(opensBefore(professional, "%d")).isEqualTo(Pace.VAGUE_OPENING_BY_STAFF.atOnce());
        var left = Pace.OPENING_BY_RELAY.atOnce() - Pace.OPENING_BY_STAFF.atOnce();
        assertThat(opensBefore(manager, "%d-03-08") + opensBefore(scene.professional(manager), "%d-03-09")
                + opensBefore(scene.professional(manager), "%d-03-10")).isEqualTo(left);
        scene.pass(Pace.OPENING_BY_STAFF.each());
        assertThat(opensBefore(professional, "%d-03-11")).isEqualTo(1);
    }

    /** How many accounts somebody opens, for people of one name, before they are stopped. */
    private int opensBefore(Viewpoint.StaffAt staff, String date) {
        for (var opened = 0; true; opened++) {
            var wish = scene.opening(staff, "Amina", "Diallo");
            var person = new OpenBeneficiaryAccount.Person(wish.name(),
                    new BirthDate(date.formatted(1900 + opened)), Language.FRENCH, Optional.empty(),
                    Optional.empty());
            var outcome = given(openAccount.open(new OpenBeneficiaryAccount.Command(staff, staff.relay(),
                    scene.once(), person, wish.command().wishes())));
            if (outcome instanceof OpenBeneficiaryAccount.Outcome.Paused(var until)) {
                assertThat(until).isAfter(scene.now());
                return opened;
            }
        }
    }

    @Test
    @DisplayName("SEC-5: a secret answer that is guessed in a few tries is refused with the reason, and nothing is opened")
    void answers() {
        var wish = scene.opening(professional, "Amina", "Diallo").command();
        for (var bad : Map.of("ab", Flaw.ANSWER_TOO_SHORT, "Diallo", Flaw.ANSWER_TOO_EASY, "1234",
                Flaw.ANSWER_TOO_EASY, "Relais du Port", Flaw.ANSWER_TOO_EASY).entrySet()) {
            var wishes =
                    new OpenBeneficiaryAccount.Wishes(Scene.PASSWORD, "Mon village ?", bad.getKey(), true,
                            true);
            assertThat(given(openAccount.open(new OpenBeneficiaryAccount.Command(professional,
                    professional.relay(), wish.once(), wish.person(), wishes))))
                            .isEqualTo(new OpenBeneficiaryAccount.Outcome.AnswerRefused(bad.getValue()));
        }
        assertThat(opened(wish).vault()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "1990-02-28", "1990" })
    @DisplayName("ACC-8: of several openings at once for one person one is made; the others are told that there may be one")
    void atOnce(String born) {
        var openings = Stream.generate(() -> scene.opening(professional, "Amina", "Diallo")).limit(4)
                .map(wish -> new OpenBeneficiaryAccount.Command(professional, professional.relay(),
                        scene.once(),
                        new OpenBeneficiaryAccount.Person(wish.name(), new BirthDate(born), Language.FRENCH,
                                Optional.empty(), Optional.empty()),
                        wish.command().wishes()))
                .toList();
        var outcomes = openings.parallelStream().map(openAccount::open).map(Scene::given).toList();
        assertThat(outcomes).filteredOn(OpenBeneficiaryAccount.Outcome.Opened.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(new OpenBeneficiaryAccount.Outcome.MayHaveAnAccount()::equals)
                .hasSize(born.length() == 4 ? 2 : 3);
    }

    @Test
    @DisplayName("I4, SEC-4: the same request sent twice opens one account, and the code of its card is told once")
    void twice() {
        var opening = scene.opening(professional, "Amina", "Diallo").command();
        var first = opened(opening);
        assertThat(first.rescueCode()).get().extracting(RescueCode::typed).asString().hasSize(24);
        assertThat(opened(opening)).isEqualTo(new OpenBeneficiaryAccount.Outcome.Opened(first.vault(),
                first.username(), Optional.empty()));
        assertThat(scene.acts(first.vault())).filteredOn(Act.VAULT_OPENED::equals).hasSize(1);
    }

    @Test
    @DisplayName("AUT-2: a password with the person's own name is refused, and nothing is opened")
    void password() {
        var wish = scene.opening(professional, "Amina", "Diallo");
        assertThat(given(openAccount.open(wish.choosing("amina vit à Marseille").command())))
                .isEqualTo(new OpenBeneficiaryAccount.Outcome.PasswordRefused(Flaw.PASSWORD_CONTAINS_NAME));
        assertThat(opened(wish.command()).vault()).isNotNull();
    }

    @Test
    @DisplayName("ACC-10: a beneficiary opens no account")
    void byBeneficiary() {
        var person = scene.affiliated(professional, true);
        var wish = scene.opening(professional, "Samuel", "Tesfaye");
        assertThat(refusal(openAccount.open(wish.command(person))))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
    }

    @Test
    @DisplayName("ACC-12: staff open accounts at the relay where they act, and at no other")
    void atAnother() {
        var other = scene.relay("Relais des Lilas");
        var wish = scene.opening(other, "Amina", "Diallo").wishing(true, true);
        assertThat(refusal(openAccount.open(wish.command(professional))))
                .isEqualTo(Refusal.STAFF_ACT_AT_THEIR_OWN_RELAY);
    }

    @Test
    @DisplayName("ACC-13: staff who left the relay open nothing there, from that moment")
    void left() {
        scene.abri.relay().keepTeam().remove(manager, manager.relay(), professional.account());
        scene.pass(Duration.ofSeconds(1));
        assertThat(refusal(openAccount.open(scene.opening(professional, "Amina", "Diallo").command())))
                .isEqualTo(Refusal.STAFF_WITHOUT_MEMBERSHIP_SEE_NOBODY);
    }

    @Test
    @DisplayName("REL-3, ACC-13: an agreement that ends in the middle of an opening, or staff who are removed then, opens nothing, and leaves nothing of the person")
    void endsMeanwhile() {
        var watched = new Scene(WatchedHasher::in);
        var boss = watched.relay("Relais du Port");
        var worker = watched.professional(boss);
        var opening = watched.abri.opening().openBeneficiaryAccount();
        var agreement = watched.abri.relay().keepAgreement();
        WatchedHasher.of(watched).whileHashing(
                () -> given(agreement.suspend(watched.operator, boss.relay(), "Une plainte")));
        assertThat(refusal(opening.open(watched.opening(worker, "Amina", "Diallo").command())))
                .isEqualTo(Refusal.WITHOUT_AN_AGREEMENT_IN_FORCE_STAFF_DO_NOT_WORK);
        given(agreement.resume(watched.operator, boss.relay()));
        WatchedHasher.of(watched).whileHashing(() -> given(
                watched.abri.relay().keepTeam().remove(boss, boss.relay(), worker.account())));
        assertThat(refusal(opening.open(watched.opening(worker, "Amina", "Diallo").command())))
                .isEqualTo(Refusal.STAFF_WITHOUT_MEMBERSHIP_SEE_NOBODY);
        assertThat(given(opening.open(watched.opening(boss, "Amina", "Diallo").command())))
                .as("nobody of that name is there").isInstanceOf(OpenBeneficiaryAccount.Outcome.Opened.class);
    }

    private OpenBeneficiaryAccount.Outcome.Opened opened(OpenBeneficiaryAccount.Command command) {
        return given(OpenBeneficiaryAccount.Outcome.Opened.class, openAccount.open(command));
    }

    private Account account(OpenBeneficiaryAccount.Outcome.Opened opened) {
        return scene.ports.work()
                .inOne(() -> scene.ports.account().accounts().find(opened.vault().owner()).orElseThrow());
    }

    private Credentials credentials(OpenBeneficiaryAccount.Outcome.Opened opened) {
        return scene.ports.work()
                .inOne(() -> scene.ports.account().credentials().find(opened.vault().owner()).orElseThrow());
    }

    private SeeAffiliations.Seen ties(Viewpoint.Beneficiary person) {
        return given(
                scene.abri.affiliation().seeAffiliations().see(person, person.vault()));
    }
}
