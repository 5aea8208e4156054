package org.abri.application;

import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.abri.application.Striking.Fault;
import org.abri.application.access.Answer;
import org.abri.application.journal.VerifyJournal.Alteration;
import org.abri.application.leaving.DeleteAccount;
import org.abri.application.opening.OpenBeneficiaryAccount;
import org.abri.application.sms.SmsGateway;
import org.abri.application.vault.AddDocument;
import org.abri.application.vault.AddItem;
import org.abri.application.vault.DownloadDocument;
import org.abri.application.vault.ItemLine;
import org.abri.application.vault.ItemListing;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemContent.Appointment;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The acts of the main job on ports in memory, with the real rules, struck by a fault at the first call of a port, at the
 * second, and so on until none is left; and stories told by seeds, with faults, time and other people in between.
 */
class StruckTest {
    private static final boolean LONG = Boolean.getBoolean("abri.faults.long");
    private static final long SEED = Long.getLong("abri.seed", ThreadLocalRandom.current().nextLong());
    private static final int STORIES = LONG ? 2_000 : 20;
    private static final int STEPS = 25;
    private static final int MOST = 500;
    private static final List<Fault> FAULTS = List.copyOf(EnumSet.allOf(Fault.class));
    /** What looking back records, which is no act of the story. */
    private static final Set<Act> LOOKS =
            EnumSet.of(Act.SHARED_PART_SEEN, Act.ITEM_SEEN, Act.ITEM_DOWNLOADED);

    /** Something that is asked, alike each time, and how the journal calls it. */
    private record Asked(Act act, Supplier<Answer<?>> asking) {}

    private final Striking striking = new Striking();
    private final Scene scene = new Scene(striking::in);
    private final Viewpoint.StaffAt staff = scene.professional(scene.relay("Relais du Port"));
    private Viewpoint.Beneficiary person = scene.affiliated(staff, true);
    private VaultId vault = person.vault();
    private Random random = new Random(SEED);

    /** Each made ready anew: what there must be before it is there. */
    private Map<String, Supplier<Asked>> story() {
        var story = new LinkedHashMap<String, Supplier<Asked>>();
        story.put("a note is added", () -> adding(new AddItem.Command(person, vault, scene.once(),
                Visibility.PRIVATE, new Note("Une note", "Un texte."))));
        story.put("an appointment is added, with reminders", () -> adding(new AddItem.Command(person, vault,
                scene.once(), Visibility.SHARED, appointment(),
                Set.of(new LeadTime.Before(Duration.ofHours(2))))));
        story.put("a document is added by its owner", () -> document(person, Visibility.PRIVATE));
        story.put("a document is added by staff", () -> document(staff, Visibility.SHARED));
        story.put("a document is downloaded by staff", () -> {
            var item = scene.document(person, vault, Visibility.SHARED, Scene.PDF).id();
            return new Asked(Act.ITEM_DOWNLOADED,
                    () -> scene.abri.vault().downloadDocument().download(staff, vault, item));
        });
        var change = scene.abri.vault().changeItem();
        story.put("an item is shared", () -> {
            var item = note();
            return new Asked(Act.ITEM_SHARED,
                    () -> change.switchTo(person, vault, item, Visibility.SHARED));
        });
        story.put("a note is rewritten", () -> {
            var item = note();
            return new Asked(Act.ITEM_CHANGED, () -> change.rewrite(person, vault, item, version -> true,
                    new Note("Une note", "Un autre texte.")));
        });
        story.put("an item is thrown away", () -> {
            var item = scene.document(person, vault, Visibility.SHARED, Scene.PDF).id();
            return new Asked(Act.ITEM_DELETED, () -> change.delete(person, vault, item, version -> true));
        });
        story.put("an item is put back", () -> {
            var item = scene.thrownAway(person, note()).id();
            return new Asked(Act.ITEM_PUT_BACK,
                    () -> scene.abri.vault().keepBin().putBack(person, vault, item));
        });
        story.put("an item is erased from the bin", () -> {
            var item = scene.document(person, vault, Visibility.SHARED, Scene.PDF).id();
            scene.thrownAway(person, item);
            return new Asked(Act.ITEM_ERASED_FROM_BIN,
                    () -> scene.abri.vault().keepBin().erase(person, vault, item));
        });
        story.put("the relay may feed no more, or again", () -> {
            var now = feeding();
            return new Asked(now ? Act.FEEDING_WITHDRAWN : Act.FEEDING_CONSENTED, () -> scene.abri
                    .affiliation().decideFeeding().decide(person, vault, staff.relay(), !now));
        });
        return story;
    }

