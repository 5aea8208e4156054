package org.abri.contracts.relay;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.abri.application.Listing;
import org.abri.application.relay.Registrations;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Given;
import org.abri.contracts.Race;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.Username;
import org.abri.domain.registration.Applicant;
import org.abri.domain.registration.EntityKind;
import org.abri.domain.registration.PaperId;
import org.abri.domain.registration.Reference;
import org.abri.domain.registration.Registration;
import org.abri.domain.registration.Registration.Decision;
import org.abri.domain.registration.RegistrationId;
import org.abri.domain.registration.Siret;
import org.abri.domain.registration.SupportingPaper;
import org.abri.domain.text.EmailAddress;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of registration forms to its promise. */
public interface RegistrationsContract extends AllOrNothing {
    private Registrations registrations() {
        return ports().relay().registrations();
    }

    @Test
    @DisplayName("REL-1: a registration comes back as it was sent, whatever is written in it, and by its reference alone")
    default void asItWasSent() {
        for (var name : Given.NAMES) {
            for (var siret : List.of(Optional.<Siret> empty(), Optional.of(Siret.typed("73282932000074")))) {
                var sent = registration(new Applicant("Maison « " + name.full() + " » 🏠",
                        EntityKind.LODGING, siret, "3 rue des Lilas\n69000 Lyon",
                        name, Given.NAMES.getFirst(), EmailAddress.typed("accueil@école.example"),
                        new PhoneNumber("+33639980031"), "Vingt lits.\n\n" + "…".repeat(1_000)), NOW);
                var reference = reference();
                assertThat(find(sent.id())).isEmpty();
                assertThat(ofReference(reference)).isEmpty();
                add(sent, reference);
                assertThat(find(sent.id())).contains(sent);
                assertThat(given().get(() -> registrations().lock(sent.id()))).contains(sent);
                assertThat(ofReference(reference)).contains(sent.id());
                assertThat(listed(true, sent)).containsExactly(sent);
                assertThatThrownBy(() -> add(sent, reference())).isInstanceOf(RuntimeException.class);
                assertThat(ofReference(reference)).contains(sent.id());
            }
        }
        assertThat(given().get(() -> registrations().lock(new RegistrationId(UUID.randomUUID())))).isEmpty();
    }

