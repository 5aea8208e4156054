package org.abri.application;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.abri.application.account.ChoosePassword;
import org.abri.application.account.KeepTeam;
import org.abri.application.account.OpenBeneficiaryAccount;
import org.abri.application.memory.InMemory;
import org.abri.application.relay.RecordRelay;
import org.abri.application.session.SignIn;
import org.abri.application.terms.AcceptTerms;
import org.abri.application.vault.AddDocument;
import org.abri.application.vault.AddNote;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;

/** A small world in memory for the tests of use cases: relays with staff, people with vaults, and a clock to turn. */
public final class Scene {
    public static final String PASSWORD = "quatre girafes sous la lune";
    public static final byte[] PDF = "%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << >>\n%%EOF\n"
            .getBytes(StandardCharsets.US_ASCII);

    private Instant now = Instant.parse("2026-11-02T09:00:00Z");
    private final Random random = new Random(42);
    public final InMemory memory = new InMemory(() -> now, random);
    public final Ports ports;
    public final Abri abri;
    public final Viewpoint.Operator operator;

    public Scene() {
        this(UnaryOperator.identity());
    }

    /** With some of the ports swapped. */
    public Scene(UnaryOperator<Ports> swap) {
        ports = swap.apply(memory.all());
        abri = Abri.on(ports);
        var opened = abri.openOperatorAccount().open(new PersonName("Odile", "Verdier"), Language.FRENCH);
        operator = new Viewpoint.Operator(ready(opened.username(), opened.firstPassword()));
    }

    public Instant now() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public Once once() {
        return new Once(new UUID(random.nextLong(), random.nextLong()));
    }

    /** A relay whose agreement is in force, and its first manager, who has chosen a password and accepted the terms. */
    public Viewpoint.StaffAt relay(String name) {
        var recorded = (RecordRelay.Outcome.Recorded) abri.recordRelay()
                .record(new RecordRelay.Command(operator, once(), name,
                        ZoneId.of("Europe/Paris"),
                        ServiceAgreement.concluded(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31),
                                "600 € par an"),
                        new PersonName("Malika", "Roussel"), Language.FRENCH));
        return new Viewpoint.StaffAt(ready(recorded.manager().username(), recorded.manager().firstPassword()),
                recorded.relay());
    }

    /** A professional of the manager's relay. */
    public Viewpoint.StaffAt professional(Viewpoint.StaffAt manager) {
        var opened = (KeepTeam.OpenOutcome.Opened) abri.keepTeam()
                .open(new KeepTeam.Opening(manager, manager.relay(), once(),
                        new PersonName("Paul", "Lemoine"), Language.FRENCH, StaffRole.PROFESSIONAL));
        return new Viewpoint.StaffAt(ready(opened.username(), opened.firstPassword()), manager.relay());
    }

    /** A person whose account was opened at that relay, affiliated to it, who has accepted the terms. */
    public Viewpoint.Beneficiary affiliated(Viewpoint.StaffAt staff, boolean feeding) {
        return person(opening(staff, "Amina", "Diallo").wishing(true, feeding));
    }

    public Viewpoint.Beneficiary person(PersonOpening opening) {
        var opened =
                (OpenBeneficiaryAccount.Outcome.Opened) abri.openBeneficiaryAccount().open(opening.command());
        var account = opened.vault().owner();
        accept(new Viewpoint.Beneficiary(account), account);
        return new Viewpoint.Beneficiary(account);
    }

    public PersonOpening opening(Viewpoint.StaffAt staff, String given, String family) {
        return new PersonOpening(staff, once(), new PersonName(given, family),
                Optional.of(new PhoneNumber("+33639980001")), false, false,
                Optional.empty());
    }

    /** How an account is opened, with what tests vary. */
    public record PersonOpening(Viewpoint.StaffAt staff, Once once, PersonName name,
            Optional<PhoneNumber> phone, boolean affiliate,
            boolean feeding, Optional<String> homonymReason) {
        public PersonOpening wishing(boolean affiliation, boolean toBeFed) {
            return new PersonOpening(staff, once, name, phone, affiliation, toBeFed, homonymReason);
        }

        public PersonOpening because(String reason) {
            return new PersonOpening(staff, once, name, phone, affiliate, feeding, Optional.of(reason));
        }

        public OpenBeneficiaryAccount.Command command() {
            return new OpenBeneficiaryAccount.Command(staff, staff.relay(), once, name,
                    new BirthDate(LocalDate.of(1990, 2, 28)),
                    Language.FRENCH, phone, PASSWORD, "Le nom de ma première école ?", "Les Tilleuls",
                    affiliate, feeding, homonymReason);
        }
    }

    public Username usernameOf(AccountId account) {
        return ports.work().inOne(() -> ports.accounts().find(account).orElseThrow().username());
    }

    public Item note(Viewpoint by, VaultId vault, Visibility visibility, String title) {
        return ((AddNote.Outcome.Added) addNote(by, vault, visibility, title)).item();
    }

    public AddNote.Outcome addNote(Viewpoint by, VaultId vault, Visibility visibility, String title) {
        return abri.addNote()
                .add(new AddNote.Command(by, vault, once(), visibility, new Note(title, "Un texte.")));
    }

    public Item document(Viewpoint by, VaultId vault, Visibility visibility, byte[] bytes) {
        return ((AddDocument.Outcome.Added) addDocument(by, vault, visibility, "scan.pdf", bytes)).item();
    }

    public AddDocument.Outcome addDocument(Viewpoint by, VaultId vault, Visibility visibility, String name,
            byte[] bytes) {
        try {
            return abri.addDocument().add(
                    new AddDocument.Command(by, vault, once(), visibility, "", FileName.sent(name), true),
                    new ByteArrayInputStream(bytes));
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }

    /** A PDF of that many bytes, as far as its first bytes show. */
    public byte[] pdfOf(int size) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        System.arraycopy(PDF, 0, bytes, 0, Math.min(PDF.length, size));
        return bytes;
    }

    /** The acts recorded in a vault's journal, the first one first. */
    public List<Act> acts(VaultId vault) {
        return events(new Chain.OfVault(vault)).stream().map(Event::act).toList();
    }

    public List<Event> events(Chain chain) {
        return ports.work().inOne(() -> ports.journal().links(chain, 0, 1000)).stream()
                .map(link -> Event.decoded(link.body())).toList();
    }

    /** Signs in with a first password, chooses another and accepts the terms. */
    public AccountId ready(Username username, String firstPassword) {
        var signedIn =
                ((SignIn.Outcome.Done) abri.signIn().signIn(new SignIn.Command(username, firstPassword)))
                        .signedIn();
        var chosen = abri.choosePassword()
                .choose(new ChoosePassword.Command(signedIn.viewpoint(), signedIn.account(), Optional.empty(),
                        PASSWORD));
        if (!(chosen instanceof ChoosePassword.Outcome.Chosen)) { throw new AssertionError(chosen); }
        accept(signedIn.viewpoint(), signedIn.account());
        return signedIn.account();
    }

    public void accept(Viewpoint by, AccountId account) {
        var accepted = abri.acceptTerms().accept(by, account, abri.readTerms().inForce().version());
        if (!(accepted instanceof AcceptTerms.Outcome.Accepted)) { throw new AssertionError(accepted); }
    }

    /** A relay that nobody knows. */
    public RelayId noRelay() {
        return new RelayId(new UUID(random.nextLong(), random.nextLong()));
    }
}
