package org.abri.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import org.abri.application.Scene;
import org.abri.application.affiliation.SeeAffiliations;
import org.abri.application.session.SignIn;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Standing;
import org.abri.domain.account.Username;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.text.Flaw;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OpenBeneficiaryAccountTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt professional = scene.professional(manager);

    @Test
    @DisplayName("ACC-6: opened in presence, the person signs in at once with the username given and the password chosen")
    void opened() {
        var opened = opened(scene.opening(professional, "Amina", "Diallo").command());
        var signedIn = (SignIn.Outcome.Done) scene.abri.signIn()
                .signIn(new SignIn.Command(opened.username(), Scene.PASSWORD));
        assertThat(signedIn.signedIn().standing()).isEqualTo(Standing.TERMS_TO_ACCEPT);
        assertThat(account(opened).secretQuestion()).get().satisfies(question -> {
            assertThat(question.question()).isEqualTo("Le nom de ma première école ?");
            assertThat(scene.ports.hasher().matches("lestilleuls", question.answer())).isTrue();
        });
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
        assertThat(ties(scene.affiliated(professional, false)).active())
                .noneMatch(tie -> tie.affiliation().feedingAllowed());
        var fed = scene.person(scene.opening(professional, "Samuel", "Tesfaye").wishing(true, true));
        assertThat(ties(fed).active()).allMatch(tie -> tie.affiliation().feedingAllowed());
    }

    @Test
    @DisplayName("ACC-5: only staff of a relay whose agreement is in force open accounts")
    void agreement() {
        scene.ports.work().inOne(() -> {
            var relay = scene.ports.relays().find(professional.relay()).orElseThrow();
            scene.ports.relays().save(relay.with(ServiceAgreement.concluded(LocalDate.of(2025, 1, 1),
                    LocalDate.of(2025, 12, 31), "600 €")));
            return relay;
        });
        assertThat(scene.abri.openBeneficiaryAccount()
                .open(scene.opening(professional, "Amina", "Diallo").command()))
                        .isInstanceOfSatisfying(OpenBeneficiaryAccount.Outcome.Refused.class,
                                refused -> assertThat(refused.why().refusal())
                                        .isEqualTo(Refusal.WITHOUT_AN_AGREEMENT_IN_FORCE_STAFF_DO_NOT_WORK));
    }

    @Test
    @DisplayName("ACC-8: the same names, spelled a little otherwise, born the same day, stop a second account")
    void homonym() {
        scene.person(scene.opening(professional, "Amina", "Diallo"));
        var again = scene.opening(professional, "AMINA", "diallo");
        assertThat(scene.abri.openBeneficiaryAccount().open(again.command()))
                .isEqualTo(new OpenBeneficiaryAccount.Outcome.MayHaveAnAccount());
        assertThat(scene.abri.openBeneficiaryAccount()
                .open(again.because("Deux personnes, cartes d'identité vues").command()))
                        .isInstanceOf(OpenBeneficiaryAccount.Outcome.Opened.class);
    }

    @Test
    @DisplayName("I4: the same request sent twice opens one account")
    void twice() {
        var opening = scene.opening(professional, "Amina", "Diallo").command();
        assertThat(opened(opening)).isEqualTo(opened(opening));
    }

    @Test
    @DisplayName("AUT-2: a password with the person's own name is refused, and nothing is opened")
    void password() {
        var wish = scene.opening(professional, "Amina", "Diallo");
        var command = new OpenBeneficiaryAccount.Command(professional, professional.relay(), wish.once(),
                wish.name(),
                new BirthDate(LocalDate.of(1990, 2, 28)), Language.FRENCH, Optional.empty(),
                "amina vit à Marseille", "Où ?", "Ici même", true,
                false, Optional.empty());
        assertThat(scene.abri.openBeneficiaryAccount().open(command))
                .isEqualTo(new OpenBeneficiaryAccount.Outcome.PasswordRefused(Flaw.PASSWORD_CONTAINS_NAME));
        assertThat(opened(wish.command()).vault()).isNotNull();
    }

    @Test
    @DisplayName("AUT-2: a group of the username that happens to be a word does not make a password weaker")
    void usernameByChance() {
        var seen = new ArrayList<String>();
        var ports = scene.ports.with(PasswordStrength.class, (password, personal) -> {
            seen.addAll(personal);
            return Optional.empty();
        });
        new Passwords(ports).flawIn(Scene.PASSWORD, new Username("kepa-sara-lune"),
                new PersonName("Amina", "Diallo"));
        assertThat(seen).containsExactly("kepasaralune", "Amina", "Diallo");
    }

    @Test
    @DisplayName("ACC-10: a beneficiary opens no account")
    void byBeneficiary() {
        var person = scene.affiliated(professional, true);
        var wish = scene.opening(professional, "Samuel", "Tesfaye");
        var command =
                new OpenBeneficiaryAccount.Command(person, professional.relay(), wish.once(), wish.name(),
                        new BirthDate(LocalDate.of(1990, 2, 28)), Language.FRENCH, Optional.empty(),
                        Scene.PASSWORD, "Où ?", "Ici même", true, false,
                        Optional.empty());
        assertThat(scene.abri.openBeneficiaryAccount().open(command))
                .isInstanceOf(OpenBeneficiaryAccount.Outcome.Refused.class);
    }

    @Test
    @DisplayName("ACC-13: staff who left the relay open nothing there, from that moment")
    void left() {
        scene.abri.keepTeam().remove(manager, manager.relay(), professional.account());
        scene.pass(Duration.ofSeconds(1));
        assertThat(scene.abri.openBeneficiaryAccount()
                .open(scene.opening(professional, "Amina", "Diallo").command()))
                        .isInstanceOfSatisfying(OpenBeneficiaryAccount.Outcome.Refused.class,
                                refused -> assertThat(refused.why().refusal())
                                        .isEqualTo(Refusal.STAFF_WITHOUT_MEMBERSHIP_SEE_NOBODY));
    }

    private OpenBeneficiaryAccount.Outcome.Opened opened(OpenBeneficiaryAccount.Command command) {
        return (OpenBeneficiaryAccount.Outcome.Opened) scene.abri.openBeneficiaryAccount().open(command);
    }

    private Account account(OpenBeneficiaryAccount.Outcome.Opened opened) {
        return scene.ports.work()
                .inOne(() -> scene.ports.accounts().find(opened.vault().owner()).orElseThrow());
    }

    private SeeAffiliations.Outcome.Seen ties(Viewpoint.Beneficiary person) {
        return (SeeAffiliations.Outcome.Seen) scene.abri.seeAffiliations().see(person);
    }
}
