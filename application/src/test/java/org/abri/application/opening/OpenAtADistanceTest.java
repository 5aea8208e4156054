package org.abri.application.opening;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.affiliation.FindPerson;
import org.abri.application.opening.OpenAtADistance.Outcome;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.Standing;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.limits.Pace;
import org.abri.domain.limits.Sendings;
import org.abri.domain.opening.DistantOpening.Stage;
import org.abri.domain.opening.DistantOpening;
import org.abri.domain.opening.OpeningId;
import org.abri.domain.text.Flaw;
import org.abri.domain.vault.VaultId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OpenAtADistanceTest {
    private static final PhoneNumber PHONE = new PhoneNumber("+33639980001");
    private static final Pattern SMS = Pattern.compile("Abri: (\\d{6}) /o/([a-z]+)");

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt professional = scene.professional(manager);
    private final OpenAtADistance opening = scene.abri.opening().openAtADistance();
    private final ValidateOpening validation = scene.abri.opening().validateOpening();

    private record Received(String code, String link) {}

    @Test
    @DisplayName("OPS-4: openings count in the one budget of SMS that the service has, whatever else has used it up")
    void oneBudget() {
        scene.ports.work().inOne(() -> {
            scene.ports.limits().save("pace/" + Pace.SMS_OF_THE_SERVICE + "/all",
                    new Sendings(List.of(scene.now().plus(Duration.ofHours(1)))));
            return professional;
        });
        assertThat(given(opening.open(command("Amina", "Diallo", false)))).isInstanceOf(Outcome.Paused.class);
    }

    private OpenAtADistance.Command command(String given, String family, boolean affiliate) {
        return new OpenAtADistance.Command(professional, professional.relay(), scene.once(),
                scene.opening(professional, given, family).person(), PHONE, affiliate);
    }

    private OpeningId sent(OpenAtADistance.Command command) {
        return given(Outcome.Sent.class, opening.open(command)).opening();
    }

    private Received received() {
        scene.runJobs();
        var left = scene.memory.left().getLast();
        assertThat(left.to()).isEqualTo(PHONE);
        var text = SMS.matcher(left.text());
        assertThat(text.matches()).isTrue();
        return new Received(text.group(1), text.group(2));
    }

    private ValidateOpening.Outcome validate(Received received) {
        return validate(received.link(), received.code(), Scene.PASSWORD);
    }

    private ValidateOpening.Outcome validate(String link, String code, String password) {
        return validation.validate(new ValidateOpening.Command(link, code, password,
                "Le nom de ma première école ?", "Les Tilleuls", true));
    }

    /** With what they answer to the relay's offer. */
    private Optional<String> relayAfter(Received received, boolean wished) {
        return ((ValidateOpening.Outcome.Validated) validation
                .validate(new ValidateOpening.Command(received.link(), received.code(), Scene.PASSWORD,
                        "Le nom de ma première école ?", "Les Tilleuls", wished))).relay();
    }

    private ValidateOpening.Outcome.Validated validated(Received received) {
        return (ValidateOpening.Outcome.Validated) validate(received);
    }

    private AccountId account(OpeningId id) {
        return opening(id).account().orElseThrow();
    }

    private DistantOpening opening(OpeningId id) {
        return scene.ports.work().inOne(() -> scene.ports.opening().distant().lock(id).orElseThrow());
    }

    private Optional<Account> find(AccountId id) {
        return scene.ports.work().inOne(() -> scene.ports.account().accounts().find(id));
    }

    private List<Stage> stages() {
        return given(opening.see(manager, manager.relay(), Listing.first(9))).lines().stream()
                .map(OpenAtADistance.SeenOpening::stage)
                .toList();
    }

    private static String other(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    @Test
    @DisplayName("ACC-7, ACC-6: with the link and the code of one SMS the person chooses password and question, and signs in with the username they are told then")
    void validated() {
        var id = sent(command("Amina", "Diallo", true));
        assertThat(find(account(id)).orElseThrow().provenPhone()).isEmpty();
        var validated = validated(received());
        assertThat(scene.memory.left()).hasSize(1);
        assertThat(scene.signedIn(validated.username(), Scene.PASSWORD).standing())
                .isEqualTo(Standing.TERMS_TO_ACCEPT);
        assertThat(validated.rescueCode()).isPresent();
        assertThat(find(account(id)).orElseThrow().secretQuestion()).isPresent();
        assertThat(find(account(id)).orElseThrow().provenPhone()).as("SEC-4").contains(PHONE);
        assertThat(stages()).containsExactly(Stage.VALIDATED);
        assertThat(scene.acts(VaultId.of(account(id)))).startsWith(Act.VAULT_OPENED_AT_A_DISTANCE,
                Act.VAULT_VALIDATED, Act.AFFILIATION_CONFIRMED);
    }

    @Test
    @DisplayName("ACC-9: the relay accompanies them from then on if it offered to and they say yes, and may not add (VLT-5); what staff entered is no yes")
    void affiliation() {
        var wished = sent(command("Amina", "Diallo", true));
        assertThat(validated(received()).relay()).contains("Relais du Port");
        var vault = VaultId.of(account(wished));
        scene.accept(new Viewpoint.Beneficiary(vault.owner()));
        assertThat(given(scene.list(professional, vault)).lines().lines()).isEmpty();
        assertThat(scene.ports.work().inOne(() -> scene.ports.affiliation().affiliations().tiesOf(vault)))
                .singleElement().matches(tie -> !tie.affiliation().feedingAllowed());
        for (var offered : List.of(true, false)) {
            var alone = sent(command("Samuel", offered ? "Tesfaye" : "Okonkwo", offered));
            assertThat(relayAfter(received(), !offered)).isEmpty();
            assertThat(missing(scene.list(professional, VaultId.of(account(alone))))).isTrue();
            assertThat(scene.acts(VaultId.of(account(alone)))).doesNotContain(Act.AFFILIATION_CONFIRMED);
        }
    }

    @Test
    @DisplayName("ACC-7: until it is validated nobody sees it: not its relay, not by names, not operators; and nobody signs in")
    void closed() {
        var id = sent(command("Amina", "Diallo", true));
        var person = account(id);
        var username = find(person).orElseThrow().username();
        assertThat(missing(scene.list(professional, VaultId.of(person)))).isTrue();
        assertThat(missing(scene.list(manager, VaultId.of(person)))).isTrue();
        var found = scene.abri.affiliation().findPerson().find(professional, professional.relay(),
                new PersonName("Amina", "Diallo"), command("A", "B", true).person().born());
        assertThat(given(FindPerson.Outcome.Found.class, found).people()).isEmpty();
        assertThat(given(scene.abri.leaving().keepAccounts().find(scene.operator, username))).isEmpty();
        assertThat(missing(scene.abri.leaving().keepAccounts().see(scene.operator, person))).isTrue();
        assertThat(scene.signIn(username, Scene.PASSWORD))
                .isEqualTo(scene.signIn(new Username("bado-riku-mena"), Scene.PASSWORD));
        assertThat(given(opening.see(professional, professional.relay(), Listing.first(9))).lines())
                .singleElement()
                .satisfies(seen -> {
                    assertThat(seen.stage()).isEqualTo(Stage.WAITING);
                    assertThat(seen.askedBy()).contains(new PersonName("Paul", "Lemoine"));
                });
    }

    @Test
    @DisplayName("AUT-5: an unknown link, a wrong code, and the right one of an opening that lapsed are answered alike")
    void alike() {
        sent(command("Amina", "Diallo", true));
        var received = received();
        var no = new ValidateOpening.Outcome.NotRecognised();
        assertThat(validate("kadolimuperobatinuso", received.code(), Scene.PASSWORD)).isEqualTo(no);
        assertThat(validate(received.link(), other(received.code()), Scene.PASSWORD)).isEqualTo(no);
        assertThat(validate(received.link(), "no code", Scene.PASSWORD)).isEqualTo(no);
        scene.pass(DistantOpening.LIFE);
        assertThat(validate(received)).isEqualTo(no);
    }

    @Test
    @DisplayName("REC-1: after five wrong codes the right one opens nothing; one that is sent again does")
    void tries() {
        var id = sent(command("Amina", "Diallo", true));
        var received = received();
        for (int tries = 0; tries < OneTimeCode.TRIES; tries++) {
            validate(received.link(), other(received.code()), Scene.PASSWORD);
            scene.pass(Duration.ofHours(2));
        }
        assertThat(validate(received)).isEqualTo(new ValidateOpening.Outcome.NotRecognised());
        scene.pass(Duration.ofHours(2));
        sent(professional, id);
        validated(received());
    }

    private OpeningId sent(Viewpoint.StaffAt by, OpeningId id) {
        return given(Outcome.Sent.class, opening.sendAgain(by, by.relay(), id)).opening();
    }

    @Test
    @DisplayName("ACC-7: sent again by any of the staff, the SMS before opens nothing; not too often, and not once it is over")
    void sentAgain() {
        var id = sent(command("Amina", "Diallo", true));
        var first = received();
        assertThat(sent(manager, id)).isEqualTo(id);
        var second = received();
        assertThat(validate(first)).isEqualTo(new ValidateOpening.Outcome.NotRecognised());
        var outcomes = new ArrayList<Outcome>();
        for (int times = 0; times < Sendings.AN_HOUR; times++) {
            outcomes.add(given(opening.sendAgain(professional, professional.relay(), id)));
        }
        assertThat(outcomes).contains(new Outcome.SentTooMuch());
        assertThat(validate(second)).isEqualTo(new ValidateOpening.Outcome.NotRecognised());
        validated(received());
        assertThat(given(opening.sendAgain(professional, professional.relay(), id)))
                .isEqualTo(new Outcome.NothingWaits());
        assertThat(scene.acts(VaultId.of(account(id)))).contains(Act.OPENING_SENT_AGAIN);
    }

    @Test
    @DisplayName("GATE-2: an opening of another relay is answered as one that does not exist")
    void ofAnotherRelay() {
        var id = sent(command("Amina", "Diallo", true));
        var elsewhere = scene.relay("Relais du Lac");
        assertThat(missing(opening.sendAgain(elsewhere, elsewhere.relay(), id)))
                .isEqualTo(missing(opening.sendAgain(elsewhere, elsewhere.relay(),
                        new OpeningId(new UUID(7, 7)))))
                .isTrue();
        assertThat(given(opening.see(elsewhere, elsewhere.relay(), Listing.first(9))).lines()).isEmpty();
    }

    @Test
    @DisplayName("ACC-7, END-2: not validated in seven days, it lapses by a job and leaves nothing of the person; its username is never given again (ACC-2)")
    void lapses() {
        var id = sent(command("Amina", "Diallo", true));
        var person = find(account(id)).orElseThrow();
        scene.pass(DistantOpening.LIFE.minusMillis(1));
        scene.runChore("lapse-openings");
        assertThat(find(person.id())).isPresent();
        scene.pass(Duration.ofMillis(1));
        assertThat(stages()).containsExactly(Stage.LAPSED);
        scene.runChore("lapse-openings");
        scene.runChore("lapse-openings");
        assertThat(find(person.id())).isEmpty();
        assertThat(opening(id).account()).isEmpty();
        assertThat(stages()).containsExactly(Stage.LAPSED);
        assertThat(scene.ports.work()
                .inOne(() -> scene.ports.account().accounts().everAssigned(person.username()))).isTrue();
        assertThat(scene.events(new Chain.OfService())).filteredOn(event -> event.act() == Act.OPENING_LAPSED)
                .singleElement().satisfies(event -> assertThat(event.subject()).isEqualTo("Relais du Port"));
        // the same person is opened again, as if for the first time
        sent(command("Amina", "Diallo", true));
        validated(received());
        scene.pass(DistantOpening.TOLD.plusMillis(1));
        scene.runChore("lapse-openings");
        assertThat(stages()).isEmpty();
    }

    @Test
    @DisplayName("ACC-7: what was validated does not lapse")
    void validatedStays() {
        var id = sent(command("Amina", "Diallo", true));
        var validated = validated(received());
        scene.pass(DistantOpening.LIFE);
        scene.runChore("lapse-openings");
        assertThat(find(account(id))).isPresent();
        scene.signedIn(validated.username(), Scene.PASSWORD);
    }

    @Test
    @DisplayName("ACC-8: somebody of these names and birth date stops it, pending or not; with a reason it goes on")
    void homonyms() {
        sent(command("Amina", "Diallo", true));
        assertThat(given(opening.open(command("AMINA", "diallo", true))))
                .isEqualTo(new Outcome.MayHaveAnAccount());
        assertThat(given(scene.abri.opening().openBeneficiaryAccount()
                .open(scene.opening(professional, "Amina", "Diallo").command())))
                        .isEqualTo(new OpenBeneficiaryAccount.Outcome.MayHaveAnAccount());
        var other = scene.opening(professional, "Amina", "Diallo").because("Deux cartes vues").person();
        sent(new OpenAtADistance.Command(professional, professional.relay(), scene.once(), other, PHONE,
                false));
        assertThat(scene.ports.work().inOne(() -> scene.ports.account().accounts()
                .beneficiariesLike(other.name(), other.born()))).hasSize(2);
    }

    @Test
    @DisplayName("ACC-7, OPS-4: several people share a phone: each SMS opens its own account, and no number gets too many")
    void sharedPhone() {
        var first = sent(command("Amina", "Diallo", false));
        var firsts = received();
        scene.pass(Duration.ofMinutes(1));
        var second = sent(command("Samuel", "Tesfaye", false));
        var seconds = received();
        assertThat(validate(firsts.link(), seconds.code().equals(firsts.code()) ? other(firsts.code())
                : seconds.code(), Scene.PASSWORD)).isEqualTo(new ValidateOpening.Outcome.NotRecognised());
        assertThat(validated(seconds).username()).isEqualTo(find(account(second)).orElseThrow().username());
        assertThat(validated(firsts).username()).isEqualTo(find(account(first)).orElseThrow().username());
        sent(command("Ngozi", "Okafor", false));
        assertThat(given(opening.open(command("Bruno", "Keller", false))))
                .isEqualTo(new Outcome.SentTooMuch());
    }

    @Test
    @DisplayName("I4: the same request opens one account, and sends one SMS; whoever validates twice is told again how they sign in, and by their password alone")
    void once() {
        var command = command("Amina", "Diallo", true);
        var id = sent(command);
        assertThat(sent(command)).isEqualTo(id);
        var received = received();
        assertThat(scene.memory.left()).hasSize(1);
        var validated = validated(received);
        var again = validated(received);
        assertThat(again.username()).isEqualTo(validated.username());
        assertThat(again.rescueCode()).isEmpty();
        assertThat(validate(received.link(), received.code(), "six tortues devant la mer"))
                .isEqualTo(new ValidateOpening.Outcome.NotRecognised());
    }

    @Test
    @DisplayName("AUT-2, SEC-5: a password, a question or an answer that will not do is said, and the code is still good")
    void flaws() {
        sent(command("Amina", "Diallo", true));
        var received = received();
        assertThat(validate(received.link(), received.code(), "court"))
                .isEqualTo(new ValidateOpening.Outcome.PasswordRefused(Flaw.PASSWORD_TOO_SHORT));
        assertThat(validation.validate(new ValidateOpening.Command(received.link(), received.code(),
                Scene.PASSWORD, "", "Les Tilleuls", true)))
                        .isEqualTo(new ValidateOpening.Outcome.QuestionRefused(Flaw.MISSING));
        assertThat(validation.validate(new ValidateOpening.Command(received.link(), received.code(),
                Scene.PASSWORD, "Mon nom ?", "Diallo", true)))
                        .isEqualTo(new ValidateOpening.Outcome.AnswerRefused(Flaw.ANSWER_TOO_EASY));
        validated(received);
    }

    @Test
    @DisplayName("REL-3, ACC-9: an agreement that ends in the middle stops no person; their relay does not accompany them then")
    void agreementEnds() {
        scene.pass(Duration.ofDays(57));
        var id = sent(command("Amina", "Diallo", true));
        var received = received();
        scene.pass(Duration.ofDays(4));
        assertThat(validated(received).relay()).isEmpty();
        assertThat(refusal(opening.open(command("Samuel", "Tesfaye", true))))
                .isEqualTo(Refusal.WITHOUT_AN_AGREEMENT_IN_FORCE_STAFF_DO_NOT_WORK);
        assertThat(find(account(id))).isPresent();
    }

    @Test
    @DisplayName("ACC-10: neither beneficiaries nor operators open at a distance")
    void notOthers() {
        var person = scene.person(scene.opening(professional, "Bruno", "Keller"));
        for (var by : List.<Viewpoint> of(person, scene.operator, new Viewpoint.Anyone())) {
            var unused = refusal(opening.see(by, professional.relay(), Listing.first(9)));
        }
    }
}