    @Test
    @DisplayName("REL-1: what was decided, and why, is kept; it is then among those that were decided")
    default void decided() {
        for (var accepted : List.of(true, false)) {
            var sent = registration(NOW);
            var reference = reference();
            add(sent, reference);
            assertThat(listed(false, sent)).isEmpty();
            var decided = sent.decided(new Decision(accepted, "Connu : l’« été », 🏠", later(7)));
            given().run(() -> registrations().save(decided));
            assertThat(find(sent.id())).contains(decided);
            assertThat(given().get(() -> registrations().lock(sent.id()))).contains(decided);
            assertThat(ofReference(reference)).contains(sent.id());
            assertThat(listed(true, decided)).isEmpty();
            assertThat(listed(false, decided)).containsExactly(decided);
        }
        assertThatThrownBy(() -> given().run(() -> registrations().save(registration(NOW))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("REL-1: another reference takes the place of the one before; where nothing is, none leads")
    default void anotherReference() {
        var sent = registration(NOW);
        var first = reference();
        var second = reference();
        add(sent, first);
        given().run(() -> registrations().refer(sent.id(), second));
        assertThat(ofReference(first)).isEmpty();
        assertThat(ofReference(second)).contains(sent.id());
        assertThat(find(sent.id())).contains(sent);
        given().run(() -> registrations().refer(new RegistrationId(UUID.randomUUID()), first));
        assertThat(ofReference(first)).isEmpty();
    }

    @Test
    @DisplayName("REL-1: listed the newest first, and of one moment by id, one more than wanted, from any mark on")
    default void newestFirst() {
        var old = List.of(registration(NOW), registration(NOW), registration(later(1)),
                registration(later(1).plusMillis(1)));
        old.forEach(one -> add(one, reference()));
        var expected = old.stream().sorted((one, other) -> mark(one).isAfter(mark(other)) ? 1 : -1).toList();
        assertThat(listed(true, old.toArray(Registration[]::new))).isEqualTo(expected);
        for (var from = 0; from < expected.size(); from++) {
            var wanted = new Listing(Optional.of(mark(expected.get(from))), Listing.MOST);
            assertThat(given().get(() -> registrations().list(true, wanted)).stream().filter(old::contains))
                    .isEqualTo(expected.subList(from + 1, expected.size()));
        }
        var two = new Listing(Optional.of(new Listing.Mark(later(2), new UUID(0, 0))), 2);
        assertThat(given().get(() -> registrations().list(true, two))).hasSize(3);
    }

    @Test
    @DisplayName("REL-1: whether fewer wait than so many with documents is as the list says")
    default void howManyWait() {
        add(registration(NOW).withDocuments(), reference());
        var other = registration(NOW).withDocuments();
        add(other, reference());
        given().run(() -> registrations().save(other.decided(new Decision(true, "Oui", NOW))));
        given().run(() -> {
            var all = registrations().list(true, Listing.first(Listing.MOST));
            var waiting = (int) all.stream().filter(Registration::documented).count();
            assertThat(all).hasSizeBetween(1, Listing.MOST);
            assertThat(registrations().fewerWait(waiting)).isFalse();
            assertThat(registrations().fewerWait(waiting + 1)).isTrue();
            var bare = registration(NOW);
            registrations().add(bare, reference());
            assertThat(registrations().fewerWait(waiting + 1)).isTrue();
            registrations().save(bare.withDocuments());
            assertThat(registrations().find(bare.id())).contains(bare.withDocuments());
            assertThat(registrations().fewerWait(waiting + 1)).isFalse();
        });
    }

    @Test
    @DisplayName("REL-1: documents come back bit by bit, in the order in which they came, of their registration alone")
    default void papers() {
        var one = registration(NOW);
        var other = registration(NOW);
        add(one, reference());
        add(other, reference());
        assertThat(papers(one)).isEmpty();
        var second = paper("Délibération – été.pdf", DocumentType.PDF, later(2));
        var first = paper("photo.jpg", DocumentType.JPEG, later(1).plusMillis(3));
        var bytes = new byte[SupportingPaper.LARGEST];
        new Random(1).nextBytes(bytes);
        var small = "é".getBytes(StandardCharsets.UTF_8);
        given().run(() -> registrations().addPaper(one.id(), second, bytes));
        given().run(() -> registrations().addPaper(one.id(), first, small));
        var foreign = paper("a.txt", DocumentType.TEXT, NOW);
        given().run(() -> registrations().addPaper(other.id(), foreign, small));
        assertThat(papers(one)).containsExactly(first, second);
        assertThat(papers(other)).containsExactly(foreign);
        assertThat(bytes(one, second).orElseThrow()).isEqualTo(bytes);
        assertThat(bytes(one, first).orElseThrow()).isEqualTo(small);
        assertThat(bytes(one, foreign)).isEmpty();
        assertThat(bytes(one, paper("b.txt", DocumentType.TEXT, NOW))).isEmpty();
        assertThatThrownBy(() -> given().run(() -> registrations().addPaper(other.id(), first, small)))
                .isInstanceOf(RuntimeException.class);
        for (var i = 0; i < 2; i++) {
            given().run(() -> registrations().removePapers(one.id()));
            assertThat(papers(one)).isEmpty();
            assertThat(bytes(one, second)).isEmpty();
            assertThat(papers(other)).containsExactly(foreign);
        }
    }

    @Test
    @DisplayName("REL-1, LAW-4: what is not kept any longer goes with its documents and its reference, and nothing else does")
    default void erased() {
        var long0 = NOW.minusSeconds(1_000_000_000);
        var waits = registration(long0.minus(Registration.KEPT)).withDocuments();
        var stays = registration(long0.minus(Registration.KEPT).plusMillis(1)).withDocuments();
        var refused = registration(long0.minus(Registration.REFUSED_KEPT));
        var reference = reference();
        var paper = paper("a.pdf", DocumentType.PDF, long0);
        add(waits, reference);
        add(stays, reference());
        add(refused, reference());
        given().run(() -> {
            registrations().addPaper(waits.id(), paper, new byte[] { 1 });
            registrations().save(refused.decided(new Decision(false, "Non", refused.sentAt())));
        });
        assertThat(given().get(() -> registrations().removeErased(long0.minusMillis(1)))).isZero();
        assertThat(find(waits.id())).isPresent();
        assertThat(given().get(() -> registrations().removeErased(long0))).isEqualTo(2);
        assertThat(find(waits.id())).isEmpty();
        assertThat(find(refused.id())).isEmpty();
        assertThat(ofReference(reference)).isEmpty();
        assertThat(papers(waits)).isEmpty();
        assertThat(find(stays.id())).contains(stays);
        assertThat(given().get(() -> registrations().removeErased(long0.plusMillis(1)))).isEqualTo(1);
        assertThat(given().get(() -> registrations().removeErased(long0.plusMillis(1)))).isZero();
    }

    @Test
    @DisplayName("REL-1: of two operators who decide at once the second waits, and sees what the first decided")
    default void lockExcludes() {
        var sent = registration(NOW);
        add(sent, reference());
        var decided = sent.decided(new Decision(true, "Oui", later(1)));
        var seen = Race.secondWaits(ports().work(),
                () -> assertThat(registrations().lock(sent.id())).contains(sent),
                () -> registrations().save(decided), () -> registrations().lock(sent.id()));
        assertThat(seen).contains(decided);
    }

    @Test
    @DisplayName("LOG-1: a unit of work that throws brings back registrations, references and documents as they were")
    default void undone() {
        var there = registration(NOW);
        var reference = reference();
        var paper = paper("a.pdf", DocumentType.PDF, NOW);
        var another = registration(NOW);
        var old = registration(NOW.minusSeconds(2_000_000_000));
        add(there, reference);
        add(old, reference());
        given().run(() -> registrations().addPaper(there.id(), paper, new byte[] { 1 }));
        assertThatThrownBy(() -> given().run(() -> {
            registrations().add(another, reference());
            registrations().refer(there.id(), reference());
            registrations().addPaper(there.id(), paper("b.pdf", DocumentType.PDF, NOW), new byte[] { 2 });
            registrations().removePapers(there.id());
            registrations().save(there.decided(new Decision(true, "Oui", NOW)));
            registrations().removeErased(NOW.minusSeconds(1_900_000_000));
            throw new IllegalArgumentException("on purpose");
        })).hasMessage("on purpose");
        assertThat(find(there.id())).contains(there);
        assertThat(find(another.id())).isEmpty();
        assertThat(find(old.id())).contains(old);
        assertThat(ofReference(reference)).contains(there.id());
        assertThat(papers(there)).containsExactly(paper);
        assertThatThrownBy(() -> registrations().find(there.id())).isInstanceOf(IllegalStateException.class);
        given().run(() -> registrations().removeErased(NOW.minusSeconds(1_900_000_000)));
    }

    /** Of all of that kind, these. */
    private List<Registration> listed(boolean waiting, Registration... these) {
        var from = new Listing(Optional.of(new Listing.Mark(later(100_000), new UUID(0, 0))), Listing.MOST);
        return given().get(() -> registrations().list(waiting, from)).stream()
                .filter(List.of(these)::contains).toList();
    }

    private void add(Registration registration, Reference reference) {
        given().run(() -> registrations().add(registration, reference));
    }

    private Optional<Registration> find(RegistrationId id) {
        return given().get(() -> registrations().find(id));
    }

    private Optional<RegistrationId> ofReference(Reference reference) {
        return given().get(() -> registrations().ofReference(reference));
    }

    private List<SupportingPaper> papers(Registration registration) {
        return given().get(() -> registrations().papers(registration.id()));
    }

    private Optional<byte[]> bytes(Registration registration, SupportingPaper paper) {
        return given().get(() -> registrations().bytes(registration.id(), paper.id()));
    }

    private static Listing.Mark mark(Registration one) {
        return new Listing.Mark(one.sentAt(), one.id().value());
    }

    private static SupportingPaper paper(String name, DocumentType type, Instant at) {
        return new SupportingPaper(new PaperId(UUID.randomUUID()), new FileName(name), type, 5_000_000_000L,
                at);
    }

    /** One that waits. Not added yet. */
    static Registration registration(Instant at) {
        return registration(new Applicant("La Halte", EntityKind.LODGING, Optional.empty(), "3 rue des Lilas",
                new PersonName("Rose", "Vidal"), new PersonName("Karim", "Bensalem"),
                EmailAddress.typed("k.bensalem@halte.example"), new PhoneNumber("+33639980031"),
                "Vingt lits"),
                at);
    }

    private static Registration registration(Applicant applicant, Instant at) {
        var random = new SecureRandom();
        // in an order in which every storage sees them alike
        return Registration.sent(
                new RegistrationId(new UUID(random.nextLong() >>> 1, random.nextLong() >>> 1)), applicant,
                at);
    }

    /** One that nobody else has. */
    static Reference reference() {
        var random = new SecureRandom();
        var letters = new StringBuilder();
        for (var syllable = 0; syllable < Reference.SYLLABLES; syllable++) {
            letters.append(Username.CONSONANTS.charAt(random.nextInt(Username.CONSONANTS.length())))
                    .append(Username.VOWELS.charAt(random.nextInt(Username.VOWELS.length())));
        }
        return new Reference(letters.toString());
    }
}
