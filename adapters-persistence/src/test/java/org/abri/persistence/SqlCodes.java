package org.abri.persistence;

import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.abri.application.Abri;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.access.Answer;
import org.abri.application.affiliation.AffiliatePerson;
import org.abri.application.opening.ActivateAccount;
import org.abri.application.opening.OpenBeneficiaryAccount;
import org.abri.application.recovery.BeginRecovery;
import org.abri.application.recovery.StartRecovery;
import org.abri.application.rectification.RectifyPerson;
import org.abri.application.sms.SmsTexts;
import org.abri.application.vault.Followed;
import org.abri.application.vault.GiveLinks;
import org.abri.contracts.Given;
import org.abri.contracts.Race;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.journal.Act;
import org.abri.domain.recovery.RecoveryProof;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.GivenLink;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Codes that are good once, given by many at once, on the database that a subclass names. */
abstract class SqlCodes {
    private static final int RACERS = 50;
    private static final int MOST_ACTS = 100;
    private static final String PASSWORD = "quatre hirondelles et un platane";

    abstract TestDatabase database();

    @Test
    @DisplayName("AUT-6: of fifty who give one activation code at once, one chooses the password")
    void activation() {
        var abri = Abri.on(ports());
        var opened = abri.account().openOperatorAccount().open(new PersonName("Inès", "Moreau"),
                Language.FRENCH);
        Callable<ActivateAccount.Outcome> activating = () -> abri.opening().activateAccount()
                .activate(new ActivateAccount.Command(opened.username(), opened.activationCode(), PASSWORD));
        assertThat(Race.together(Collections.nCopies(RACERS, activating)))
                .filteredOn(ActivateAccount.Outcome.Chosen.class::isInstance).hasSize(1);
    }

    @Test
    @DisplayName("REC-1: of fifty who give the code that staff show, as its picture holds it, one begins a recovery")
    void recovery() {
        var abri = Abri.on(ports());
        var by = worker();
        var opened = opened(abri, by, new PersonName("Wassim", "Trabelsi"), Optional.empty());
        var started = (StartRecovery.Outcome.Started) given(
                abri.recovery().startRecovery().start(by, opened.vault()));
        Callable<BeginRecovery.Outcome> beginning = () -> abri.recovery().beginRecovery().begin(
                new BeginRecovery.Command(started.username(), RecoveryProof.STAFF, started.code()));
        assertThat(Race.together(Collections.nCopies(RACERS, beginning)))
                .filteredOn(BeginRecovery.Outcome.Begun.class::isInstance).hasSize(1);
    }

    @Test
    @DisplayName("AFF-2, AFF-3: of fifty who give the code that the person received by SMS at once, one confirms the affiliation, and the journal says so once")
    void affiliation() {
        var sent = new AtomicReference<String>();
        var abri = Abri.on(ports().with(ports().sms().withTexts(telling(ports().sms().texts(), sent))));
        var opened = opened(abri, worker(), new PersonName("Ousmane", "Keïta"),
                Optional.of(new PhoneNumber("+33639981177")));
        var by = worker();
        var affiliate = abri.affiliation().affiliatePerson();
        assertThat(given(affiliate.request(by, by.relay(), opened.username(), true)))
                .isInstanceOf(AffiliatePerson.Asked.class);
        var before = acts(opened.vault());
        Callable<Optional<Affiliation>> confirming = () -> given(affiliate.confirmWithCode(by, by.relay(),
                opened.username(), Optional.ofNullable(sent.get()).orElseThrow()));
        assertThat(Race.together(Collections.nCopies(RACERS, confirming))).filteredOn(Optional::isPresent)
                .hasSize(1);
        assertThat(acts(opened.vault())).hasSize(before.size() + 1).endsWith(Act.AFFILIATION_CONFIRMED);
        assertThat(given().get(() -> ports().affiliation().affiliations().tiesOf(opened.vault())))
                .hasSize(2).allMatch(tie -> tie.affiliation().active());
    }

    @Test
    @DisplayName("VLT-8: of fifty who open a link for the last time at once, one comes to its document, and the journal says so once")
    void lastOpening() {
        var abri = Abri.on(ports());
        var vault = given().vault();
        accepts(vault.owner());
        var owner = new Viewpoint.Beneficiary(vault.owner());
        var document = Item.ofOwner(new ItemId(UUID.randomUUID()), vault, Visibility.PRIVATE, NOW,
                new ItemContent.Document("Bail", new FileName("bail.pdf"), DocumentType.PDF, PaperKind.OTHER,
                        17, "ab".repeat(32), Given.blob()));
        given().run(() -> ports().vault().items().add(Keys.ofOwner(vault, Action.ADD_PRIVATE), document));
        var link = (GiveLinks.Outcome.Given) given(abri.vault().giveLinks().give(owner, vault, document.id(),
                new Once(UUID.randomUUID()), GivenLink.Life.A_WEEK, GivenLink.Openings.ONCE));
        Callable<Followed<String>> opening =
                () -> abri.vault().openLink().open(link.token(), Optional.of("192.0.2.7"));
        assertThat(Race.together(Collections.nCopies(RACERS, opening)))
                .filteredOn(Followed.There.class::isInstance).hasSize(1);
        assertThat(acts(vault)).containsExactly(Act.LINK_GIVEN, Act.LINK_OPENED);
        assertThat(given().get(() -> ports().vault().links().of(vault))).singleElement()
                .extracting(GivenLink::opened).isEqualTo(1);
    }

