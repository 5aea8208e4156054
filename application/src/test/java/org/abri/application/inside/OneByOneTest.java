package org.abri.application.inside;

import static org.abri.application.Scene.PASSWORD;
import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.abri.application.Outage;
import org.abri.application.Scene;
import org.abri.application.WatchedPorts;
import org.abri.application.access.About;
import org.abri.application.later.Chore;
import org.abri.application.leaving.DeleteAccount;
import org.abri.application.opening.OpenAtADistance;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.vault.AddDocument;
import org.abri.application.vault.ResumeUpload;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Days;
import org.abri.domain.account.Inactivity;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.moderation.ItemReport;
import org.abri.domain.moderation.ReportId;
import org.abri.domain.moderation.Wrong;
import org.abri.domain.opening.DistantOpening.Stage;
import org.abri.domain.opening.OpeningId;
import org.abri.domain.rectification.Rectification;
import org.abri.domain.rectification.RectificationId;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.reminder.Reminder;
import org.abri.domain.reminder.ReminderId;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.Binned;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.ItemReminder;
import org.abri.domain.vault.Occasion;
import org.abri.domain.vault.ResumableUpload;
import org.abri.domain.vault.UploadId;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever comes back by itself and works through a list goes on past what fails. */
class OneByOneTest {
    /** What is done in one statement for all, asks one thing of one store, reads and changes nothing, or is the service's own (keys). */
    private static final Set<String> AT_ONCE = Set.of("sweep-blobs", "scrub-documents", "forget-old-sessions",
            "forget-idle-limits", "forget-useless-sms", "forget-sms-states", "erase-registrations",
            "lapse-invitations", "forget-problems", "forget-unusual-uses", "forget-links",
            "renew-key-sets");

    private final WatchedPorts watch = new WatchedPorts();
    private final Scene scene = new Scene(watch::in);
    private final Viewpoint.StaffAt staff = scene.relay("Relais du Port");

    /** By what each of three is known that are due, and whether one of them is done. */
    private record Work(String chore, List<?> due, Predicate<Object> done) {}

    private static final List<Function<OneByOneTest, Work>> ALL =
            List.of(OneByOneTest::reports, OneByOneTest::openings, OneByOneTest::requests,
                    OneByOneTest::supports, OneByOneTest::rectifications, OneByOneTest::risen,
                    OneByOneTest::unused, OneByOneTest::blobs, OneByOneTest::reminders, OneByOneTest::bins,
                    OneByOneTest::scans, OneByOneTest::uploads);

    private Work reports() {
        var person = scene.affiliated(staff, false);
        var made = threeOf(number -> {
            var item = scene.note(person, person.vault(), Visibility.SHARED, "Note " + number);
            var report = ItemReport.made(new ReportId(id(number)), item.id(), person.vault(),
                    new Author.Staff(staff.account(), staff.relay()), Wrong.ILLICIT, "Menaces", scene.now());
            inOne(() -> scene.ports.moderation().reports().add(report));
            return report.id();
        });
        scene.pass(ItemReport.LOOKED_AFTER.plusDays(1));
        return new Work("end-reports", made,
                id -> scene.ports.moderation().reports().find((ReportId) id).isEmpty());
    }

    private Work scans() {
        var made = threeOf(number -> {
            var person = person(number);
            given(scene.abri.vault().decideScans().decide(person, person.vault(), true));
            scene.document(person, person.vault(), Visibility.PRIVATE, Scene.PDF);
            return person.vault();
        });
        return new Work("scan-documents", made,
                vault -> scene.ports.vault().scans().unscanned((VaultId) vault, 1).isEmpty());
    }

    private Work uploads() {
        var person = scene.affiliated(staff, false);
        var made = threeOf(number -> given(ResumeUpload.Outcome.Stands.class,
                scene.abri.vault().resumeUpload()
                        .begin(new AddDocument.Command(person, person.vault(), scene.once(),
                                Visibility.PRIVATE, "",
                                FileName.sent("scan.pdf"), true), 1000)).upload().id());
        scene.pass(ResumableUpload.LIFE.plusMinutes(1));
        return new Work("forget-uploads", made,
                id -> scene.ports.vault().uploads().find((UploadId) id).isEmpty());
    }

