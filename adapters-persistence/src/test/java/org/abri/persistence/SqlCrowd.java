package org.abri.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.access.Answer;
import org.abri.application.account.ChooseQuestion;
import org.abri.application.leaving.DeleteAccount;
import org.abri.application.leaving.KeepAccounts;
import org.abri.application.opening.OpenBeneficiaryAccount;
import org.abri.application.recovery.BeginRecovery;
import org.abri.application.session.ChoosePassword;
import org.abri.application.session.DeviceKind;
import org.abri.application.session.SignIn;
import org.abri.application.vault.AddItem;
import org.abri.contracts.Given;
import org.abri.contracts.Race;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Language;
import org.abri.domain.account.Measure;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Link;
import org.abri.domain.recovery.RecoveryProof;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Processing;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Everything that can be done about one person, done at once by several, on the database that a subclass names. */
abstract class SqlCrowd {
    private static final int ROUNDS = Boolean.getBoolean("abri.stress") ? 400 : 12;
    private static final int HANDS = 6;
    private static final int ACTS_EACH = 5;
    private static final long SEED = 20_261_129;
    private static final String PASSWORD = "quatre hirondelles et un platane";
    private static final BirthDate BORN = new BirthDate("1990-02-28");

    abstract TestDatabase database();

    /** What somebody does, with a name for whoever reads why it failed. */
    private record Act(String name, Runnable act) {}

    @Test
    @DisplayName("I4, I6: whatever is done about one person at once, by themselves, two relays, an operator and the jobs, nothing waits for what waits for it, and nothing fails")
    void atOnce() {
        var failures = new ArrayList<String>();
        for (var round = 0; round < ROUNDS; round++) {
            var random = new Random(SEED + round);
            var scene = scene();
            var acts = scene.acts();
            var hands = IntStream.range(0, HANDS)
                    .mapToObj(hand -> IntStream.range(0, ACTS_EACH)
                            .mapToObj(act -> acts.get(random.nextInt(acts.size()))).toList())
                    .toList();
            for (var failed : Race.together(hands.stream().map(SqlCrowd::doing).toList())) {
                for (var each : failed) {
                    failures.add("round %d of seed %d, %s".formatted(round, SEED, each));
                }
            }
            assertThat(given().get(() -> ports().journal().check(Link.Head.ofNothing(), scene.chain(),
                    ports().journal().links(scene.chain(), 0, 1_000)).firstBroken())).isEmpty();
        }
        assertThat(failures).isEmpty();
    }

    /** What of it failed. */
    private static Callable<List<String>> doing(List<Act> acts) {
        return () -> {
            var failed = new ArrayList<String>();
            for (var act : acts) {
                try {
                    act.act().run();
                } catch (RuntimeException broken) {
                    failed.add(act.name() + ": " + causes(broken));
                }
            }
            return failed;
        };
    }

    private static List<String> causes(Throwable broken) {
        return Stream.iterate(broken, cause -> cause != null, Throwable::getCause).limit(9)
                .map(cause -> cause.toString().lines().findFirst().orElse("") + " at "
                        + Stream.of(cause.getStackTrace()).filter(at -> at.getClassName().contains("abri"))
                                .limit(9).toList())
                .toList();
    }

    private Scene scene() {
        var here = staffOfNewRelay();
        var there = staffOfNewRelay();
        var manager = given().staffAt(here.relay(), StaffRole.MANAGER);
        acceptsTerms(manager);
        var operator = Given.worker(AccountKind.OPERATOR);
        given().run(() -> {
            ports().account().accounts().add(operator);
            ports().account().credentials().add(Given.credentials(operator).withTermsAccepted()
                    .withFactorSet(true));
        });
        var opened = (OpenBeneficiaryAccount.Outcome.Opened) of(Abri.on(ports()).opening()
                .openBeneficiaryAccount()
                .open(new OpenBeneficiaryAccount.Command(here, here.relay(), new Once(UUID.randomUUID()),
                        new OpenBeneficiaryAccount.Person(new PersonName("Awa", letters(manager)), BORN,
                                Language.FRENCH, Optional.of(new PhoneNumber("+33639980012")),
                                Optional.of("same name, another person")),
                        new OpenBeneficiaryAccount.Wishes(PASSWORD, "Mon village ?", "Kayes", true, true))))
                                .orElseThrow();
        acceptsTerms(opened.vault().owner());
        return new Scene(Abri.on(ports()), opened, here, there,
                new Viewpoint.StaffAt(manager, here.relay()), new Viewpoint.Operator(operator.id()));
    }

