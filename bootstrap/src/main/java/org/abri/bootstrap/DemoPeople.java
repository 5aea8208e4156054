package org.abri.bootstrap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.abri.application.Abri;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.RandomBytes;
import org.abri.application.access.Answer;
import org.abri.application.opening.ActivateAccount;
import org.abri.application.opening.OpenBeneficiaryAccount.Person;
import org.abri.application.opening.OpenBeneficiaryAccount.Wishes;
import org.abri.application.opening.OpenBeneficiaryAccount;
import org.abri.application.relay.KeepTeam;
import org.abri.application.relay.RecordRelay;
import org.abri.application.session.SignIn;
import org.abri.application.terms.AcceptTerms;
import org.abri.application.vault.AddDocument;
import org.abri.application.vault.AddItem;
import org.abri.application.vault.ChangeItem;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.reminder.Recurrence;
import org.abri.domain.reminder.Rhythm;
import org.abri.domain.vault.ContactNumber;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemContent.Appointment;
import org.abri.domain.vault.ItemContent.Contact;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.domain.vault.ItemContent.Written;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.Processing;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.abri.web.face.DemoGuide.DemoAccount;

/** The invented people of the demo, brought in through the same use cases as anybody. */
final class DemoPeople {
    /** AUT-2: of which the demo's password is made, so that none is known to whoever reads the source. */
    private static final List<String> WORDS = List.of("girafe", "tortue", "hirondelle", "platane", "brouette",
            "lanterne", "citronnier", "tabouret", "parapluie", "escargot", "moulin", "guitare", "sardine",
            "marmotte", "tambour", "cerisier", "pinceau", "fourmi", "barrique", "chardon", "mouette",
            "violon",
            "navette", "toboggan", "pastèque", "grenouille", "charrue", "bouquetin", "carafe", "hublot",
            "tricot",
            "luciole");
    private static final int WORDS_OF_PASSWORD = 6;
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Abri abri;
    private final Ports ports;
    private final RandomBytes random;
    private final Instant now;
    private final LocalDate today;
    /** One for all of them: this is a demo. */
    private final String password;
    private final List<DemoAccount> accounts = new ArrayList<>();

    DemoPeople(Abri abri, Ports ports, Instant now) {
        this.abri = abri;
        this.ports = ports;
        this.random = ports.random();
        this.now = now;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        this.password = phrase(random);
    }

    private static String phrase(RandomBytes random) {
        var drawn = new LinkedHashSet<String>();
        while (drawn.size() < WORDS_OF_PASSWORD) {
            drawn.add(WORDS.get(Math.floorMod(random.next(1)[0], WORDS.size())));
        }
        return String.join(" ", drawn);
    }

    List<DemoAccount> moveIn() {
        var operator = operator();
        var manager = manager(operator, "Relais du Port", "Le Port", new PersonName("Malika", "Roussel"));
        manager(operator, "Accueil des Lilas", "Les Lilas", new PersonName("Denis", "Okafor"));
        var professional = professional(manager);
        amina(professional);
        samuel(professional);
        return List.copyOf(accounts);
    }

    private Viewpoint.Operator operator() {
        var opened = abri.account().openOperatorAccount().openForDemo(new PersonName("Odile", "Verdier"),
                Language.FRENCH);
        return new Viewpoint.Operator(
                ready(opened.username(), opened.activationCode(), "Odile Verdier, opératrice",
                        "Enregistrer un relais, sa convention et son gestionnaire"));
    }

    private Viewpoint.StaffAt manager(Viewpoint.Operator operator, String relay, String shortName,
            PersonName name) {
        var agreement = ServiceAgreement.concluded(today.minusMonths(1), today.plusYears(1), "600 € par an");
        var recorded =
                given(abri.relay().recordRelay().record(new RecordRelay.Command(operator, Once.fresh(random),
                        relay, shortName, Optional.of(new PhoneNumber("+33639980100")), PARIS, agreement,
                        name, Language.FRENCH)));
        var opened = recorded.manager();
        return new Viewpoint.StaffAt(
                ready(opened.username(), opened.activationCode(), name.full() + ", gestionnaire, " + relay,
                        "Tenir l’équipe du relais"),
                recorded.relay());
    }

