package org.abri.application;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.abri.application.access.Answer;
import org.abri.application.inside.Phone;
import org.abri.application.later.Chore;
import org.abri.application.memory.InMemory;
import org.abri.application.opening.ActivateAccount;
import org.abri.application.opening.OpenBeneficiaryAccount;
import org.abri.application.relay.KeepTeam;
import org.abri.application.relay.RecordRelay;
import org.abri.application.session.ChoosePassword;
import org.abri.application.session.DeviceKind;
import org.abri.application.session.KeepFactor;
import org.abri.application.session.SignIn;
import org.abri.application.session.SignedIn;
import org.abri.application.terms.AcceptTerms;
import org.abri.application.vault.AddDocument;
import org.abri.application.vault.AddItem;
import org.abri.application.vault.ChangeItem;
import org.abri.application.vault.SeeItems;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Language;
import org.abri.domain.account.OwnPhone;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;

/** A small world in memory for the tests of use cases: relays with staff, people with vaults, and a clock to turn. */
public final class Scene {
    public static final String PASSWORD = "cinq tortues devant la gare";
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
        var opened = abri.account().openOperatorAccount().openForDemo(new PersonName("Odile", "Verdier"),
                Language.FRENCH);
        operator = new Viewpoint.Operator(ready(opened.username(), opened.activationCode()));
    }

    /** What was answered; fails when it was refused. */
    public static <T> T given(Answer<T> answer) {
        if (answer instanceof Answer.Given<T>(var value, var look)) { return value; }
        throw new AssertionError(answer);
    }

    /** What was answered, when it is one of several outcomes. */
    public static <T> T given(Class<T> outcome, Answer<? super T> answer) {
        var value = given(answer);
        assertThat(value).isInstanceOf(outcome);
        return outcome.cast(value);
    }

    /** Which rule refused it; fails when it was not refused. */
    public static Refusal refusal(Answer<?> answer) {
        return denied(answer).refusal();
    }

    /** GATE-2: whether it was refused as if it did not exist; fails when it was not refused. */
    public static boolean missing(Answer<?> answer) {
        return denied(answer).asMissing();
    }

    private static Denied denied(Answer<?> answer) {
        if (answer instanceof Answer.Refused<?>(var why)) { return why; }
        throw new AssertionError(answer);
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

    /** A relay whose agreement is in force until the end of 2026, and its first manager, who has chosen a password and accepted the terms. */
    public Viewpoint.StaffAt relay(String name) {
        var recorded = given(abri.relay().recordRelay().record(recording(name)));
        return new Viewpoint.StaffAt(
                ready(recorded.manager().username(), recorded.manager().activationCode()),
                recorded.relay());
    }

    public RecordRelay.Command recording(String name) {
        return new RecordRelay.Command(operator, once(), name, Relay.shortOf(name).orElse("Relais"),
                Optional.empty(), ZoneId.of("Europe/Paris"),
                ServiceAgreement.concluded(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31),
                        "600 € par an"),
                new PersonName("Malika", "Roussel"), Language.FRENCH);
    }

    /** A professional of the manager's relay. */
    public Viewpoint.StaffAt professional(Viewpoint.StaffAt manager) {
        var opened = given(KeepTeam.Opened.class,
                abri.relay().keepTeam().open(new KeepTeam.Opening(manager, manager.relay(), once(),
                        new PersonName("Paul", "Lemoine"), Language.FRENCH, StaffRole.PROFESSIONAL)));
        return new Viewpoint.StaffAt(ready(opened.username(), opened.activationCode()), manager.relay());
    }

    /** ACC-12: the same person, at one more relay. */
    public Viewpoint.StaffAt alsoAt(RelayId relay, AccountId staff) {
        ports.work().inOne(() -> {
            ports.relay().memberships().save(new Membership(staff, relay, StaffRole.PROFESSIONAL, now));
            return relay;
        });
        return new Viewpoint.StaffAt(staff, relay);
    }

    /** A person whose account was opened at that relay, affiliated to it, who has accepted the terms. */
    public Viewpoint.Beneficiary affiliated(Viewpoint.StaffAt staff, boolean feeding) {
        return person(opening(staff, "Amina", "Diallo").wishing(true, feeding));
    }

    public Viewpoint.Beneficiary person(PersonOpening opening) {
        var opened = given(OpenBeneficiaryAccount.Outcome.Opened.class,
                abri.opening().openBeneficiaryAccount().open(opening.command()));
        var person = new Viewpoint.Beneficiary(opened.vault().owner());
        accept(person);
        provenPhone(person.account());
        return person;
    }

    /** SEC-4: as if they had given back the code that was sent to the phone on their account, if there is one. */
    public void provenPhone(AccountId whose) {
        ports.work().inOne(() -> {
            ports.account().credentials().lock(whose);
            var person = ports.account().accounts().find(whose).orElseThrow();
            person.ownPhone().map(OwnPhone::nowProven).map(person::with)
                    .ifPresent(ports.account().accounts()::save);
            return person;
        });
    }

    public PersonOpening opening(Viewpoint.StaffAt staff, String given, String family) {
        return new PersonOpening(staff, once(), new PersonName(given, family),
                Optional.of(new PhoneNumber("+33639980001")), PASSWORD, false, false, Optional.empty());
    }

    /** How an account is opened, with what tests vary. */
    public record PersonOpening(Viewpoint.StaffAt staff, Once once, PersonName name,
            Optional<PhoneNumber> phone, String password, boolean affiliate, boolean feeding,
            Optional<String> homonymReason) {
        public PersonOpening wishing(boolean affiliation, boolean toBeFed) {
            return new PersonOpening(staff, once, name, phone, password, affiliation, toBeFed, homonymReason);
        }

        public PersonOpening because(String reason) {
            return new PersonOpening(staff, once, name, phone, password, affiliate, feeding,
                    Optional.of(reason));
        }

        public PersonOpening choosing(String otherPassword) {
            return new PersonOpening(staff, once, name, phone, otherPassword, affiliate, feeding,
                    homonymReason);
        }

        public OpenBeneficiaryAccount.Person person() {
            return new OpenBeneficiaryAccount.Person(name, new BirthDate(LocalDate.of(1990, 2, 28)),
                    Language.FRENCH, phone, homonymReason);
        }

        public OpenBeneficiaryAccount.Command command() {
            return command(staff);
        }

        public OpenBeneficiaryAccount.Command command(Viewpoint by) {
            return new OpenBeneficiaryAccount.Command(by, staff.relay(), once, person(),
                    new OpenBeneficiaryAccount.Wishes(password, "Le nom de ma première école ?",
                            "Les Tilleuls", affiliate, feeding));
        }
    }

    public Username usernameOf(AccountId account) {
        return ports.work()
                .inOne(() -> ports.account().accounts().find(account).orElseThrow().username());
    }

    public Item note(Viewpoint by, VaultId vault, Visibility visibility, String title) {
        return item(vault,
                given(AddItem.Outcome.Added.class, addNote(by, vault, visibility, title)).item());
    }

    public Answer<AddItem.Outcome> addNote(Viewpoint by, VaultId vault, Visibility visibility, String title) {
        return abri.vault().addItem()
                .add(new AddItem.Command(by, vault, once(), visibility, new Note(title, "Un texte.")));
    }

    public Item document(Viewpoint by, VaultId vault, Visibility visibility, byte[] bytes) {
        return item(vault, given(AddDocument.Outcome.Added.class,
                addDocument(by, vault, visibility, "scan.pdf", bytes)).item());
    }

    /** VLT-8: into the bin. */
    public Item thrownAway(Viewpoint.Beneficiary owner, ItemId id) {
        return given(ChangeItem.Outcome.Changed.class,
                abri.vault().changeItem().delete(owner, owner.vault(), id, version -> true)).item();
    }

    /** VLT-8: into the bin, and for good. */
    public void erased(Viewpoint.Beneficiary owner, ItemId id) {
        thrownAway(owner, id);
        given(abri.vault().keepBin().erase(owner, owner.vault(), id));
    }

    /** As its owner sees it, whose looks nobody records. */
    public Item item(VaultId vault, ItemId id) {
        return given(abri.vault().seeItems().find(new Viewpoint.Beneficiary(vault.owner()), vault, id))
                .item();
    }

    public Answer<AddDocument.Outcome> addDocument(Viewpoint by, VaultId vault, Visibility visibility,
            String name, byte[] bytes) {
        return upload(
                new AddDocument.Command(by, vault, once(), visibility, "", FileName.sent(name), true), bytes);
    }

    public Answer<AddDocument.Outcome> upload(AddDocument.Command command, byte[] bytes) {
        try {
            return abri.vault().addDocument().add(command, new ByteArrayInputStream(bytes));
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

    /** A vault as somebody sees it, as much of it as one list shows. */
    public Answer<SeeItems.SeenList> list(Viewpoint by, VaultId vault) {
        return abri.vault().seeItems().list(by, vault, Listing.first(Listing.MOST));
    }

    /** What is on that list, the newest first. */
    public List<ItemId> ids(Viewpoint by, VaultId vault) {
        return given(list(by, vault)).lines().lines().stream().map(line -> line.item().id()).toList();
    }

    /** The acts recorded in a vault's journal, the first one first. */
    public List<Act> acts(VaultId vault) {
        return events(new Chain.OfVault(vault)).stream().map(Event::act).toList();
    }

    public List<Event> events(Chain chain) {
        return ports.work().inOne(() -> ports.journal().links(chain, 0, 1000)).stream()
                .map(link -> Event.decoded(link.body())).toList();
    }

    /** Runs the jobs that are due. */
    public void runJobs() {
        memory.runDue(now, abri.later().tasks());
    }

    /** Runs what comes back by itself, under that name. */
    public void runChore(String name) {
        var chore = abri.later().chores().stream().filter(some -> some.name().equals(name)).findFirst();
        chore.map(Chore::work).orElseThrow().run();
    }

    public SignIn.Outcome signIn(Username username, String password) {
        return abri.session().signIn().signIn(new SignIn.Command(username, password));
    }

    /** Fails when it is not recognised. */
    public SignedIn signedIn(Username username, String password) {
        if (signIn(username, password) instanceof SignIn.Outcome.Done(var done)) { return done; }
        throw new AssertionError("not recognised");
    }

    public Answer<ChoosePassword.Outcome> choosePassword(Viewpoint by, Optional<String> current,
            String chosen) {
        return abri.session().choosePassword()
                .choose(new ChoosePassword.Command(by, current.orElse(""), chosen, DeviceKind.COMPUTER));
    }

    public ActivateAccount.Outcome activate(Username username, String code, String chosen) {
        return abri.opening().activateAccount()
                .activate(new ActivateAccount.Command(username, code, chosen));
    }

    /** Chooses a password with a code, signs in with it and accepts the terms. */
    public AccountId ready(Username username, String code) {
        assertThat(activate(username, code, PASSWORD)).isEqualTo(new ActivateAccount.Outcome.Chosen());
        var signedIn = signedIn(username, PASSWORD);
        accept(signedIn.viewpoint());
        return signedIn.account();
    }

    public void accept(Viewpoint by) {
        given(AcceptTerms.Outcome.Accepted.class,
                abri.terms().acceptTerms().accept(by, abri.terms().readTerms().inForce().version()));
    }

    /** A relay that nobody knows. */
    public RelayId noRelay() {
        return new RelayId(new UUID(random.nextLong(), random.nextLong()));
    }

    /** Sets up a second factor, and answers the phone it is on; the code that confirmed it is good no more. */
    public Phone withFactor(Viewpoint by) {
        var keep = abri.session().keepFactor();
        given(keep.propose(new KeepFactor.Proof(by, PASSWORD, Optional.empty()), "here"));
        var phone = new Phone(given(keep.proposed(by, "here")).orElseThrow().seed());
        given(KeepFactor.Confirmation.Confirmed.class,
                keep.confirm(by, "here", phone.codeAt(now), DeviceKind.PHONE));
        pass(SecondFactor.STEP);
        return phone;
    }
}