    private Work openings() {
        var made = threeOf(number -> given(OpenAtADistance.Outcome.Sent.class,
                scene.abri.opening().openAtADistance().open(new OpenAtADistance.Command(staff, staff.relay(),
                        scene.once(), scene.opening(staff, name(number), "Diallo").person(),
                        new PhoneNumber("+3363998001" + number), false))).opening());
        scene.pass(Duration.ofDays(8));
        return new Work("lapse-openings", made, id -> scene.ports.opening().distant().lock((OpeningId) id)
                .orElseThrow().stage() == Stage.LAPSED);
    }

    private Work requests() {
        var made = threeOf(number -> {
            var request = Affiliation.requested(new AffiliationId(id(number)), person(number).vault(),
                    staff.relay(), staff.account(), Optional.empty(), scene.now());
            inOne(() -> scene.ports.affiliation().affiliations().save(request));
            return request.id();
        });
        scene.pass(Duration.ofDays(8));
        return new Work("lapse-affiliation-requests", made, this::isOver);
    }

    private Work supports() {
        var made = threeOf(number -> {
            var tie = Affiliation.atOpening(new AffiliationId(id(number)), person(number).vault(),
                    staff.relay(), scene.now());
            inOne(() -> scene.ports.affiliation().affiliations().save(tie));
            given(scene.abri.affiliation().endSupport().declare(staff, tie.vault()));
            return tie.id();
        });
        scene.pass(Duration.ofDays(32));
        return new Work("end-supports", made, this::isOver);
    }

    private boolean isOver(Object id) {
        return scene.ports.affiliation().affiliations().find((AffiliationId) id).orElseThrow().over();
    }

    private Work rectifications() {
        var made = threeOf(number -> {
            var person = person(number).account();
            inOne(() -> scene.ports.rectifications()
                    .save(new Rectification(new RectificationId(id(number)), person, staff.relay(),
                            staff.account(), new PersonName(name(number), "Diallo"), Optional.empty(),
                            Optional.empty(), scene.now(),
                            Optional.empty())));
            return person;
        });
        scene.pass(Rectification.LIFE.plusDays(1));
        return new Work("lapse-rectifications", made,
                account -> scene.ports.rectifications().find((AccountId) account).isEmpty());
    }

    private Work risen() {
        var made = threeOf(number -> {
            var person = person(number);
            given(scene.abri.leaving().deleteAccount().delete(new DeleteAccount.Command(person, PASSWORD)));
            inOne(() -> scene.ports.vault().vaults().add(Vault.opened(person.vault())));
            return KeyOwner.of(person.account());
        });
        return new Work("erase-again", made, owner -> scene.ports.vault().vaults()
                .find(new VaultId(((KeyOwner) owner).value())).isEmpty());
    }

    private Work unused() {
        var made = threeOf(number -> {
            var person = person(number).account();
            inOne(() -> scene.ports.account().inactivities()
                    .save(Inactivity.since(person, Days.at(scene.now()).minusYears(Inactivity.YEARS))));
            return person;
        });
        return new Work("delete-unused-accounts", made,
                id -> scene.ports.account().inactivities().find((AccountId) id)
                        .orElseThrow().notices() == 1);
    }

    private Work reminders() {
        var time = new AppointmentTime(LocalDateTime.ofInstant(scene.now(), ZoneOffset.UTC).plusHours(3),
                ZoneOffset.UTC);
        var made = threeOf(number -> {
            var person = person(number);
            var id = new ReminderId(id(number));
            inOne(() -> scene.ports.reminders()
                    .save(new ItemReminder(
                            new Reminder(id, LeadTime.usual().getLast(), scene.now(), time.instant(),
                                    Reminder.State.PLANNED, Optional.empty()),
                            person.vault(), new ItemId(id(number)), new Author.Owner(),
                            new Occasion.Meeting(time, Optional.empty()))));
            return id;
        });
        return new Work("send-reminders", made, id -> scene.ports.reminders()
                .find((ReminderId) id).orElseThrow().reminder().state() == Reminder.State.LAPSED);
    }

    private Work bins() {
        var person = scene.affiliated(staff, false);
        var made = threeOf(number -> {
            var item = scene.note(person, person.vault(), Visibility.PRIVATE, "Note " + number);
            return scene.thrownAway(person, item.id()).id();
        });
        scene.pass(Binned.KEPT);
        return new Work("empty-bins", made, id -> scene.ports.facts()
                .read(person, new About.OfItem(person.vault(), (ItemId) id)).item().isEmpty());
    }

