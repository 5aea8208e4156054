package org.abri.web.face;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.Once;
import org.abri.application.memory.InMemory;
import org.abri.application.opening.ActivateAccount;
import org.abri.application.opening.OpenBeneficiaryAccount;
import org.abri.application.relay.KeepTeam;
import org.abri.application.relay.RecordRelay;
import org.abri.application.sealing.Macs;
import org.abri.application.session.SignIn;
import org.abri.application.session.SignedIn;
import org.abri.application.vault.AddDocument;
import org.abri.application.vault.AddItem;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.Username;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.reminder.Recurrence;
import org.abri.domain.reminder.Rhythm;
import org.abri.domain.terms.Terms;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemContent.Appointment;
import org.abri.domain.vault.ItemContent.Contact;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.domain.vault.ItemContent.Written;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.abri.web.problem.Answers;

/** The pages on a real server, over every port in memory, with people who visit them. */
public final class Site implements AutoCloseable {
    public static final String PASSWORD = "pluie sur les toits de Lille";

    /** Somebody who has an account. */
    public record Person(Username username, String password, SignedIn signedIn) {
        public Viewpoint by() {
            return signedIn.viewpoint();
        }

        public VaultId vault() {
            return VaultId.of(signedIn.account());
        }
    }

    private volatile Instant now = Instant.parse("2026-11-23T08:00:00Z");
    public final InMemory memory;
    public final Abri abri;
    private final ApplicationContext context;
    private final EmbeddedServer server;

    private Site(int port, boolean demo) {
        InstantSource clock = () -> now;
        memory = new InMemory(clock, new Random(20261123),
                List.of(new Terms("2025-01", Instant.parse("2025-01-01T00:00:00Z")),
                        new Terms("2026-11", Instant.parse("2026-11-01T00:00:00Z"))));
        abri = Abri.on(memory.all());
        var settings = new HashMap<String, Object>(
                Map.of("abri.insecure-cookies", "true", "abri.languages", "fr,en", "micronaut.server.port",
                        port, "abri.contact", "aide@abri.example"));
        context = ApplicationContext.builder().properties(settings).build();
        context.registerSingleton(Abri.class, abri);
        context.registerSingleton(Macs.class, memory.macs());
        context.registerSingleton(InstantSource.class, clock);
        if (demo) {
            context.registerSingleton(DemoGuide.class, new Guide());
        }
        context.start();
        server = context.getBean(EmbeddedServer.class).start();
    }

    public static Site open() {
        return new Site(-1, false);
    }

    public static Site ofDemo() {
        return new Site(-1, true);
    }