    /** A person of one relay, whom another one asks for. */
    private final class Scene {
        private final Abri abri;
        private final VaultId vault;
        private final Username username;
        private final Viewpoint.Beneficiary person;
        private final Viewpoint.StaffAt here;
        private final Viewpoint.StaffAt there;
        private final Viewpoint.StaffAt manager;
        private final Viewpoint.Operator operator;
        private final List<Act> acts = new ArrayList<>();

        Scene(Abri abri, OpenBeneficiaryAccount.Outcome.Opened opened, Viewpoint.StaffAt here,
                Viewpoint.StaffAt there, Viewpoint.StaffAt manager, Viewpoint.Operator operator) {
            this.abri = abri;
            this.vault = opened.vault();
            this.username = opened.username();
            this.person = new Viewpoint.Beneficiary(vault.owner());
            this.here = here;
            this.there = there;
            this.manager = manager;
            this.operator = operator;
        }

        Chain chain() {
            return new Chain.OfVault(vault);
        }

        List<Act> acts() {
            ties();
            items();
            ways();
            people();
            return acts;
        }

        private void can(String name, Runnable act) {
            acts.add(new Act(name, act));
        }

        private void ties() {
            var room = abri.affiliation();
            can("ask by SMS", () -> room.affiliatePerson().request(there, there.relay(), username, true));
            can("ask", () -> room.affiliatePerson().request(there, there.relay(), username, false));
            can("wrong code",
                    () -> room.affiliatePerson().confirmWithCode(there, there.relay(), username, "123456"));
            can("approve", () -> latest().ifPresent(
                    tie -> room.affiliatePerson().approve(person, vault, tie.id())));
            can("answer", () -> latest().ifPresent(tie -> room.affiliatePerson().confirmWithAnswer(there,
                    there.relay(), tie.id(), "Kayes")));
            can("end", () -> room.endAffiliation().end(person, vault, there.relay()));
            can("end, asked of staff", () -> room.endAffiliation().end(there, vault, there.relay()));
            can("leave", () -> room.endAffiliation().end(person, vault, here.relay()));
            can("declare", () -> room.endSupport().declare(here, vault));
            can("take back", () -> room.endSupport().takeBack(here, vault));
            can("finish", () -> room.endSupport().finish(manager, vault));
            can("feeding", () -> room.decideFeeding().decide(person, vault, here.relay(), true));
            can("find",
                    () -> room.findPerson().find(there, there.relay(), new PersonName("Awa", "Xaf"), BORN));
        }

        private Optional<org.abri.domain.affiliation.Affiliation> latest() {
            return given().get(() -> ports().affiliation().affiliations().latest(vault, there.relay()));
        }

        private void items() {
            var room = abri.vault();
            can("look", () -> room.seeItems().list(here, vault, FEW));
            can("look, a colleague", () -> room.seeItems().list(manager, vault, FEW));
            can("look, there", () -> room.seeItems().list(there, vault, FEW));
            can("own note", () -> room.addItem().add(note(person)));
            can("note", () -> room.addItem().add(note(here)));
            can("share", () -> item().ifPresent(
                    item -> room.changeItem().switchTo(person, vault, item, Visibility.SHARED)));
            can("hide", () -> item().ifPresent(
                    item -> room.changeItem().switchTo(person, vault, item, Visibility.PRIVATE)));
            can("delete", () -> item().ifPresent(
                    item -> room.changeItem().delete(person, vault, item, version -> true)));
            can("see", () -> item().ifPresent(item -> room.seeItems().find(here, vault, item)));
            can("restrict", () -> room.restrictVault().restrict(person, vault, true));
            can("restrict no more", () -> room.restrictVault().restrict(person, vault, false));
            can("previews", () -> room.decideProcessing().decide(person, vault, Processing.PREVIEWS, true));
        }

        private Optional<ItemId> item() {
            return of(abri.vault().seeItems().list(person, vault, FEW))
                    .flatMap(list -> list.lines().lines().stream().findFirst())
                    .map(line -> line.item().id());
        }