    private Work blobs() {
        var made = threeOf(number -> {
            var blob =
                    BlobId.drawn(scene.now(), new byte[] { number.byteValue(), 0, 0, 0, 0, 0, 0, 0, 0, 0 });
            try (var writer = scene.ports.vault().blobs().create(blob)) {
                writer.write(number);
                writer.keep();
            } catch (IOException cannotHappen) {
                throw new UncheckedIOException(cannotHappen);
            }
            return blob;
        });
        scene.pass(Duration.ofHours(12));
        return new Work("collect-blobs", made, blob -> !scene.memory.blobs().containsKey(blob));
    }

    @Test
    @DisplayName("I6: every chore is known to work through a list one by one, or to do all at once")
    void allAreKnown() {
        var known = new TreeSet<>(AT_ONCE);
        ALL.forEach(each -> known.add(each.apply(new OneByOneTest()).chore()));
        assertThat(scene.abri.later().chores()).extracting(Chore::name)
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @TestFactory
    @DisplayName("I6: one of a list that fails keeps no other from its turn, whichever it is, and has its own the next time")
    Stream<DynamicTest> oneThatFails() {
        return ALL.stream().flatMap(made -> IntStream.range(0, 3).mapToObj(failing -> {
            var test = new OneByOneTest();
            var work = made.apply(test);
            return DynamicTest.dynamicTest(work.chore() + ", the one at " + failing,
                    () -> test.goesOnPast(work, failing));
        }));
    }

    private void goesOnPast(Work work, int failing) {
        var bad = work.due().get(failing);
        var asked = new HashSet<Object>();
        watch.watch((method, arguments, answer) -> {
            asked.addAll(Arrays.asList(arguments));
            if (answer.isEmpty() && Arrays.asList(arguments).contains(bad)) {
                throw new IllegalStateException("on purpose");
            }
        });
        run(work);
        watch.watch((method, arguments, answer) -> {});
        assertThat(asked).contains(bad);
        inOne(() -> {
            assertThat(work.due()).filteredOn(one -> !work.done().test(one)).isEqualTo(List.of(bad));
        });
        run(work);
        inOne(() -> assertThat(work.due()).allMatch(work.done()));
    }

    @Test
    @DisplayName("I6, LOG-2: of what failed the log says what it was and where, and not on whose data")
    void log() {
        assertThat(OneByOne.line("end-reports", new IllegalStateException("Amina Diallo, +33639980001")))
                .contains("end-reports", "IllegalStateException", "OneByOneTest")
                .doesNotContain("Amina", "3363998");
        var nowhere = new IllegalStateException("Amina Diallo");
        nowhere.setStackTrace(new StackTraceElement[0]);
        assertThat(OneByOne.line("end-reports", nowhere)).endsWith("IllegalStateException");
    }

    /** Whoever was erased and cannot be again is told to whoever runs the service. */
    private void run(Work work) {
        try {
            scene.runChore(work.chore());
        } catch (IllegalStateException told) {
            assertThat(work.chore()).isEqualTo("erase-again");
        }
    }

    @TestFactory
    @DisplayName("I6: when what everything stands on does not answer, nothing more is tried")
    Stream<DynamicTest> outage() {
        return ALL.stream().map(made -> {
            var test = new OneByOneTest();
            var work = made.apply(test);
            return DynamicTest.dynamicTest(work.chore(), () -> test.stops(work));
        });
    }

    private void stops(Work work) {
        watch.watch((method, arguments, answer) -> {
            if (answer.isEmpty() && work.due().stream().anyMatch(Arrays.asList(arguments)::contains)) {
                throw new Outage("on purpose");
            }
        });
        assertThatThrownBy(() -> scene.runChore(work.chore())).isInstanceOf(Outage.class);
        watch.watch((method, arguments, answer) -> {});
        inOne(() -> assertThat(work.due()).noneMatch(work.done()));
    }

    private static <T> List<T> threeOf(Function<Integer, T> one) {
        return Stream.of(1, 2, 3).map(one).toList();
    }

    private Viewpoint.Beneficiary person(int number) {
        return scene.person(scene.opening(staff, name(number), "Diallo"));
    }

    private static String name(int number) {
        return List.of("Amina", "Fatou", "Khadija").get(number - 1);
    }

    private static UUID id(int number) {
        return new UUID(number, number);
    }

    private void inOne(Runnable work) {
        scene.ports.work().inOne(() -> {
            work.run();
            return work;
        });
    }
}