    public String origin() {
        return "http://localhost:" + server.getPort();
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public Instant now() {
        return now;
    }

    public Browser visitor() {
        return new Browser(this);
    }

    /** Somebody's browser, after the sign-in. */
    public Browser as(Person person) {
        return visitor().open("/sign-in").submit("/sign-in",
                Map.of("username", person.username().value(), "password", person.password()));
    }

    public void sendSms() {
        memory.runDue(now, abri.later().tasks());
    }

    @Override
    public void close() {
        context.close();
    }

    public Person operator() {
        var opened =
                abri.account().openOperatorAccount().openForDemo(new PersonName("Odile", "Opère"),
                        Language.FRENCH);
        return ready(opened.username(), opened.activationCode());
    }

    public record Place(RelayId id, String name, Person manager) {
        public String path() {
            return "/relays/" + id;
        }
    }

    public Place relay(Person operator, String name) {
        var recorded = recorded(operator, name);
        return new Place(recorded.relay(), name,
                ready(recorded.manager().username(), recorded.manager().activationCode()));
    }

    /** One whose first manager has not come yet. */
    public RelayId withoutManager(Person operator, String name) {
        return recorded(operator, name).relay();
    }

    private RecordRelay.Recorded recorded(Person operator, String name) {
        var agreement = ServiceAgreement.concluded(LocalDate.parse("2026-01-01"),
                LocalDate.parse("2030-12-31"), "gratuit la première année");
        var command =
                new RecordRelay.Command(operator.by(), once(), name, Relay.shortOf(name).orElse("Relais"),
                        Optional.empty(), ZoneId.of("Europe/Paris"), agreement,
                        new PersonName("Marie", "Gestin"), Language.FRENCH);
        return Answers.of(abri.relay().recordRelay().record(command));
    }

    public Person professional(Place relay, String given, String family) {
        var opening =
                new KeepTeam.Opening(relay.manager().signedIn().viewpointAt(relay.id()), relay.id(), once(),
                        new PersonName(given, family),
                        Language.FRENCH, StaffRole.PROFESSIONAL);
        if (Answers.of(abri.relay().keepTeam().open(opening)) instanceof KeepTeam.Opened opened) {
            return ready(opened.username(), opened.activationCode());
        }
        throw new AssertionError();
    }

    public Person beneficiary(Place relay, PersonName name, boolean affiliated, boolean feeding) {
        var person = new OpenBeneficiaryAccount.Person(name, new BirthDate(LocalDate.parse("1990-02-28")),
                Language.FRENCH, Optional.of(new PhoneNumber("+33639980001")), Optional.of("homonyme"));
        var wishes = new OpenBeneficiaryAccount.Wishes(PASSWORD, "Mon premier chien ?", "Filou", affiliated,
                feeding);
        var command =
                new OpenBeneficiaryAccount.Command(relay.manager().signedIn().viewpointAt(relay.id()),
                        relay.id(), once(), person, wishes);
        if (Answers.of(abri.opening().openBeneficiaryAccount()
                .open(command)) instanceof OpenBeneficiaryAccount.Outcome.Opened(var vault, var username, var card)) {
            return accepted(username);
        }
        throw new AssertionError();
    }

    public ItemId note(Viewpoint by, VaultId vault, Visibility visibility, String title, String text) {
        return written(by, vault, visibility, new Note(title, text));
    }

    /** Of whom nothing but the name is known. */
    public ItemId contact(Viewpoint by, VaultId vault, Visibility visibility, String name) {
        return written(by, vault, visibility, new Contact(name, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** Of which nothing but the time is known. */
    public ItemId appointment(Viewpoint by, VaultId vault, Visibility visibility, String title, String time) {
        return written(by, vault, visibility, new Appointment(title, AppointmentTime.parse(time),
                Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** As {@link #appointment}, that comes back each week, twice in all: the first. */
    public ItemId series(Viewpoint by, VaultId vault, String title, String time) {
        var command = new AddItem.Command(by, vault, once(), Visibility.PRIVATE,
                new Appointment(title, AppointmentTime.parse(time), Optional.empty(), Optional.empty(),
                        Optional.empty()),
                Set.of(), Optional.of(new Recurrence(Rhythm.WEEKLY, 2)));
        if (Answers.of(abri.vault().addItem().add(command)) instanceof AddItem.Outcome.Added(var item)) {
            return item;
        }
        throw new AssertionError();
    }

    private ItemId written(Viewpoint by, VaultId vault, Visibility visibility, Written content) {
        pass(Duration.ofSeconds(1));
        var command = new AddItem.Command(by, vault, once(), visibility, content);
        if (Answers.of(abri.vault().addItem().add(command)) instanceof AddItem.Outcome.Added(var item)) {
            return item;
        }
        throw new AssertionError();
    }

    public ItemId paper(Viewpoint by, VaultId vault, Visibility visibility, String title) {
        pass(Duration.ofSeconds(1));
        var command = new AddDocument.Command(by, vault, once(), visibility, title, FileName.sent("scan.pdf"),
                true);
        try {
            if (Answers.of(abri.vault().addDocument().add(command,
                    new ByteArrayInputStream(pdf()))) instanceof AddDocument.Outcome.Added(var item)) {
                return item;
            }
        } catch (IOException cannotHappen) {
            throw new AssertionError(cannotHappen);
        }
        throw new AssertionError();
    }

    public static byte[] pdf() {
        return ("%PDF-1.4\n" + "% a page\n".repeat(30_000) + "%%EOF\n").getBytes(StandardCharsets.US_ASCII);
    }

    private Person ready(Username username, String code) {
        var unused = abri.opening().activateAccount()
                .activate(new ActivateAccount.Command(username, code, PASSWORD));
        return accepted(username);
    }

    /** Somebody whose vault was opened with {@link #PASSWORD}, once they have accepted the terms. */
    public Person accepted(Username username) {
        var person = signIn(username, PASSWORD);
        var unused = Answers.of(abri.terms().acceptTerms().accept(person.viewpoint(),
                abri.terms().readTerms().inForce().version()));
        return new Person(username, PASSWORD, signIn(username, PASSWORD));
    }

    /** SEC-4: as if they had given back the code that was sent to their phone. */
    public Person provenPhone(Person person) {
        var ports = memory.all();
        return ports.work().inOne(() -> {
            ports.account().credentials().lock(person.signedIn().account());
            var account = ports.account().accounts().find(person.signedIn().account()).orElseThrow();
            ports.account().accounts().save(account.with(account.ownPhone().orElseThrow().nowProven()));
            return person;
        });
    }

    private SignedIn signIn(Username username, String password) {
        if (abri.session().signIn()
                .signIn(new SignIn.Command(username, password)) instanceof SignIn.Outcome.Done(var person)) {
            return person;
        }
        throw new AssertionError();
    }

    /** What is in that vault, as much of it as one list shows. */
    public List<ItemId> items(Viewpoint by, VaultId vault) {
        return Answers.of(abri.vault().seeItems().list(by, vault, Listing.first(Listing.MOST))).lines()
                .lines()
                .stream().map(line -> line.item().id()).toList();
    }

    public static Once once() {
        return new Once(UUID.randomUUID());
    }

    private final class Guide implements DemoGuide {
        @Override
        public List<DemoAccount> accounts() {
            return List.of(new DemoAccount("Amadou, qui a un coffre", "bado-riku-mena", PASSWORD,
                    "Regarder ses papiers"));
        }

        @Override
        public List<DemoSms> sms() {
            return memory.left().stream().map(sms -> new DemoSms(now, sms.to().value(), sms.text())).toList();
        }
    }
}
