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
import java.util.UUID;
import org.abri.application.Abri;
import org.abri.application.Once;
import org.abri.application.account.ChoosePassword;
import org.abri.application.account.KeepTeam;
import org.abri.application.account.OpenBeneficiaryAccount;
import org.abri.application.memory.InMemory;
import org.abri.application.relay.RecordRelay;
import org.abri.application.reminder.SmsTexts;
import org.abri.application.session.SignIn;
import org.abri.application.session.SignedIn;
import org.abri.application.vault.AddDocument;
import org.abri.application.vault.AddNote;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.Username;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.terms.Terms;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.abri.web.demo.DemoGuide;
import org.abri.web.reminder.MessageSmsTexts;

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
        abri = Abri.on(memory.all().with(SmsTexts.class, new MessageSmsTexts()));
        var settings = new HashMap<String, Object>(
                Map.of("abri.insecure-cookies", "true", "abri.languages", "fr,en", "micronaut.server.port",
                        port, "abri.contact", "aide@abri.example"));
        context = ApplicationContext.builder().properties(settings).build();
        context.registerSingleton(Abri.class, abri);
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
        memory.runDue(now, (task, subject) -> abri.sendSms().send(subject));
    }

    @Override
    public void close() {
        context.close();
    }

    public Person operator() {
        var opened = abri.openOperatorAccount().open(new PersonName("Odile", "Opère"), Language.FRENCH);
        return ready(opened.username(), opened.firstPassword());
    }

    public record Place(RelayId id, String name, Person manager) {
        public String path() {
            return "/relays/" + id;
        }
    }

    public Place relay(Person operator, String name) {
        var agreement = ServiceAgreement.concluded(LocalDate.parse("2026-01-01"),
                LocalDate.parse("2030-12-31"), "gratuit la première année");
        var command =
                new RecordRelay.Command(operator.by(), once(), name, ZoneId.of("Europe/Paris"), agreement,
                        new PersonName("Marie", "Gestin"), Language.FRENCH);
        if (abri.recordRelay()
                .record(command) instanceof RecordRelay.Outcome.Recorded(var relay, var manager)) {
            return new Place(relay, name, ready(manager.username(), manager.firstPassword()));
        }
        throw new AssertionError();
    }

    public Person professional(Place relay, String given, String family) {
        var opening = new KeepTeam.Opening(relay.manager().signedIn().at(relay.id()), relay.id(), once(),
                new PersonName(given, family),
                Language.FRENCH, StaffRole.PROFESSIONAL);
        if (abri.keepTeam().open(opening) instanceof KeepTeam.OpenOutcome.Opened opened) {
            return ready(opened.username(), opened.firstPassword());
        }
        throw new AssertionError();
    }

    public Person beneficiary(Place relay, PersonName name, boolean affiliated, boolean feeding) {
        var command = new OpenBeneficiaryAccount.Command(relay.manager().signedIn().at(relay.id()),
                relay.id(), once(), name,
                new BirthDate(LocalDate.parse("1990-02-28")), Language.FRENCH,
                Optional.of(new PhoneNumber("+33639980001")), PASSWORD,
                "Mon premier chien ?", "Filou", affiliated, feeding, Optional.of("homonyme"));
        if (abri.openBeneficiaryAccount()
                .open(command) instanceof OpenBeneficiaryAccount.Outcome.Opened(var vault, var username)) {
            return accepted(username);
        }
        throw new AssertionError();
    }

    public Item note(Viewpoint by, VaultId vault, Visibility visibility, String title, String text) {
        pass(Duration.ofSeconds(1));
        if (abri.addNote().add(new AddNote.Command(by, vault, once(), visibility,
                new Note(title, text))) instanceof AddNote.Outcome.Added(var item)) {
            return item;
        }
        throw new AssertionError();
    }

    public Item paper(Viewpoint by, VaultId vault, Visibility visibility, String title) {
        pass(Duration.ofSeconds(1));
        var command = new AddDocument.Command(by, vault, once(), visibility, title, FileName.sent("scan.pdf"),
                true);
        try {
            if (abri.addDocument().add(command,
                    new ByteArrayInputStream(pdf())) instanceof AddDocument.Outcome.Added(var item)) {
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

    private Person ready(Username username, String firstPassword) {
        var person = signIn(username, firstPassword);
        abri.choosePassword().choose(
                new ChoosePassword.Command(person.viewpoint(), person.account(), Optional.empty(), PASSWORD));
        return accepted(username);
    }

    private Person accepted(Username username) {
        var person = signIn(username, PASSWORD);
        abri.acceptTerms().accept(person.viewpoint(), person.account(), abri.readTerms().inForce().version());
        return new Person(username, PASSWORD, signIn(username, PASSWORD));
    }

    private SignedIn signIn(Username username, String password) {
        if (abri.signIn()
                .signIn(new SignIn.Command(username, password)) instanceof SignIn.Outcome.Done(var person)) {
            return person;
        }
        throw new AssertionError();
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
