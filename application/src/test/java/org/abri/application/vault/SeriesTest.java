package org.abri.application.vault;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.abri.application.Outage;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.sms.SmsGateway;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.limits.Pace;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.reminder.Recurrence;
import org.abri.domain.reminder.Reminder.State;
import org.abri.domain.reminder.Rhythm;
import org.abri.domain.reminder.Series;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Appointment;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.ItemReminder;
import org.abri.domain.vault.Quota;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private static final Set<LeadTime> USUAL = Set.copyOf(LeadTime.usual());
    private static final LeadTime TWO_HOURS = LeadTime.usual().getLast();
    /** At 11:00, in three days; the clocks were set back on 25 October, and are set forward on 28 March. */
    private static final String WHEN = "2026-11-05T11:00 Europe/Paris";
    private static final Recurrence FOUR_WEEKS = new Recurrence(Rhythm.WEEKLY, 4);

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt staff = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(staff, true);
    private final ChangeSeries change = scene.abri.vault().changeSeries();

    @Test
    @DisplayName("REM-1: an appointment that comes back is several, each with its reminders, told of once, whoever sends it twice")
    void added() {
        var command = adding(person, Visibility.PRIVATE, USUAL, FOUR_WEEKS);
        var first = given(AddItem.Outcome.Added.class, scene.abri.vault().addItem().add(command)).item();
        assertThat(given(AddItem.Outcome.Added.class, scene.abri.vault().addItem().add(command)).item())
                .isEqualTo(first);
        var all = all(first);
        assertThat(all).first().extracting(Item::id).isEqualTo(first);
        assertThat(times(all)).containsExactly("2026-11-05T11:00", "2026-11-12T11:00", "2026-11-19T11:00",
                "2026-11-26T11:00");
        assertThat(all).allSatisfy(item -> {
            assertThat(item.visibility()).isEqualTo(Visibility.PRIVATE);
            assertThat(reminders(item)).map(one -> one.reminder().state()).containsExactly(State.PLANNED,
                    State.PLANNED);
        });
        assertThat(events(Act.SERIES_ADDED)).map(Event::subject).containsExactly("Kiné × 4");
        assertThat(scene.acts(person.vault())).doesNotContain(Act.ITEM_ADDED);
    }

    @Test
    @DisplayName("REM-1: of a series of which some were already, those to come alone are reminded of")
    void halfPast() {
        var first = added(person, Visibility.PRIVATE, "2026-10-22T11:00 Europe/Paris", USUAL);
        assertThat(all(first)).map(item -> reminders(item).size()).containsExactly(0, 0, 2, 2);
    }

    @Test
    @DisplayName("OPS-4, VLT-12: a series is added whole or not at all: beyond the budget of reminders or the room there is nothing of it, and nothing is counted")
    void allOrNothing() {
        var most = Pace.REMINDERS_BY_PERSON.atOnce();
        var five = Set.copyOf(LeadTime.offered());
        var year = new Recurrence(Rhythm.WEEKLY, Rhythm.WEEKLY.most());
        assertThat(five.size() * year.times()).isGreaterThan(most);
        assertThat(USUAL.size() * year.times()).isLessThanOrEqualTo(most);
        assertThat(refusal(adding(person, Visibility.PRIVATE, five, year)))
                .isEqualTo(NotAccepted.TOO_MANY_REMINDERS);
        assertThat(scene.ids(person, person.vault())).isEmpty();
        var first = given(AddItem.Outcome.Added.class, scene.abri.vault().addItem()
                .add(adding(person, Visibility.PRIVATE, USUAL, year))).item();
        assertThat(all(first)).hasSize(year.times()).allSatisfy(item -> assertThat(reminders(item))
                .hasSize(USUAL.size()));

        scene.ports.work().inOne(() -> {
            var vault = scene.ports.vault().vaults().lock(person.vault()).orElseThrow();
            scene.ports.vault().vaults().save(vault.allowed(new Quota(1)).withAdded((1L << 30) - vault.used()
                    - 3_500, scene.now()));
            return true;
        });
        var before = scene.ids(person, person.vault());
        assertThat(refusal(adding(person, Visibility.PRIVATE, Set.of(), FOUR_WEEKS)))
                .isEqualTo(NotAccepted.OVER_QUOTA);
        assertThat(scene.ids(person, person.vault())).isEqualTo(before);
        given(AddItem.Outcome.Added.class, scene.abri.vault().addItem()
                .add(adding(person, Visibility.PRIVATE, Set.of(), new Recurrence(Rhythm.WEEKLY, 2))));
    }

    @Test
    @DisplayName("REM-1, REM-3: what is changed in one and in those that follow leaves those before as they are; their reminders follow")
    void changed() {
        var all = all(added(person, Visibility.PRIVATE, WHEN, USUAL));
        var second = all.get(1);
        rewritten(person, second, to("Kiné", "2026-11-13T15:00 Europe/Paris", "Place du Port"),
                Set.of(TWO_HOURS));
        var now = all(all.getFirst().id());
        assertThat(times(now)).containsExactly("2026-11-05T11:00", "2026-11-13T15:00", "2026-11-20T15:00",
                "2026-11-27T15:00");
        assertThat(now).map(item -> ((Appointment) item.content()).place().orElse(""))
                .containsExactly("Quai", "Place du Port", "Place du Port", "Place du Port");
        assertThat(now).map(item -> reminders(item).size()).containsExactly(2, 1, 1, 1);
        assertThat(reminders(now.getLast()).getFirst().reminder().due())
                .isEqualTo(Instant.parse("2026-11-27T12:00:00Z"));
        assertThat(events(Act.SERIES_CHANGED)).map(Event::subject).containsExactly("Kiné × 3");
        var versions = now.stream().map(Item::version).toList();
        rewritten(person, second, to("Kiné", "2026-11-13T15:00 Europe/Paris", "Place du Port"),
                Set.of(TWO_HOURS));
        assertThat(all(all.getFirst().id())).as("the same again").map(Item::version).isEqualTo(versions);
    }

    @Test
    @DisplayName("REM-1: one that was moved alone stands alone: what becomes of those before it no longer concerns it")
    void movedAlone() {
        var all = all(added(person, Visibility.PRIVATE, WHEN, Set.of()));
        var third = all.get(2);
        given(ChangeItem.Outcome.Changed.class, scene.abri.vault().changeItem().rewrite(person,
                person.vault(), third.id(), version -> true,
                to("Kiné", "2026-11-21T11:00 Europe/Paris", "Quai")));
        rewritten(person, all.getFirst(), to("Kiné", "2026-11-05T12:00 Europe/Paris", "Quai"), Set.of());
        assertThat(times(all(all.getFirst().id()))).containsExactly("2026-11-05T12:00", "2026-11-12T12:00",
                "2026-11-26T12:00");
        var alone = scene.item(person.vault(), third.id());
        assertThat(times(List.of(alone))).containsExactly("2026-11-21T11:00");
        given(ChangeItem.Outcome.Changed.class,
                change.delete(person, person.vault(), third.id(), version -> true));
        assertThat(scene.ids(person, person.vault())).hasSize(3);
    }

    @Test
    @DisplayName("VLT-8: one and those that follow go into the bin, told of once, and come back one by one; from another version than was seen nothing goes")
    void deleted() {
        var all = all(added(person, Visibility.PRIVATE, WHEN, USUAL));
        var second = all.get(1);
        assertThat(given(change.delete(person, person.vault(), second.id(), version -> false)))
                .isInstanceOf(ChangeItem.Outcome.ChangedMeanwhile.class);
        assertThat(scene.ids(person, person.vault())).hasSize(4);
        given(ChangeItem.Outcome.Changed.class,
                change.delete(person, person.vault(), second.id(), version -> true));
        assertThat(scene.ids(person, person.vault())).containsExactly(all.getFirst().id());
        assertThat(events(Act.SERIES_DELETED)).map(Event::subject).containsExactly("Kiné × 3");
        assertThat(missing(change.delete(person, person.vault(), second.id(), version -> true))).isTrue();
        given(scene.abri.vault().keepBin().putBack(person, person.vault(), all.get(2).id()));
        assertThat(times(all(all.getFirst().id()))).containsExactly("2026-11-05T11:00", "2026-11-19T11:00");
    }

    @Test
    @DisplayName("REM-3, REM-6: a reminder that leaves while its appointment goes with those that follow reaches nobody")
    void whileOneLeaves() {
        var all = all(added(person, Visibility.PRIVATE, WHEN, Set.of(TWO_HOURS)));
        scene.memory.smsAnswer(new SmsGateway.Answer.Unavailable());
        scene.pass(Duration.between(scene.now(), Instant.parse("2026-11-12T08:00:00Z")));
        scene.runChore("send-reminders");
        assertThatThrownBy(scene::runJobs).isInstanceOf(Outage.class);
        assertThat(reminders(all.get(1))).map(one -> one.reminder().state()).containsExactly(State.LEAVING);
        given(ChangeItem.Outcome.Changed.class,
                change.delete(person, person.vault(), all.getFirst().id(), version -> true));
        scene.memory.smsAnswer(new SmsGateway.Answer.Accepted());
        scene.runJobs();
        scene.pass(Duration.between(scene.now(), Instant.parse("2026-11-19T08:00:00Z")));
        scene.runChore("send-reminders");
        scene.runJobs();
        assertThat(scene.memory.left()).isEmpty();
    }

    @Test
    @DisplayName("VLT-6, VLT-7, REM-2: staff of an affiliated relay add a series, and change of it what they still see; others change nothing")
    void ofStaff() {
        assertThat(scene.abri.vault().addItem()
                .add(adding(staff, Visibility.PRIVATE, Set.of(), FOUR_WEEKS)))
                        .isInstanceOf(Answer.Refused.class);
        var all = all(added(staff, Visibility.SHARED, WHEN, USUAL));
        assertThat(all).hasSize(4).allSatisfy(
                item -> assertThat(item.visibility()).isEqualTo(Visibility.SHARED));
        assertThat(events(Act.REMINDERS_PROGRAMMED)).map(Event::subject).containsExactly("Kiné × 4");
        given(scene.abri.vault().changeItem().switchTo(person, person.vault(), all.get(2).id(),
                Visibility.PRIVATE));
        rewritten(staff, all.getFirst(), to("Kiné", "2026-11-05T16:00 Europe/Paris", "Quai"), USUAL);
        assertThat(times(all(all.getFirst().id()))).containsExactly("2026-11-05T16:00", "2026-11-12T16:00",
                "2026-11-19T11:00", "2026-11-26T16:00");
        assertThat(events(Act.SERIES_CHANGED)).map(Event::subject).containsExactly("Kiné × 3");
        var others = scene.relay("Relais du Bois");
        for (var nobody : List.of(staff, others)) {
            assertThat(change.delete(nobody, person.vault(), all.getFirst().id(), version -> true))
                    .isInstanceOf(Answer.Refused.class);
        }
        assertThat(missing(change.rewrite(others, person.vault(), all.getFirst().id(), version -> true,
                to("CAF", WHEN, "Quai"), Set.of()))).isTrue();
        assertThat(scene.ids(person, person.vault())).hasSize(4);
    }

    @Test
    @DisplayName("VLT-6: from another version than was seen, nothing of a series is changed")
    void meanwhile() {
        var all = all(added(person, Visibility.PRIVATE, WHEN, Set.of()));
        assertThat(given(change.rewrite(person, person.vault(), all.getFirst().id(), version -> false,
                to("CAF", WHEN, "Quai"), Set.of()))).isInstanceOf(ChangeItem.Outcome.ChangedMeanwhile.class);
        assertThat(all(all.getFirst().id())).isEqualTo(all);
        var note = scene.note(person, person.vault(), Visibility.PRIVATE, "Une note");
        assertThat(missing(change.rewrite(person, person.vault(), note.id(), version -> true,
                to("CAF", WHEN, "Quai"), Set.of()))).isTrue();
        assertThat(missing(change.delete(person, person.vault(), note.id(), version -> true))).isTrue();
    }

    @Test
    @DisplayName("OPS-4: reminders beyond the budget are added to none of a series, and nothing of it is changed")
    void budgetOfChanges() {
        var all = all(given(AddItem.Outcome.Added.class, scene.abri.vault().addItem()
                .add(adding(person, Visibility.PRIVATE, Set.of(),
                        new Recurrence(Rhythm.WEEKLY, Rhythm.WEEKLY.most())))).item());
        assertThat(given(change.rewrite(person, person.vault(), all.getFirst().id(), version -> true,
                to("CAF", WHEN, "Quai"), Set.copyOf(LeadTime.offered()))))
                        .isEqualTo(new ChangeItem.Outcome.NotTaken(NotAccepted.TOO_MANY_REMINDERS));
        assertThat(all(all.getFirst().id())).isEqualTo(all);
        assertThat(all).allSatisfy(item -> assertThat(reminders(item)).isEmpty());
    }

    private static Appointment to(String title, String when, String place) {
        return new Appointment(title, AppointmentTime.parse(when), Optional.of(place), Optional.empty(),
                Optional.empty());
    }

    private AddItem.Command adding(Viewpoint by, Visibility visibility, Set<LeadTime> leads,
            Recurrence recurrence) {
        return new AddItem.Command(by, person.vault(), scene.once(), visibility, to("Kiné", WHEN, "Quai"),
                leads, Optional.of(recurrence));
    }

    private ItemId added(Viewpoint by, Visibility visibility, String when, Set<LeadTime> leads) {
        return given(AddItem.Outcome.Added.class,
                scene.abri.vault().addItem().add(new AddItem.Command(by, person.vault(), scene.once(),
                        visibility, to("Kiné", when, "Quai"), leads, Optional.of(FOUR_WEEKS)))).item();
    }

    private NotAccepted refusal(AddItem.Command command) {
        return given(AddItem.Outcome.NotTaken.class, scene.abri.vault().addItem().add(command)).why();
    }

    private void rewritten(Viewpoint by, Item item, Appointment to, Set<LeadTime> leads) {
        given(ChangeItem.Outcome.Changed.class,
                change.rewrite(by, person.vault(), item.id(), version -> true, to, leads));
    }

    /** All of the series of that one that are not in the bin, in order. */
    private List<Item> all(ItemId one) {
        var series = series(scene.item(person.vault(), one)).orElseThrow();
        return scene.ids(person, person.vault()).stream().map(id -> scene.item(person.vault(), id))
                .filter(item -> series(item).filter(own -> own.id().equals(series.id())).isPresent())
                .sorted((some, other) -> Integer.compare(series(some).orElseThrow().number(),
                        series(other).orElseThrow().number()))
                .toList();
    }

    private static Optional<Series> series(Item item) {
        return item.content() instanceof Appointment appointment ? appointment.series() : Optional.empty();
    }

    private static List<String> times(List<Item> items) {
        return items.stream().map(item -> ((Appointment) item.content()).time().local().toString()).toList();
    }

    private List<ItemReminder> reminders(Item item) {
        return scene.ports.work().inOne(() -> scene.ports.reminders().ofItem(person.vault(), item.id()));
    }

    private List<Event> events(Act act) {
        return scene.events(new Chain.OfVault(person.vault())).stream()
                .filter(event -> event.act() == act).toList();
    }
}
