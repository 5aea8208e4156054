package org.abri.bootstrap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.Once;
import org.abri.application.account.ChoosePassword;
import org.abri.application.account.KeepTeam;
import org.abri.application.account.OpenBeneficiaryAccount;
import org.abri.application.relay.RecordRelay;
import org.abri.application.session.SignIn;
import org.abri.application.session.SignedIn;
import org.abri.application.vault.AddDocument;
import org.abri.application.vault.AddNote;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.Username;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.abri.web.demo.DemoGuide.DemoAccount;

/** The invented people of the demo, brought in through the same use cases as anybody. */
final class DemoPeople {
    /** One for all of them: this is a demo. */
    private static final String PASSWORD = "quatre girafes sous la lune";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Abri abri;
    private final LocalDate today;
    private final List<DemoAccount> accounts = new ArrayList<>();

    DemoPeople(Abri abri, LocalDate today) {
        this.abri = abri;
        this.today = today;
    }

    List<DemoAccount> moveIn() {
        var operator = operator();
        var manager = manager(operator, "Relais du Port", new PersonName("Malika", "Roussel"));
        manager(operator, "Accueil des Lilas", new PersonName("Denis", "Okafor"));
        var professional = professional(manager);
        amina(professional);
        samuel(professional);
        return List.copyOf(accounts);
    }

    private Viewpoint.Operator operator() {
        var opened = abri.openOperatorAccount().open(new PersonName("Odile", "Verdier"), Language.FRENCH);
        return new Viewpoint.Operator(
                ready(opened.username(), opened.firstPassword(), "Odile Verdier, opératrice",
                        "Enregistrer un relais, sa convention et son gestionnaire"));
    }

    private Viewpoint.StaffAt manager(Viewpoint.Operator operator, String relay, PersonName name) {
        var agreement = ServiceAgreement.concluded(today.minusMonths(1), today.plusYears(1), "600 € par an");
        if (!(abri.recordRelay().record(new RecordRelay.Command(operator, Once.fresh(), relay, PARIS,
                agreement,
                name,
                Language.FRENCH)) instanceof RecordRelay.Outcome.Recorded(RelayId id, KeepTeam.OpenOutcome.Opened opened))) {
            throw new IllegalStateException("the demo's relay was not recorded");
        }
        return new Viewpoint.StaffAt(
                ready(opened.username(), opened.firstPassword(), name.full() + ", gestionnaire, " + relay,
                        "Tenir l’équipe du relais"),
                id);
    }

    private Viewpoint.StaffAt professional(Viewpoint.StaffAt manager) {
        if (!(abri.keepTeam()
                .open(new KeepTeam.Opening(manager, manager.relay(), Once.fresh(),
                        new PersonName("Paul", "Lemoine"), Language.FRENCH,
                        StaffRole.PROFESSIONAL)) instanceof KeepTeam.OpenOutcome.Opened opened)) {
            throw new IllegalStateException("the demo's professional was not opened");
        }
        return new Viewpoint.StaffAt(ready(opened.username(), opened.firstPassword(),
                "Paul Lemoine, professionnel, Relais du Port",
                "Ouvrir un coffre avec une personne, voir ce qu’elle partage"), manager.relay());
    }

    private void amina(Viewpoint.StaffAt professional) {
        var opened = open(professional, new PersonName("Amina", "Diallo"),
                new BirthDate(LocalDate.of(1991, 4, 12)), "+33639980001", true);
        var person = new Viewpoint.Beneficiary(opened.vault().owner());
        accept(person, person.account());
        accounts.add(new DemoAccount("Amina Diallo, bénéficiaire", opened.username().value(), PASSWORD,
                "Garder ses papiers, choisir qui les voit"));
        add(person, person.vault(), Visibility.PRIVATE, "Titre de séjour", "titre.jpg",
                DemoFiles.photo("TITRE DE SEJOUR", "DIALLO Amina"));
        add(person, person.vault(), Visibility.SHARED, "Attestation d’hébergement", "attestation.pdf",
                DemoFiles.pdf("ATTESTATION D'HEBERGEMENT", "", "Specimen - personne inventee", "Amina Diallo",
                        "12, rue des Tilleuls"));
        add(professional, person.vault(), Visibility.SHARED, "Courrier de la mairie", "courrier.pdf",
                DemoFiles.pdf("COURRIER", "", "Specimen - rendez-vous au guichet 4"));
        abri.addNote().add(new AddNote.Command(person, person.vault(), Once.fresh(), Visibility.PRIVATE,
                new Note("À demander", "Demander à l'accueil une copie du bail.")));
    }

    private void samuel(Viewpoint.StaffAt professional) {
        var opened = open(professional, new PersonName("Samuel", "Tesfaye"),
                new BirthDate(LocalDate.of(1986, 9, 3)), "+33639980002", false);
        accounts.add(new DemoAccount("Samuel Tesfaye, bénéficiaire", opened.username().value(), PASSWORD,
                "Se connecter pour la première fois, lire et accepter les conditions"));
    }

    private OpenBeneficiaryAccount.Outcome.Opened open(Viewpoint.StaffAt professional, PersonName name,
            BirthDate born, String phone,
            boolean feeding) {
        if (!(abri.openBeneficiaryAccount()
                .open(new OpenBeneficiaryAccount.Command(professional, professional.relay(), Once.fresh(),
                        name,
                        born,
                        Language.FRENCH, Optional.of(new PhoneNumber(phone)), PASSWORD,
                        "Le nom de ma première école ?", "Les Tilleuls", true, feeding,
                        Optional.empty())) instanceof OpenBeneficiaryAccount.Outcome.Opened opened)) {
            throw new IllegalStateException("the demo's beneficiary was not opened");
        }
        return opened;
    }

    private void add(Viewpoint by, VaultId vault, Visibility visibility, String title, String fileName,
            byte[] bytes) {
        try {
            if (!(abri.addDocument()
                    .add(new AddDocument.Command(by, vault, Once.fresh(), visibility, title,
                            FileName.sent(fileName), true),
                            new ByteArrayInputStream(bytes)) instanceof AddDocument.Outcome.Added)) {
                throw new IllegalStateException("the demo's document was not taken");
            }
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }

    /** Signs in with the first password, chooses the demo's, accepts the terms, and is put on the list. */
    private AccountId ready(Username username, String firstPassword, String who, String whatFor) {
        var signedIn = signIn(username, firstPassword);
        if (!(abri.choosePassword()
                .choose(new ChoosePassword.Command(signedIn.viewpoint(), signedIn.account(), Optional.empty(),
                        PASSWORD)) instanceof ChoosePassword.Outcome.Chosen chosen)) {
            throw new IllegalStateException("the demo's password was not taken");
        }
        abri.signOut().signOut(chosen.signedIn().token());
        accept(signedIn.viewpoint(), signedIn.account());
        accounts.add(new DemoAccount(who, username.value(), PASSWORD, whatFor));
        return signedIn.account();
    }

    private SignedIn signIn(Username username, String password) {
        if (!(abri.signIn().signIn(
                new SignIn.Command(username, password)) instanceof SignIn.Outcome.Done(SignedIn signedIn))) {
            throw new IllegalStateException("the demo's person was not recognised");
        }
        return signedIn;
    }

    private void accept(Viewpoint by, AccountId account) {
        abri.acceptTerms().accept(by, account, abri.readTerms().inForce().version());
    }
}
