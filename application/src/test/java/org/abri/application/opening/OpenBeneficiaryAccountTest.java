package org.abri.application.opening;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.abri.application.Scene;
import org.abri.application.affiliation.SeeAffiliations;
import org.abri.application.inside.Secrets;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.Credentials;
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
                                Optional.of(answer))).isTrue());
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
    @DisplayName("ACC-8: whether somebody may have an account is asked before anything is chosen, and nothing is opened by it")
    void homonymAsked() {
        var wish = scene.opening(professional, "Amina", "Diallo");
        assertThat(mayHaveAnAccount(wish)).isFalse();
        assertThat(mayHaveAnAccount(wish)).isFalse();
        scene.person(wish);
        assertThat(mayHaveAnAccount(wish)).isTrue();
        assertThat(mayHaveAnAccount(wish.because("Deux personnes, cartes d'identité vues"))).isFalse();
    }

    @Test
    @DisplayName("I4: the same request sent twice opens one account")
    void twice() {
        var opening = scene.opening(professional, "Amina", "Diallo").command();
        var first = opened(opening);
        assertThat(opened(opening)).isEqualTo(first);
        assertThat(scene.acts(first.vault())).filteredOn(Act.VAULT_OPENED::equals).hasSize(1);
    }

    @Test
    @DisplayName("AUT-2: a password with the person's own name is refused, and nothing is opened")
    void password() {
        var wish = scene.opening(professional, "Amina", "Diallo");
        assertThat(given(openAccount.open(wish.choosing("amina vit à Marseille").command())))
                .isEqualTo(new OpenBeneficiaryAccount.Outcome.PasswordRefused(Flaw.PASSWORD_CONTAINS_NAME));
        assertThat(mayHaveAnAccount(wish)).isFalse();
        assertThat(opened(wish.command()).vault()).isNotNull();
    }

    @Test
    @DisplayName("ACC-10: a beneficiary opens no account")
    void byBeneficiary() {
        var person = scene.affiliated(professional, true);
        var wish = scene.opening(professional, "Samuel", "Tesfaye");
        assertThat(refusal(openAccount.open(wish.command(person))))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        assertThat(refusal(openAccount.mayHaveAnAccount(person, professional.relay(), wish.person())))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
    }

    @Test
    @DisplayName("ACC-12: staff open accounts at the relay where they act, and at no other")
    void atAnother() {
        var other = scene.relay("Relais des Lilas");
        var wish = scene.opening(other, "Amina", "Diallo").wishing(true, true);
        assertThat(refusal(openAccount.open(wish.command(professional))))
                .isEqualTo(Refusal.STAFF_ACT_AT_THEIR_OWN_RELAY);
        assertThat(mayHaveAnAccount(wish)).isFalse();
    }

    @Test
    @DisplayName("ACC-13: staff who left the relay open nothing there, from that moment")
    void left() {
        scene.abri.relay().keepTeam().remove(manager, manager.relay(), professional.account());
        scene.pass(Duration.ofSeconds(1));
        assertThat(refusal(openAccount.open(scene.opening(professional, "Amina", "Diallo").command())))
                .isEqualTo(Refusal.STAFF_WITHOUT_MEMBERSHIP_SEE_NOBODY);
    }

    private OpenBeneficiaryAccount.Outcome.Opened opened(OpenBeneficiaryAccount.Command command) {
        return given(OpenBeneficiaryAccount.Outcome.Opened.class, openAccount.open(command));
    }

    private boolean mayHaveAnAccount(Scene.PersonOpening wish) {
        return given(openAccount.mayHaveAnAccount(wish.staff(), wish.staff().relay(), wish.person()));
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