    @Test
    @DisplayName("AFF-4: of fifty relays that type the code on a person's screen at once, one asks them, and the journal says so once")
    void shownCode() {
        var abri = Abri.on(ports());
        var vault = given().vault();
        accepts(vault.owner());
        var code = given(abri.affiliation().showCode().show(new Viewpoint.Beneficiary(vault.owner()), vault))
                .code();
        var asking = Stream.generate(this::worker).limit(RACERS)
                .map(by -> (Callable<AffiliatePerson.Outcome>) () -> given(
                        abri.affiliation().affiliatePerson().request(by, by.relay(),
                                new AffiliatePerson.Whom.Showing(code), false)))
                .toList();
        assertThat(Race.together(asking)).as("answered alike").hasOnlyElementsOfType(
                AffiliatePerson.Asked.class);
        assertThat(given().get(() -> ports().affiliation().affiliations().tiesOf(vault))).hasSize(1);
        assertThat(acts(vault)).containsExactly(Act.AFFILIATION_REQUESTED);
    }

    @Test
    @DisplayName("PRI-2: of fifty times that a person says yes at once to other names, one puts them right, and the journal says so once")
    void rectification() {
        var abri = Abri.on(ports());
        var by = worker();
        var opened = opened(abri, by, new PersonName("Fatou", "Ndiaye"), Optional.empty());
        var rectify = abri.rectification().rectifyPerson();
        var asked = (RectifyPerson.Outcome.Asked) given(rectify.request(new RectifyPerson.Command(by,
                opened.vault(), new PersonName("Fatoumata", "Ndiaye"), Optional.empty(), Optional.empty(),
                false)));
        accepts(opened.vault().owner());
        var before = acts(opened.vault());
        Callable<RectifyPerson.Confirmation> approving = () -> given(
                rectify.approve(new Viewpoint.Beneficiary(opened.vault().owner()), asked.id()));
        assertThat(Race.together(Collections.nCopies(RACERS, approving)))
                .filteredOn(RectifyPerson.Confirmation.RECTIFIED::equals).hasSize(1);
        assertThat(acts(opened.vault())).hasSize(before.size() + 1).endsWith(Act.RECTIFIED);
    }

    /** The words of codes for affiliations, as the person reads them. */
    private static SmsTexts telling(SmsTexts right, AtomicReference<String> sent) {
        return (SmsTexts) Proxy.newProxyInstance(SmsTexts.class.getClassLoader(),
                new Class<?>[] { SmsTexts.class }, (proxy, method, arguments) -> {
                    if (method.getName().equals("affiliationCode")) {
                        sent.set((String) arguments[2]);
                    }
                    return method.invoke(right, arguments);
                });
    }

    private OpenBeneficiaryAccount.Outcome.Opened opened(Abri abri, Viewpoint.StaffAt by, PersonName name,
            Optional<PhoneNumber> phone) {
        return (OpenBeneficiaryAccount.Outcome.Opened) given(
                abri.opening().openBeneficiaryAccount().open(new OpenBeneficiaryAccount.Command(by,
                        by.relay(), new Once(UUID.randomUUID()),
                        new OpenBeneficiaryAccount.Person(name, new BirthDate("1987-06-05"), Language.FRENCH,
                                phone, Optional.empty()),
                        new OpenBeneficiaryAccount.Wishes(PASSWORD, "Mon village ?", "Kayes", true, false))));
    }

    /** At a relay of their own, whose agreement is in force. */
    private Viewpoint.StaffAt worker() {
        var relay = given().relay(ServiceAgreement.concluded(LocalDate.now(ZoneOffset.UTC).minusDays(9),
                LocalDate.now(ZoneOffset.UTC).plusDays(9), "gratuit"));
        var staff = given().staffAt(relay, StaffRole.PROFESSIONAL);
        accepts(staff);
        return new Viewpoint.StaffAt(staff, relay);
    }

    private void accepts(AccountId account) {
        given().run(() -> ports().account().credentials()
                .save(ports().account().credentials().lock(account).orElseThrow().withTermsAccepted()));
    }

    /** The first one first. */
    private List<Act> acts(VaultId vault) {
        return given().get(() -> ports().journal()
                .read(Keys.ofOwner(vault, Action.READ_JOURNAL), vault, Long.MAX_VALUE, MOST_ACTS).reversed()
                .stream().map(entry -> entry.event().orElseThrow().act()).toList());
    }

    private static <T> T given(Answer<T> answer) {
        return ((Answer.Given<T>) answer).value();
    }

    private Ports ports() {
        return database().ports();
    }

    private Given given() {
        return new Given(ports());
    }
}