    private Viewpoint.StaffAt professional(Viewpoint.StaffAt manager) {
        var opened = one(KeepTeam.Opened.class, given(abri.relay().keepTeam().open(new KeepTeam.Opening(
                manager, manager.relay(), Once.fresh(random), new PersonName("Paul", "Lemoine"),
                Language.FRENCH, StaffRole.PROFESSIONAL))));
        return new Viewpoint.StaffAt(ready(opened.username(), opened.activationCode(),
                "Paul Lemoine, professionnel, Relais du Port",
                "Ouvrir un coffre avec une personne, voir ce qu’elle partage"), manager.relay());
    }

    private void amina(Viewpoint.StaffAt professional) {
        var opened = open(professional, new PersonName("Amina", "Diallo"),
                new BirthDate(LocalDate.of(1991, 4, 12)), "+33639980001", true);
        var person = new Viewpoint.Beneficiary(opened.vault().owner());
        accept(person);
        provenPhone(person);
        accounts.add(new DemoAccount("Amina Diallo, bénéficiaire", opened.username().value(), password,
                "Garder ses papiers, choisir qui les voit"));
        Stream.of(Processing.values()).forEach(processing -> given(
                abri.vault().decideProcessing().decide(person, person.vault(), processing, true)));
        var vault = person.vault();
        sort(person, add(person, vault, Visibility.PRIVATE, "Bulletin de paie d’octobre", "paie.pdf",
                DemoFiles.pdf("BULLETIN DE PAIE", "", "Specimen - octobre", "Amina Diallo")), PaperKind.WORK);
        sort(person, add(person, vault, Visibility.SHARED, "Certificat de scolarité d’Awa", "ecole.pdf",
                DemoFiles.pdf("CERTIFICAT DE SCOLARITE", "", "Specimen - Awa Diallo")), PaperKind.SCHOOL);
        favour(person, sort(person, add(person, vault, Visibility.SHARED, "Attestation d’hébergement",
                "attestation.pdf",
                DemoFiles.pdf("ATTESTATION D'HEBERGEMENT", "", "Specimen - personne inventee",
                        "Amina Diallo", "12, rue des Tilleuls")),
                PaperKind.HOUSING));
        favour(person, sort(person, add(person, vault, Visibility.PRIVATE, "Carte d’assurée", "carte.jpg",
                DemoFiles.photo("ASSURANCE MALADIE", "DIALLO Amina")), PaperKind.HEALTH));
        var permit = sort(person, add(person, vault, Visibility.SHARED, "Titre de séjour", "titre.jpg",
                DemoFiles.photo("TITRE DE SEJOUR", "DIALLO Amina")), PaperKind.RESIDENCE);
        endsOn(person, permit, today.plusDays(70));
        favour(person, permit);
        favour(person, sort(person, add(person, vault, Visibility.PRIVATE, "Passeport", "passeport.jpg",
                DemoFiles.photo("PASSEPORT", "DIALLO Amina")), PaperKind.IDENTITY));
        add(professional, vault, Visibility.SHARED, "Courrier de la mairie", "courrier.pdf",
                DemoFiles.pdf("COURRIER", "", "Specimen - rendez-vous au guichet 4"));
        write(person, Visibility.PRIVATE,
                new Note("À demander", "Demander à l'accueil une copie du bail."));
        write(person, Visibility.SHARED, new Contact("Mme Sow", Optional.of("Assistante sociale, mairie"),
                Optional.of(new ContactNumber("06 39 98 00 40")), Optional.empty(),
                Optional.of("Guichet 4, place de la Mairie"), Optional.of("Le mardi et le jeudi matin")));
        remember(person, new Appointment("Préfecture",
                new AppointmentTime(today.plusDays(9).atTime(10, 30), PARIS),
                Optional.of("Préfecture, guichet 7"), Optional.empty(),
                Optional.of("Apporter deux photos")), Optional.empty());
        remember(person, new Appointment("Cours de français",
                new AppointmentTime(today.plusDays(10).atTime(14, 0), PARIS),
                Optional.of("Maison de quartier"),
                Optional.empty(), Optional.empty()), Optional.of(new Recurrence(Rhythm.WEEKLY, 8)));
    }

    /** SEC-4: as if she had given back the code that was sent to her number, which is nobody's. */
    private void provenPhone(Viewpoint.Beneficiary person) {
        ports.work().inOne(() -> {
            ports.account().credentials().lock(person.account());
            var account = ports.account().accounts().find(person.account()).orElseThrow();
            ports.account().accounts().save(account.with(account.ownPhone().orElseThrow().nowProven()));
            ports.journal().append(new Chain.OfVault(person.vault()),
                    Event.of(now, new Actor.Owner(), Act.PHONE_PROVEN));
            return person;
        });
    }

