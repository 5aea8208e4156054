package org.abri.application.registration;

import static org.abri.application.Scene.PDF;
import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.BulkInputStream;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.registration.Register.Command;
import org.abri.application.registration.Register.Look;
import org.abri.application.registration.Register.Outcome;
import org.abri.application.registration.Register.PaperOutcome;
import org.abri.application.vault.NotAccepted;
import org.abri.domain.access.Refusal;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.limits.Pace;
import org.abri.domain.registration.Applicant;
import org.abri.domain.registration.EntityKind;
import org.abri.domain.registration.PaperId;
import org.abri.domain.registration.Reference;
import org.abri.domain.registration.Registration;
import org.abri.domain.registration.Registration.State;
import org.abri.domain.registration.RegistrationId;
import org.abri.domain.registration.Siret;
import org.abri.domain.registration.SupportingPaper;
import org.abri.domain.text.EmailAddress;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RegisterTest {
    private static final Optional<String> HOME = Optional.of("192.0.2.7");
    private static final Reference NOBODYS = Reference.typed("kado-limu-pero-bati-nuso");

    private final Scene scene = new Scene();
    private final Register register = scene.abri.registration().register();
    private final KeepRegistrations keep = scene.abri.registration().keepRegistrations();

    @Test
    @DisplayName("REL-1: an entity sends its form and gets a reference, under which it looks how it stands; operators read all of it")
    void sent() {
        var reference = send("La Halte");
        assertThat(seen(reference)).isEqualTo(new Register.HowItStands(State.WAITING, scene.now(),
                Optional.empty(), 0));
        var line = waiting().getFirst();
        assertThat(line.applicant()).isEqualTo(applicant("La Halte"));
        assertThat(line.sentAt()).isEqualTo(scene.now());
        assertThat(given(keep.see(scene.operator, line.id())).registration()).isEqualTo(line);
        assertThat(scene.events(new Chain.OfService()).getLast().act()).isEqualTo(Act.REGISTRATION_SENT);
    }

    @Test
    @DisplayName("REL-1, I4: sent twice it is one registration; the reference that nobody saw arrive leads nowhere, the second one does")
    void twice() {
        var command = new Command(HOME, scene.once(), applicant("La Halte"));
        var first = reference(register.send(command));
        var second = reference(register.send(command));
        assertThat(waiting()).hasSize(1);
        assertThat(register.look(HOME, first)).isEqualTo(new Look.Nowhere());
        assertThat(seen(second).state()).isEqualTo(State.WAITING);
        reference(register.send(new Command(HOME, command.once(), applicant("La Halte du Nord"))));
        assertThat(waiting()).as("something else with a used key").hasSize(2);
    }

    @Test
    @DisplayName("REL-1: an operator refuses with a reason, which the reference tells; the documents go at once, the rest after ninety days")
    void refused() throws IOException {
        var reference = send("La Halte");
        add(reference, "statuts.pdf", PDF);
        var id = waiting().getFirst().id();
        scene.pass(Duration.ofDays(3));
        assertThat(given(keep.decide(scene.operator, id, false, "Hors du champ social")))
                .isEqualTo(KeepRegistrations.Outcome.DONE);
        assertThat(seen(reference)).isEqualTo(new Register.HowItStands(State.REFUSED, scene.now(),
                Optional.of("Hors du champ social"), 0));
        assertThat(given(keep.see(scene.operator, id)).papers()).isEmpty();
        assertThat(waiting()).isEmpty();
        assertThat(given(keep.list(scene.operator, false, Listing.first(9))).lines()).hasSize(1);
        assertThat(lastAct()).isEqualTo(Act.REGISTRATION_REFUSED);

        scene.pass(Registration.REFUSED_KEPT.minusMillis(1));
        scene.runChore("erase-registrations");
        assertThat(seen(reference).state()).isEqualTo(State.REFUSED);
        scene.pass(Duration.ofMillis(1));
        scene.runChore("erase-registrations");
        assertThat(register.look(HOME, reference)).isEqualTo(new Look.Nowhere());
        assertThat(missing(keep.see(scene.operator, id))).isTrue();
    }

    @Test
    @DisplayName("REL-1: an accepted one keeps its documents, and is erased after a year, as one that nobody answered is")
    void accepted() throws IOException {
        var reference = send("La Halte");
        var other = send("Le Refuge");
        add(reference, "statuts.pdf", PDF);
        add(other, "statuts.pdf", PDF);
        var id = waiting().stream().filter(one -> one.applicant().name().equals("La Halte")).findFirst()
                .orElseThrow().id();
        given(keep.decide(scene.operator, id, true, "Foyer connu de la ville"));
        assertThat(seen(reference).state()).isEqualTo(State.ACCEPTED);
        assertThat(seen(reference).papers()).isEqualTo(1);
        assertThat(lastAct()).isEqualTo(Act.REGISTRATION_ACCEPTED);
        scene.pass(Registration.KEPT.minusMillis(1));
        scene.runChore("erase-registrations");
        assertThat(seen(reference).state()).isEqualTo(State.ACCEPTED);
        assertThat(seen(other).state()).isEqualTo(State.WAITING);
        scene.pass(Duration.ofMillis(1));
        scene.runChore("erase-registrations");
        for (var gone : List.of(reference, other)) {
            assertThat(register.look(HOME, gone)).isEqualTo(new Look.Nowhere());
        }
    }

    @Test
    @DisplayName("REL-1: decided once; alike again changes nothing, otherwise it is told; without a reason nothing is decided")
    void once() {
        var reference = send("La Halte");
        var id = waiting().getFirst().id();
        assertThatThrownBy(() -> keep.decide(scene.operator, id, true, " ")).isInstanceOf(InvalidValue.class);
        given(keep.decide(scene.operator, id, true, "Oui"));
        assertThat(given(keep.decide(scene.operator, id, true, "Encore")))
                .isEqualTo(KeepRegistrations.Outcome.DONE);
        assertThat(given(keep.decide(scene.operator, id, false, "Non")))
                .isEqualTo(KeepRegistrations.Outcome.DECIDED_BEFORE);
        assertThat(seen(reference).reason()).contains("Oui");
        assertThat(scene.events(new Chain.OfService()).stream().map(Event::act))
                .containsOnlyOnce(Act.REGISTRATION_ACCEPTED).doesNotContain(Act.REGISTRATION_REFUSED);
    }

    @Test
    @DisplayName("REL-1, ACC-10: operators alone see registrations and decide; what is not there is answered as missing")
    void operatorsAlone() {
        send("La Halte");
        var id = waiting().getFirst().id();
        var manager = scene.relay("Relais du Port");
        for (var answer : List.of(keep.list(manager, true, Listing.first(9)), keep.see(manager, id),
                keep.read(manager, id, new PaperId(new UUID(1, 1))), keep.decide(manager, id, true, "Oui"))) {
            assertThat(refusal(answer)).isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        }
        var nothing = new RegistrationId(new UUID(1, 1));
        assertThat(missing(keep.see(scene.operator, nothing))).isTrue();
        assertThat(missing(keep.decide(scene.operator, nothing, true, "Oui"))).isTrue();
        assertThat(missing(keep.read(scene.operator, id, new PaperId(new UUID(1, 1))))).isTrue();
    }

    @Test
    @DisplayName("REL-1: a document comes back to an operator as it was sent, and it is recorded who read it")
    void paper() throws IOException {
        var reference = send("La Halte");
        var added = add(reference, "statuts.jpg.pdf", PDF);
        assertThat(added).isEqualTo(new PaperOutcome.Added(seen(reference)));
        assertThat(seen(reference).papers()).isEqualTo(1);
        var id = waiting().getFirst().id();
        var paper = given(keep.see(scene.operator, id)).papers().getFirst();
        assertThat(paper).isEqualTo(new SupportingPaper(paper.id(), new FileName("statuts.jpg.pdf"),
                DocumentType.PDF, PDF.length, scene.now()));
        assertThat(given(keep.read(scene.operator, id, paper.id())).bytes()).isEqualTo(PDF);
        assertThat(lastAct()).isEqualTo(Act.REGISTRATION_PAPER_READ);
        send("Le Refuge");
        var other = waiting().stream().filter(one -> !one.id().equals(id)).findFirst().orElseThrow().id();
        assertThat(missing(keep.read(scene.operator, other, paper.id()))).as("through another one").isTrue();
    }

    @Test
    @DisplayName("REL-1, UPL-1: a document is told by its bytes; empty, too large, of no accepted type or named against its bytes it is not kept")
    void notTaken() throws IOException {
        var reference = send("La Halte");
        var largest = Arrays.copyOf(PDF, SupportingPaper.LARGEST);
        assertThat(add(reference, "grand.pdf", Arrays.copyOf(PDF, SupportingPaper.LARGEST + 1)))
                .isEqualTo(new PaperOutcome.NotTaken(NotAccepted.TOO_LARGE));
        assertThat(add(reference, "rien.pdf", new byte[0]))
                .isEqualTo(new PaperOutcome.NotTaken(NotAccepted.EMPTY));
        assertThat(add(reference, "a.pdf", new byte[] { 0, 1, 2, 3 }))
                .isEqualTo(new PaperOutcome.NotTaken(NotAccepted.TYPE_NOT_ACCEPTED));
        assertThat(add(reference, "a.exe", PDF))
                .isEqualTo(new PaperOutcome.NotTaken(NotAccepted.CONTENT_CONTRADICTS_NAME));
        assertThat(seen(reference).papers()).isZero();
        assertThat(add(reference, "grand.pdf", largest)).isInstanceOf(PaperOutcome.Added.class);
    }

    @Test
    @DisplayName("REL-1, I4: the same bytes under the same name are one document; four are taken and no more")
    void fourAtMost() throws IOException {
        var reference = send("La Halte");
        for (var i = 0; i < SupportingPaper.MOST; i++) {
            add(reference, "a" + i + ".pdf", PDF);
            assertThat(add(reference, "a" + i + ".pdf", PDF)).isInstanceOf(PaperOutcome.Added.class);
        }
        assertThat(seen(reference).papers()).isEqualTo(SupportingPaper.MOST);
        assertThat(add(reference, "b.pdf", PDF)).isEqualTo(new PaperOutcome.TooMany());
        assertThat(add(reference, "a0.pdf", PDF)).as("again").isInstanceOf(PaperOutcome.Added.class);
    }

    @Test
    @DisplayName("REL-1: to what was decided, or is not there, nothing is added, also when it is decided while the bytes come")
    void notToWhatIsDecided() throws IOException {
        assertThat(add(NOBODYS, "a.pdf", PDF)).isEqualTo(new PaperOutcome.Nowhere());
        var reference = send("La Halte");
        var id = waiting().getFirst().id();
        var meanwhile = new BulkInputStream() {
            private final InputStream bytes = new ByteArrayInputStream(PDF);

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                given(keep.decide(scene.operator, id, true, "Oui"));
                return bytes.read(into, from, most);
            }
        };
        assertThat(register.addPaper(HOME, reference, new FileName("a.pdf"), meanwhile))
                .isEqualTo(new PaperOutcome.Nowhere());
        assertThat(seen(reference).papers()).isZero();
        assertThat(add(reference, "b.pdf", PDF)).isEqualTo(new PaperOutcome.Nowhere());
    }

    @Test
    @DisplayName("REL-1, SEC-6: one address sends a few forms, then there is a pause for it alone; what is sent twice counts once")
    void pacedByAddress() {
        var command = new Command(HOME, scene.once(), applicant("La Halte"));
        for (var i = 0; i < 9; i++) {
            reference(register.send(command));
        }
        for (var i = 1; i < Pace.REGISTERING_BY_ADDRESS.atOnce(); i++) {
            send("Halte " + i);
        }
        assertThat(register.send(new Command(HOME, scene.once(), applicant("Une de trop"))))
                .isEqualTo(new Outcome.Paused(scene.now().plus(Pace.REGISTERING_BY_ADDRESS.each())));
        reference(register.send(new Command(Optional.of("192.0.2.8"), scene.once(), applicant("Voisine"))));
        reference(register.send(new Command(Optional.empty(), scene.once(), applicant("Sans adresse"))));
        scene.pass(Pace.REGISTERING_BY_ADDRESS.each());
        send("Plus tard");
    }

    @Test
    @DisplayName("REL-1, SEC-6: all addresses together too, wherever they come from")
    void pacedInAll() {
        for (var i = 0; i < Pace.REGISTERING.atOnce(); i++) {
            reference(register
                    .send(new Command(Optional.of("10.0.0." + i), scene.once(), applicant("Halte " + i))));
        }
        assertThat(register.send(new Command(Optional.of("10.0.1.1"), scene.once(), applicant("De trop"))))
                .isInstanceOf(Outcome.Paused.class);
    }

    @Test
    @DisplayName("REL-1: while as many wait as operators can look through, no more are taken; one answer makes room")
    void full() throws IOException {
        var bare = sentBy("Sans document");
        var documented = sentBy("Avec document");
        documentedUnder(documented, "a.pdf");
        for (var i = 1; i < Registration.MOST_WAITING; i++) {
            documentedUnder(sentBy("Halte " + i), "a.pdf");
        }
        var one = new Command(Optional.empty(), scene.once(), applicant("De trop"));
        scene.pass(Pace.REGISTERING.each());
        assertThat(register.send(one)).isEqualTo(new Outcome.Full());
        assertThat(addTo(bare, "a.pdf")).isEqualTo(new PaperOutcome.Full());
        documentedUnder(documented, "b.pdf");
        scene.pass(Pace.REGISTERING.each());
        given(keep.decide(scene.operator, waiting().getFirst().id(), false, "Non"));
        reference(register.send(one));
        documentedUnder(bare, "a.pdf");
    }

    @Test
    @DisplayName("REL-1, SEC-6: forms that nothing came with keep nobody out, however many there are, and are gone after two weeks")
    void bare() throws IOException {
        for (var i = 0; i < Registration.MOST_WAITING; i++) {
            sentBy("Halte " + i);
        }
        var documented = sentBy("La Halte");
        documentedUnder(documented, "statuts.pdf");
        var answered = sentBy("Le Refuge");
        given(keep.decide(scene.operator, newest().id(), true, "Oui"));
        assertThat(newest().applicant().name()).isEqualTo("La Halte");
        scene.pass(Registration.BARE_KEPT.minusMillis(1));
        scene.runChore("erase-registrations");
        assertThat(seen(answered).state()).isEqualTo(State.ACCEPTED);
        var last = sentBy("Le Phare");
        scene.pass(Duration.ofMillis(1));
        scene.runChore("erase-registrations");
        assertThat(waiting()).extracting(one -> one.applicant().name()).containsExactlyInAnyOrder("La Halte",
                "Le Phare");
        assertThat(seen(documented).papers()).isEqualTo(1);
        assertThat(seen(answered).state()).isEqualTo(State.ACCEPTED);
        scene.pass(Registration.BARE_KEPT);
        scene.runChore("erase-registrations");
        assertThat(register.look(HOME, last)).isEqualTo(new Look.Nowhere());
    }

    @Test
    @DisplayName("REL-1, SEC-6: the pace is taken before it is told whether there is room: whoever asks over and over is paused")
    void pacedWhenFull() throws IOException {
        for (var i = 0; i < Registration.MOST_WAITING; i++) {
            documentedUnder(sentBy("Halte " + i), "a.pdf");
        }
        scene.pass(Duration.ofDays(1));
        for (var i = 0; i < Pace.REGISTERING_BY_ADDRESS.atOnce(); i++) {
            assertThat(register.send(new Command(HOME, scene.once(), applicant("De trop " + i))))
                    .isEqualTo(new Outcome.Full());
        }
        assertThat(register.send(new Command(HOME, scene.once(), applicant("De trop"))))
                .isInstanceOf(Outcome.Paused.class);
    }

    private Registration newest() {
        return waiting().getFirst();
    }

    /** From no address that is known, at the pace of all. */
    private Reference sentBy(String name) {
        scene.pass(Pace.REGISTERING.each());
        return reference(register.send(new Command(Optional.empty(), scene.once(), applicant(name))));
    }

    private PaperOutcome addTo(Reference reference, String name) throws IOException {
        return register.addPaper(Optional.empty(), reference, FileName.sent(name),
                new ByteArrayInputStream(PDF));
    }

    private void documentedUnder(Reference reference, String name) throws IOException {
        assertThat(addTo(reference, name)).isInstanceOf(PaperOutcome.Added.class);
    }

    @Test
    @DisplayName("AUT-5, SEC-6: who tries references from one address is soon paused, whether one of them leads anywhere or not")
    void triesArePaced() throws IOException {
        var reference = send("La Halte");
        var other = Optional.of("192.0.2.99");
        for (var i = 0; i < Pace.ASKING_ABOUT_REGISTRATIONS.atOnce(); i++) {
            assertThat(register.look(other, NOBODYS)).isEqualTo(new Look.Nowhere());
        }
        assertThat(register.look(other, reference)).isInstanceOf(Look.Paused.class);
        assertThat(register.addPaper(other, reference, new FileName("a.pdf"), new ByteArrayInputStream(PDF)))
                .isInstanceOf(PaperOutcome.Paused.class);
        assertThat(seen(reference).papers()).isZero();
    }

    private Reference send(String name) {
        return reference(register.send(new Command(HOME, scene.once(), applicant(name))));
    }

    private PaperOutcome add(Reference reference, String name, byte[] bytes) throws IOException {
        return register.addPaper(HOME, reference, FileName.sent(name), new ByteArrayInputStream(bytes));
    }

    private static Reference reference(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Sent.class);
        return ((Outcome.Sent) outcome).reference();
    }

    private Register.HowItStands seen(Reference reference) {
        var look = register.look(Optional.empty(), reference);
        assertThat(look).isInstanceOf(Look.Seen.class);
        return ((Look.Seen) look).standing();
    }

    private List<Registration> waiting() {
        return given(keep.list(scene.operator, true, Listing.first(Listing.MOST))).lines();
    }

    private Act lastAct() {
        return scene.events(new Chain.OfService()).getLast().act();
    }

    private static Applicant applicant(String name) {
        return new Applicant(name, EntityKind.LODGING, Optional.of(Siret.typed("732 829 320 00074")),
                "3 rue des Lilas\n69000 Lyon", new PersonName("Rose", "Vidal"),
                new PersonName("Karim", "Bensalem"), EmailAddress.typed("k.bensalem@halte.example"),
                new PhoneNumber("+33639980031"), "Un foyer de vingt lits.");
    }
}
