package org.abri.application.reminder;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.vault.ChangeItem.Label;
import org.abri.application.vault.ChangeItem.Outcome;
import org.abri.application.vault.ChangeItem;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.reminder.Reminder.State;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.ItemReminder;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LastDayRemindersTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    /** In summer; the scene is in November. */
    private static final LocalDate LAST_DAY = LocalDate.of(2027, 6, 30);
    private static final LeadTime FOUR_MONTHS = PaperKind.RESIDENCE.proposed();
    private static final LeadTime MONTH = PaperKind.WORK.proposed();
    private static final Instant FOUR_MONTHS_BEFORE = Instant.parse("2027-02-28T09:00:00Z");
    private static final Instant A_MONTH_BEFORE = Instant.parse("2027-05-30T08:00:00Z");

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt staff = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(staff, true);
    private final ItemId paper =
            scene.document(person, person.vault(), Visibility.SHARED, Scene.PDF).id();

    @Test
    @DisplayName("REM-3, REM-4: an SMS leaves once, at ten there, so long before the last day as was asked, and says that a paper ends and nothing else")
    void leaves() {
        said(person, paper, Optional.of(LAST_DAY), Set.of(FOUR_MONTHS, MONTH));
        assertThat(states(paper)).containsExactly(State.PLANNED, State.PLANNED);
        at(FOUR_MONTHS_BEFORE.minusMillis(1));
        assertThat(left()).isEmpty();
        at(FOUR_MONTHS_BEFORE);
        at(FOUR_MONTHS_BEFORE.plusSeconds(90));
        assertThat(left()).containsExactly("Abri: a paper ends soon.");
        at(A_MONTH_BEFORE);
        assertThat(left()).hasSize(2);
        assertThat(states(paper)).containsExactly(State.LEFT, State.LEFT);
        assertThat(scene.acts(person.vault())).as("one's own").doesNotContain(Act.REMINDERS_PROGRAMMED,
                Act.REMINDER_SENT);
    }

    @Test
    @DisplayName("REM-1: nobody is reminded who did not ask; what has no time to leave any more is not programmed, and none leaves after the last day")
    void asked() {
        given(change().date(person, person.vault(), paper, version -> true, Optional.of(LAST_DAY)));
        assertThat(reminders(paper)).isEmpty();
        said(person, paper, Optional.of(LocalDate.ofInstant(scene.now(), PARIS).plusDays(40)),
                Set.of(FOUR_MONTHS, MONTH));
        assertThat(reminders(paper)).map(one -> one.reminder().lead()).containsExactly(MONTH);
        var end = reminders(paper).getFirst().reminder().end();
        assertThat(end).isEqualTo(
                LocalDate.ofInstant(scene.now(), PARIS).plusDays(40).atTime(23, 59).atZone(PARIS)
                        .toInstant());
        at(end);
        assertThat(left()).isEmpty();
        assertThat(states(paper)).containsExactly(State.LAPSED);
    }

    @Test
    @DisplayName("REM-3: another last day moves the reminder, also one that has left; without a last day, or once erased, there is none")
    void follows() {
        said(person, paper, Optional.of(LAST_DAY), Set.of(MONTH));
        at(A_MONTH_BEFORE);
        assertThat(left()).hasSize(1);
        given(change().date(person, person.vault(), paper, version -> true,
                Optional.of(LAST_DAY.plusYears(1))));
        assertThat(states(paper)).containsExactly(State.PLANNED);
        given(change().sort(person, person.vault(), paper, version -> true, PaperKind.WORK));
        assertThat(states(paper)).containsExactly(State.PLANNED);
        given(change().date(person, person.vault(), paper, version -> true, Optional.empty()));
        assertThat(reminders(paper)).isEmpty();
        said(person, paper, Optional.of(LAST_DAY.plusYears(1)), Set.of(MONTH));
        scene.erased(person, paper);
        assertThat(reminders(paper)).isEmpty();
        at(Instant.parse("2028-05-30T08:00:00Z"));
        assertThat(left()).hasSize(1);
    }

    @Test
    @DisplayName("REM-3, REM-6: none leaves of a paper that is in the bin, nor without a phone")
    void inTheBin() {
        said(person, paper, Optional.of(LAST_DAY), Set.of(FOUR_MONTHS, MONTH));
        scene.thrownAway(person, paper);
        at(FOUR_MONTHS_BEFORE);
        assertThat(left()).isEmpty();
        given(change().label(person, person.vault(), own(person), version -> true,
                new Label("Bail", PaperKind.HOUSING, Optional.of(LAST_DAY), Optional.empty())));
        given(scene.abri.account().changeOwnAccount().phone(person, Scene.PASSWORD, Optional.empty()));
        var other = own(person);
        said(person, other, Optional.of(LAST_DAY), Set.of(MONTH));
        scene.runJobs();
        var before = left().size();
        at(A_MONTH_BEFORE);
        assertThat(left()).hasSize(before);
        assertThat(states(other)).containsExactly(State.LAPSED);
    }

    @Test
    @DisplayName("REM-2, VLT-6: staff ask for what their relay added and see that alone; the person reads that they did, and nothing leaves once it is private")
    void byStaff() {
        var theirs = own();
        said(staff, theirs, Optional.of(LAST_DAY), Set.of(FOUR_MONTHS, MONTH));
        assertThat(scene.acts(person.vault())).contains(Act.REMINDERS_PROGRAMMED);
        said(person, paper, Optional.of(LAST_DAY), Set.of(MONTH));
        var see = scene.abri.reminder().seeReminders();
        assertThat(given(see.ofItem(staff, person.vault(), theirs)).reminders()).hasSize(2);
        assertThat(given(see.ofItem(staff, person.vault(), paper)).reminders()).isEmpty();
        assertThat(refusal(label(staff, paper, Optional.of(LAST_DAY), Set.of(MONTH))))
                .isEqualTo(Refusal.STAFF_CORRECT_ONLY_WHAT_THEIR_RELAY_ADDED);
        at(FOUR_MONTHS_BEFORE);
        assertThat(left()).hasSize(1);
        assertThat(scene.acts(person.vault())).contains(Act.REMINDER_SENT);
        given(change().switchTo(person, person.vault(), theirs, Visibility.PRIVATE));
        at(A_MONTH_BEFORE);
        assertThat(left()).as("the person's own").hasSize(2);
        assertThat(states(theirs)).containsExactly(State.LEFT, State.LAPSED);
    }

    @Test
    @DisplayName("REM-1: reminders are asked for by themselves too, of a paper that ends and of nothing else")
    void byThemselves() {
        assertThat(missing(remind(paper, Set.of(MONTH)))).isTrue();
        given(change().date(person, person.vault(), paper, version -> true, Optional.of(LAST_DAY)));
        given(Outcome.Changed.class, remind(paper, Set.of(MONTH)));
        assertThat(reminders(paper)).hasSize(1);
        given(Outcome.Changed.class, remind(paper, Set.of()));
        assertThat(reminders(paper)).isEmpty();
        var note = scene.note(person, person.vault(), Visibility.PRIVATE, "Une note");
        assertThat(missing(remind(note.id(), Set.of(MONTH)))).isTrue();
        given(Outcome.Changed.class, remind(paper, Set.of(MONTH)));
        assertThat(given(scene.abri.data().takeOwnData().take(person)).reminders()).as("PRI-1")
                .isEqualTo(reminders(paper)).hasSize(1);
    }

    private Answer<Outcome> remind(ItemId item, Set<LeadTime> leads) {
        return change().remind(person, person.vault(), item, version -> true,
                new ChangeItem.Reminders(leads, PARIS));
    }

    /** One that the relay added. */
    private ItemId own() {
        return own(staff);
    }

    private ItemId own(Viewpoint by) {
        return scene.document(by, person.vault(), Visibility.SHARED, Scene.PDF).id();
    }

    private ChangeItem change() {
        return scene.abri.vault().changeItem();
    }

    private void said(Viewpoint by, ItemId item, Optional<LocalDate> endsOn, Set<LeadTime> leads) {
        given(Outcome.Changed.class, label(by, item, endsOn, leads));
    }

    private Answer<Outcome> label(Viewpoint by, ItemId item, Optional<LocalDate> endsOn,
            Set<LeadTime> leads) {
        return change().label(by, person.vault(), item, version -> true, new Label("Titre de séjour",
                PaperKind.RESIDENCE, endsOn, Optional.of(new ChangeItem.Reminders(leads, PARIS))));
    }

    private void at(Instant when) {
        scene.pass(Duration.between(scene.now(), when));
        scene.runChore("send-reminders");
        scene.runChore("send-reminders");
        scene.runJobs();
    }

    private List<String> left() {
        return scene.memory.left().stream().map(sms -> sms.text()).toList();
    }

    private List<ItemReminder> reminders(ItemId item) {
        return scene.ports.work().inOne(() -> scene.ports.reminders().ofItem(person.vault(), item));
    }

    private List<State> states(ItemId item) {
        return reminders(item).stream().map(one -> one.reminder().state()).toList();
    }
}