    private boolean feeding() {
        return scene.acts(vault).stream()
                .filter(act -> act == Act.FEEDING_WITHDRAWN || act == Act.FEEDING_CONSENTED)
                .reduce((before, last) -> last).orElseThrow() == Act.FEEDING_CONSENTED;
    }

    private Asked adding(AddItem.Command command) {
        return new Asked(Act.ITEM_ADDED, () -> scene.abri.vault().addItem().add(command));
    }

    private Asked document(Viewpoint by, Visibility visibility) {
        if (by instanceof Viewpoint.StaffAt && !feeding()) {
            given(scene.abri.affiliation().decideFeeding().decide(person, vault, staff.relay(), true));
        }
        var bytes = scene.pdfOf(3_000);
        var command = new AddDocument.Command(by, vault, scene.once(), visibility, "", FileName.sent("a.pdf"),
                true);
        return new Asked(Act.ITEM_ADDED, () -> scene.upload(command, bytes));
    }

    private Appointment appointment() {
        return new Appointment("Préfecture",
                new AppointmentTime(
                        scene.now().plus(Duration.ofHours(10)).atZone(ZoneOffset.UTC).toLocalDateTime(),
                        ZoneOffset.UTC),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    private ItemId note() {
        return scene.note(person, vault, Visibility.PRIVATE, "Une note").id();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    @DisplayName("I1, I2, I3, I4, I5, I6: struck at any call of any port, an act of the main job is done whole or not at all, and once when it is asked again")
    void eachCall(Fault fault) {
        story().forEach((name, ready) -> {
            var n = 1;
            while (isStruck(name + ", " + fault + " " + n, ready.get(), fault, n)) {
                assertThat(n).as(name).isLessThan(MOST);
                n++;
            }
            assertThat(n).as(name + ": " + fault + " has struck").isGreaterThan(1);
        });
        nothingIsLeft();
    }

    /** Whether there was a call to strike; all is well either way. */
    private boolean isStruck(String what, Asked asked, Fault fault, int n) {
        var before = seen();
        var acts = counted(asked.act());
        striking.at(fault, n, () -> {
            var unused = scene.note(person, vault, Visibility.PRIVATE, "Entre-temps");
        });
        var done = isAnswered(what, asked, false);
        var struck = striking.over();
        var between = seen();
        assertThat(isAnswered(what, asked, true)).as(what).isTrue();
        var after = seen();
        var other = fault == Fault.MEANWHILE && struck && asked.act() == Act.ITEM_ADDED ? 1 : 0;
        assertThat(counted(asked.act()) - acts).as(what + ": I4, I5: said once")
                .isEqualTo(1L + other);
        assertThat(between).as(what + ": whole, or not at all").isIn(done ? List.of(after)
                : List.of(before, after));
        allIsWell(what);
        return struck;
    }

    /** Whether it got an answer; asked again, it may be that there is nothing more to do. */
    private static boolean isAnswered(String what, Asked asked, boolean again) {
        try {
            var answer = asked.asking().get();
            assertThat(again || answer instanceof Answer.Given).as(what + ": " + answer).isTrue();
            if (answer instanceof Answer.Given<?>(DownloadDocument.Outcome.Opened opened, var look)) {
                assertThat(opened.bytes().readAllBytes()).as(what).isEqualTo(Scene.PDF);
            }
            return true;
        } catch (Outage | UncheckedIOException struck) {
            return false;
        } catch (IOException cut) {
            return false;
        }
    }

    private long counted(Act act) {
        return scene.acts(vault).stream().filter(act::equals).count();
    }

    /** What people see, and what is counted. */
    private List<String> seen() {
        var seen = new ArrayList<String>();
        lines(person, false).forEach(line -> seen.add("owner " + said(line)));
        lines(person, true).forEach(line -> seen.add("bin " + said(line)));
        lines(staff, false).forEach(line -> seen.add("staff " + said(line)));
        scene.acts(vault).stream().filter(act -> !LOOKS.contains(act))
                .forEach(act -> seen.add(act.name()));
        var room = scene.ports.work().inOne(() -> scene.ports.vault().vaults().find(vault)).orElseThrow();
        seen.add("used " + room.used() + " by " + room.items());
        return seen;
    }

    private List<ItemLine> lines(Viewpoint by, boolean binned) {
        var all = ItemListing.of(Listing.first(Listing.MOST));
        return given(scene.abri.vault().seeItems().list(by, vault, binned ? all.onlyBinned() : all)).lines()
                .lines().stream().map(line -> line.item()).toList();
    }

    private static String said(ItemLine line) {
        return line.id() + " " + line.title() + " " + line.visibility() + " " + line.version().number();
    }

    /** I1, I2, I3, I5, on what is there. */
    private void allIsWell(String what) {
        assertThat(scene.abri.journal().verifyJournal().verify().whole()).as(what + ": I5").isTrue();
        assertThat(scene.abri.vault().verifyDocuments().verify(read -> {}).found()).as(what + ": I1, I2")
                .isEmpty();
        assertThat(lines(staff, false).stream().map(ItemLine::id)).as(what + ": I3")
                .containsExactlyInAnyOrderElementsOf(lines(person, false).stream()
                        .filter(line -> line.visibility() == Visibility.SHARED).map(ItemLine::id).toList());
    }

    /** What an SMS was claimed until, by a clock that was ahead, is not over at once; in the end everything is done. */
    private void runJobs(boolean inTheEnd) {
        try {
            scene.runJobs();
        } catch (Outage notYet) {
            assertThat(inTheEnd).as(notYet.getMessage()).isFalse();
        }
    }

    /** I2: once jobs have run, there is no blob but those that are named. */
    private void nothingIsLeft() {
        runJobs(false);
        for (var times = 0; times < 4; times++) { // the clock may have been ahead when the youngest was drawn
            scene.pass(Duration.ofHours(8));
            runJobs(times == 3);
            scene.runChore("collect-blobs");
        }
        var report = scene.abri.vault().verifyDocuments().verify(read -> {});
        assertThat(report.unnamed().orElseThrow()).as("I2").isZero();
        assertThat(scene.memory.blobs()).as("I2").hasSize((int) report.documents());
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "MEANWHILE", mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("ACC-8, I4, I5, I6: struck at any call while an account is opened, there is no account or one, and one when it is asked again")
    void opening(Fault fault) {
        var n = 1;
        for (var struck = true; struck; n++) {
            scene.pass(Duration.ofHours(1)); // SEC-6: opening accounts has a pace
            var opening = scene.opening(staff, "Amina", family(n)).wishing(true, true);
            striking.at(fault, n, () -> {});
            opened(opening.command());
            struck = striking.over();
            var opened = opened(opening.command()).orElseThrow();
            person = new Viewpoint.Beneficiary(opened.vault().owner());
            vault = person.vault();
            assertThat(counted(Act.VAULT_OPENED)).isOne();
            assertThat(scene.signedIn(scene.usernameOf(person.account()), Scene.PASSWORD).account())
                    .isEqualTo(person.account());
            assertThat(scene.abri.journal().verifyJournal().verify().whole()).isTrue();
        }
        assertThat(n).isGreaterThan(2);
    }

    /** Names that sound like no other. */
    private static String family(int n) {
        var consonants = "bdfklmnprtvz";
        return "" + consonants.charAt(n % 12) + "o" + consonants.charAt(n / 12 % 12) + "i"
                + consonants.charAt((n * 5 + 3) % 12) + "a" + consonants.charAt(n / 144 % 12) + "u";
    }

    private Optional<OpenBeneficiaryAccount.Outcome.Opened> opened(OpenBeneficiaryAccount.Command command) {
        try {
            return Optional.of(given(OpenBeneficiaryAccount.Outcome.Opened.class,
                    scene.abri.opening().openBeneficiaryAccount().open(command)));
        } catch (Outage struck) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "MEANWHILE", mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("END-2, CRY-6, I2, I6: struck at any call while somebody is erased, they are there whole or gone; asked again they are gone, and so are their bytes")
    void erasing(Fault fault) {
        var n = 1;
        for (var struck = true; struck; n++) {
            person = scene.person(scene.opening(staff, "Amina", family(n)).wishing(true, true));
            vault = person.vault();
            var paper = scene.document(person, vault, Visibility.SHARED, Scene.PDF).id();
            striking.at(fault, n, () -> {});
            var gone = erased();
            struck = striking.over();
            if (!gone && isThere()) {
                var bytes = given(DownloadDocument.Outcome.Opened.class,
                        scene.abri.vault().downloadDocument().download(person, vault, paper));
                assertThat(bytes.bytes()).hasBinaryContent(Scene.PDF);
                assertThat(erased()).isTrue();
            }
            assertThat(isThere()).isFalse();
            assertThat(scene.list(staff, vault)).isInstanceOf(Answer.Refused.class);
        }
        assertThat(n).isGreaterThan(2);
        nothingIsLeft();
        assertThat(scene.memory.blobs()).isEmpty();
        assertThat(scene.abri.journal().verifyJournal().verify().breaks())
                .as("memory seals no journal: what it said of them still opens, and nothing else is wrong")
                .allSatisfy(each -> assertThat(each.how()).isEqualTo(Alteration.CHAIN_WITHOUT_VAULT));
    }

    private boolean isThere() {
        return scene.ports.work().inOne(() -> scene.ports.vault().vaults().find(vault)).isPresent();
    }

    private boolean erased() {
        try {
            return scene.abri.leaving().deleteAccount()
                    .delete(new DeleteAccount.Command(person, Scene.PASSWORD)) instanceof Answer.Given;
        } catch (Outage struck) {
            return false;
        }
    }

    @Test
    @DisplayName("I1, I2, I3, I4, I5, I6, REM-3: in stories of several people, with faults, jobs, a provider that refuses or is silent, and a clock that jumps, nothing acknowledged is lost and nothing is done twice")
    void stories() {
        for (var story = 0; story < STORIES; story++) {
            var seed = SEED + story;
            try {
                new StruckTest().told(new Random(seed));
            } catch (AssertionError | RuntimeException found) {
                throw new AssertionError("-Dabri.seed=" + seed, found);
            }
        }
    }

    private void told(Random story) {
        random = story;
        var people = new ArrayList<>(List.of(person, scene.person(scene.opening(staff, "Samuel", "Tesfaye")
                .wishing(true, true)),
                scene.person(scene.opening(staff, "Rosa", "Pinto").wishing(true, true))));
        var acts = List.copyOf(story().entrySet());
        var acknowledged = new HashMap<VaultId, List<String>>();
        for (var step = 0; step < STEPS; step++) {
            person = people.get(random.nextInt(people.size()));
            vault = person.vault();
            var act = acts.get(random.nextInt(acts.size()));
            var fault = FAULTS.get(random.nextInt(FAULTS.size()));
            var others = people.get(random.nextInt(people.size()));
            var asked = act.getValue().get();
            striking.at(fault, 1 + random.nextInt(fault.isOfUnits() ? 3 : 30),
                    () -> scene.note(others, others.vault(), Visibility.PRIVATE, "Entre-temps"));
            var done = isAnswered(act.getKey(), asked, false);
            var unused = striking.over();
            assertThat(done || isAnswered(act.getKey(), asked, true)).as(act.getKey()).isTrue();
            acknowledged.put(vault, seen());
            allIsWell(act.getKey());
            pass(acknowledged);
        }
        assertThat(scene.memory.left().stream().map(sms -> sms.id() + sms.text()).distinct())
                .as("I4: one text an id").hasSize(new HashSet<>(
                        scene.memory.left().stream().map(sms -> sms.id()).toList()).size());
        scene.memory.smsAnswer(new SmsGateway.Answer.Accepted());
        nothingIsLeft();
    }

    /** Time, the other way too, and whatever comes back by itself, struck as well: what people see stays. */
    private void pass(Map<VaultId, List<String>> acknowledged) {
        scene.pass(Duration.ofMinutes(random.nextInt(-120, 500)));
        scene.memory.smsAnswer(List.of(new SmsGateway.Answer.Accepted(), new SmsGateway.Answer.Unavailable(),
                new SmsGateway.Answer.Unknown(), new SmsGateway.Answer.Refused()).get(random.nextInt(4)));
        striking.at(FAULTS.get(random.nextInt(FAULTS.size())), 1 + random.nextInt(10), () -> {});
        for (var chore : List.of("send-reminders", "collect-blobs", "sweep-blobs", "empty-bins")) {
            try {
                scene.runChore(chore);
                scene.runJobs();
            } catch (Outage struck) {
                // it comes back by itself
            }
        }
        var unused = striking.over();
        scene.runChore("collect-blobs"); // each hour it comes again, and looks at a day's worth
        assertThat(withoutService(seen())).as("what jobs leave alone")
                .isEqualTo(withoutService(acknowledged.get(vault)));
        allIsWell("jobs");
    }

    private static List<String> withoutService(List<String> seen) {
        return seen.stream().filter(line -> !line.equals(Act.REMINDER_SENT.name())).toList();
    }
}