    private void remember(Viewpoint.Beneficiary person, Appointment appointment,
            Optional<Recurrence> recurrence) {
        one(AddItem.Outcome.Added.class,
                given(abri.vault().addItem().add(new AddItem.Command(person, person.vault(),
                        Once.fresh(random), Visibility.SHARED, appointment, Set.copyOf(LeadTime.usual()),
                        recurrence))));
    }

    private void endsOn(Viewpoint.Beneficiary owner, ItemId item, LocalDate day) {
        one(ChangeItem.Outcome.Changed.class, given(abri.vault().changeItem().date(owner, owner.vault(), item,
                from -> true, Optional.of(day))));
    }

    private void write(Viewpoint.Beneficiary person, Visibility visibility, Written content) {
        one(AddItem.Outcome.Added.class, given(abri.vault().addItem().add(new AddItem.Command(person,
                person.vault(), Once.fresh(random), visibility, content))));
    }

    private void samuel(Viewpoint.StaffAt professional) {
        var opened = open(professional, new PersonName("Samuel", "Tesfaye"),
                new BirthDate(LocalDate.of(1986, 9, 3)), "+33639980002", false);
        accounts.add(new DemoAccount("Samuel Tesfaye, bénéficiaire", opened.username().value(), password,
                "Se connecter pour la première fois, lire et accepter les conditions"));
    }

    private OpenBeneficiaryAccount.Outcome.Opened open(Viewpoint.StaffAt professional, PersonName name,
            BirthDate born, String phone,
            boolean feeding) {
        var command =
                new OpenBeneficiaryAccount.Command(professional, professional.relay(), Once.fresh(random),
                        new Person(name, born, Language.FRENCH, Optional.of(new PhoneNumber(phone)),
                                Optional.empty()),
                        new Wishes(password, "Le nom de ma première école ?", "Les Tilleuls", true, feeding));
        return one(OpenBeneficiaryAccount.Outcome.Opened.class,
                given(abri.opening().openBeneficiaryAccount().open(command)));
    }

    private ItemId sort(Viewpoint.Beneficiary owner, ItemId item, PaperKind kind) {
        one(ChangeItem.Outcome.Changed.class,
                given(abri.vault().changeItem().sort(owner, owner.vault(), item, from -> true, kind)));
        return item;
    }

    private void favour(Viewpoint.Beneficiary owner, ItemId item) {
        given(abri.vault().changeItem().favour(owner, owner.vault(), item, true));
    }

    private ItemId add(Viewpoint by, VaultId vault, Visibility visibility, String title, String fileName,
            byte[] bytes) {
        try {
            return one(AddDocument.Outcome.Added.class,
                    given(abri.vault().addDocument().add(new AddDocument.Command(by, vault,
                            Once.fresh(random), visibility, title, FileName.sent(fileName), true),
                            new ByteArrayInputStream(bytes)))).item();
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }

    /** Chooses the demo's password with the code, accepts the terms, and is put on the list. */
    private AccountId ready(Username username, String code, String who, String whatFor) {
        one(ActivateAccount.Outcome.Chosen.class, abri.opening().activateAccount()
                .activate(new ActivateAccount.Command(username, code, password)));
        var signedIn = one(SignIn.Outcome.Done.class,
                abri.session().signIn().signIn(new SignIn.Command(username, password))).signedIn();
        accept(signedIn.viewpoint());
        abri.session().signOut().signOut(signedIn.token());
        accounts.add(new DemoAccount(who, username.value(), password, whatFor));
        return signedIn.account();
    }

    private void accept(Viewpoint by) {
        one(AcceptTerms.Outcome.Accepted.class,
                given(abri.terms().acceptTerms().accept(by, abri.terms().readTerms().inForce().version())));
    }

    private static <T> T given(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T>(var value, var look) -> value;
            case Answer.Refused<T>(var why) ->
                    throw new IllegalStateException("the demo was refused: " + why.refusal());
        };
    }

    private static <T> T one(Class<T> wanted, Object outcome) {
        if (!wanted.isInstance(outcome)) { throw new IllegalStateException("the demo came to " + outcome); }
        return wanted.cast(outcome);
    }
}