        private AddItem.Command note(Viewpoint by) {
            return new AddItem.Command(by, vault, new Once(UUID.randomUUID()), Visibility.SHARED,
                    new ItemContent.Note("Adresse", "12, quai des Tilleuls"));
        }

        private void ways() {
            can("sign in", () -> abri.session().signIn().signIn(signingIn(PASSWORD)));
            can("wrong password",
                    () -> abri.session().signIn().signIn(signingIn("cinq tortues devant la gare")));
            can("choose a password", () -> abri.session().choosePassword().choose(
                    new ChoosePassword.Command(person, PASSWORD, PASSWORD + " encore", DeviceKind.PHONE)));
            can("code", () -> abri.recovery().sendRecoveryCode().send(username));
            can("wrong proof", () -> abri.recovery().beginRecovery()
                    .begin(new BeginRecovery.Command(username, RecoveryProof.SMS_CODE, "123456")));
            can("start", () -> abri.recovery().startRecovery().start(here, vault));
            can("question", () -> abri.account().chooseQuestion().choose(
                    new ChooseQuestion.Command(person, PASSWORD, "Mon chat ?", "Pamplemousse")));
            can("phone", () -> abri.account().changeOwnAccount().phone(person, PASSWORD,
                    Optional.of(new PhoneNumber("+33639980013"))));
            can("card", () -> abri.account().takeRescueCard().take(person, PASSWORD));
            can("lock own", () -> abri.leaving().lockAccount().lockOwn(person));
            can("lock", () -> abri.leaving().lockAccount().lock(signingIn(PASSWORD)));
            can("lock person", () -> abri.leaving().lockAccount().lockPerson(here, vault));
        }

        private SignIn.Command signingIn(String password) {
            return new SignIn.Command(username, password, Optional.empty(), DeviceKind.PHONE);
        }

        private void people() {
            for (var measure : List.of(Measure.SUSPEND, Measure.LIFT, Measure.GIVE_NOTICE,
                    Measure.END_NOTICE)) {
                can(measure + " person", () -> take(vault.owner(), measure));
                can(measure + " staff", () -> take(here.account(), measure));
            }
            can("delete own", () -> abri.leaving().deleteAccount()
                    .delete(new DeleteAccount.Command(person, PASSWORD)));
            can("delete person", () -> take(vault.owner(), Measure.DELETE));
            can("delete staff", () -> take(here.account(), Measure.DELETE));
            can("remove staff",
                    () -> abri.relay().keepTeam().remove(manager, here.relay(), here.account()));
            can("lock staff",
                    () -> abri.leaving().lockAccount().lockStaff(manager, here.relay(), here.account()));
            can("renew", () -> abri.relay().renewAccess().ask(manager, here.relay(), here.account()));
            can("manager",
                    () -> abri.relay().keepTeam().askForManager(manager, here.relay(), here.account()));
            can("chores", () -> abri.later().chores().forEach(chore -> chore.work().run()));
        }

        private void take(AccountId account, Measure measure) {
            abri.leaving().keepAccounts().take(new KeepAccounts.Command(operator, account, measure, "abuse"));
        }
    }

    private static final Listing FEW = new Listing(Optional.empty(), 5);

    private Viewpoint.StaffAt staffOfNewRelay() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var relay = given()
                .relay(ServiceAgreement.concluded(today.minusDays(9), today.plusDays(9), "gratuit"));
        var staff = given().staffAt(relay, StaffRole.PROFESSIONAL);
        acceptsTerms(staff);
        return new Viewpoint.StaffAt(staff, relay);
    }

    private void acceptsTerms(AccountId account) {
        given().run(() -> ports().account().credentials()
                .save(ports().account().credentials().lock(account).orElseThrow().withTermsAccepted()));
    }

    /** Another name each time. */
    private static String letters(AccountId account) {
        return account.toString().replaceAll("[^a-f]", "x");
    }

    private static <T> Optional<T> of(Answer<T> answer) {
        return answer instanceof Answer.Given<T> given ? Optional.of(given.value()) : Optional.empty();
    }

    private Ports ports() {
        return database().ports();
    }

    private Given given() {
        return new Given(ports());
    }
}
