package org.abri.application.reminder;

import static org.abri.application.Scene.PASSWORD;
import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.abri.application.Outage;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.leaving.DeleteAccount;
import org.abri.application.sms.SmsGateway;
import org.abri.application.vault.AddItem;
import org.abri.application.vault.ChangeItem;
import org.abri.application.vault.NotAccepted;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.reminder.Reminder.State;
import org.abri.domain.vault.ItemContent.Appointment;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.ItemReminder;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemindersTest {
    private static final Set<LeadTime> USUAL = Set.copyOf(LeadTime.usual());
    private static final LeadTime EVENING = LeadTime.usual().getFirst();
    private static final LeadTime TWO_HOURS = LeadTime.usual().getLast();
    /** At 11:00, in three days. */
    private static final String WHEN = "2026-11-05T11:00 Europe/Paris";
    private static final Instant EVENING_BEFORE = Instant.parse("2026-11-04T17:00:00Z");
    private static final Instant TWO_HOURS_BEFORE = Instant.parse("2026-11-05T08:00:00Z");

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt staff = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(staff, true);

    @Test
    @DisplayName("REM-1, REM-3, REM-4: each reminder leaves once, at its time there, to the person's phone, and says when and nothing else")
    void leave() {
        var item = added(person, Visibility.PRIVATE, USUAL);
        assertThat(states(item)).containsExactly(State.PLANNED, State.PLANNED);
        at(EVENING_BEFORE.minusMillis(1));
        assertThat(left()).isEmpty();
        at(EVENING_BEFORE);
        assertThat(left()).containsExactly("Abri: your appointment, 2026-11-05 11:00");
        at(EVENING_BEFORE.plusSeconds(90));
        assertThat(left()).hasSize(1);
        assertThat(states(item)).containsExactly(State.LEFT, State.PLANNED);
        at(TWO_HOURS_BEFORE);
        assertThat(left()).hasSize(2);
        assertThat(states(item)).containsExactly(State.LEFT, State.LEFT);
        assertThat(scene.acts(person.vault())).as("one's own").doesNotContain(Act.REMINDERS_PROGRAMMED,
                Act.REMINDER_SENT);
    }

    @Test
    @DisplayName("REM-3: what has no time to leave any more is not programmed; what slept too long leaves no more, and never after the appointment")
    void tooLate() {
        scene.pass(Duration.between(scene.now(), TWO_HOURS_BEFORE));
        var item = added(person, Visibility.PRIVATE, Set.copyOf(LeadTime.offered()));
        assertThat(states(item)).as("half an hour before alone").hasSize(1);
        at(Instant.parse("2026-11-05T10:00:00Z"));
        assertThat(left()).isEmpty();
        assertThat(states(item)).containsExactly(State.LAPSED);
    }

    @Test
    @DisplayName("REM-3: moving the appointment moves its reminders, also those that have said the old time; erasing it takes them away")
    void follow() {
        var item = added(person, Visibility.PRIVATE, USUAL);
        at(EVENING_BEFORE);
        changed(person, item, appointment("2026-11-09T11:00 Europe/Paris", "Quai"));
        at(TWO_HOURS_BEFORE);
        assertThat(left()).hasSize(1);
        assertThat(states(item)).containsExactly(State.PLANNED, State.PLANNED);
        at(EVENING_BEFORE.plus(Duration.ofDays(4)));
        assertThat(left()).hasSize(2).last().asString().contains("2026-11-09 11:00");
        scene.erased(person, item);
        assertThat(reminders(item)).isEmpty();
        at(TWO_HOURS_BEFORE.plus(Duration.ofDays(4)));
        assertThat(left()).hasSize(2);
    }

    @Test
    @DisplayName("REM-3, REM-6: none leaves of an appointment that is in the bin; put back in time, those that are still to come do")
    void inTheBin() {
        var item = added(person, Visibility.PRIVATE, USUAL);
        scene.thrownAway(person, item);
        at(EVENING_BEFORE);
        assertThat(left()).isEmpty();
        given(scene.abri.vault().keepBin().putBack(person, person.vault(), item));
        at(TWO_HOURS_BEFORE);
        assertThat(left()).containsExactly("Abri: your appointment, 2026-11-05 11:00");
    }

    @Test
    @DisplayName("REM-3: an appointment that is deleted or moved while its reminder leaves calls it back, as long as no provider has it")
    void calledBack() {
        for (var change : List.<Consumer<ItemId>> of(
                item -> given(scene.abri.vault().changeItem().delete(person, person.vault(), item,
                        version -> true)),
                item -> changed(person, item, appointment("2027-11-05T11:00 Europe/Paris", "Quai")))) {
            var item = addedAt(scene.now().plus(Duration.ofHours(3)), Set.of(TWO_HOURS));
            scene.memory.smsAnswer(new SmsGateway.Answer.Unavailable());
            scene.pass(Duration.ofHours(1));
            scene.runChore("send-reminders");
            assertThatThrownBy(scene::runJobs).isInstanceOf(Outage.class);
            assertThat(states(item)).containsExactly(State.LEAVING);
            change.accept(item);
            scene.memory.smsAnswer(new SmsGateway.Answer.Accepted());
            scene.runJobs();
            assertThat(left()).isEmpty();
        }
    }

    @Test
    @DisplayName("REM-5: while no provider takes it a reminder waits, as long as it is of use; then whoever programmed it sees that it failed")
    void failed() {
        var item = added(person, Visibility.PRIVATE, Set.of(TWO_HOURS));
        scene.memory.smsAnswer(new SmsGateway.Answer.Unavailable());
        scene.pass(Duration.between(scene.now(), TWO_HOURS_BEFORE));
        scene.runChore("send-reminders");
        assertThatThrownBy(scene::runJobs).isInstanceOf(Outage.class);
        assertThat(states(item)).containsExactly(State.LEAVING);
        scene.pass(Duration.ofHours(2));
        scene.runJobs();
        assertThat(left()).isEmpty();
        assertThat(states(item)).containsExactly(State.FAILED);

        var other = addedAt(scene.now().plus(Duration.ofHours(3)), Set.of(TWO_HOURS));
        scene.memory.smsAnswer(new SmsGateway.Answer.Refused(SmsGateway.Why.NUMBER_CANNOT_RECEIVE));
        at(scene.now().plus(Duration.ofHours(1)));
        assertThat(states(other)).containsExactly(State.NUMBER_CANNOT_RECEIVE);
    }

    @Test
    @DisplayName("REM-2, PRI-3: staff who may feed the vault program reminders of what their relay added, and the person reads that they did, and that it left")
    void byStaff() {
        var item = added(staff, Visibility.SHARED, USUAL);
        at(EVENING_BEFORE);
        assertThat(left()).hasSize(1);
        assertThat(scene.acts(person.vault())).contains(Act.REMINDERS_PROGRAMMED, Act.REMINDER_SENT);
        var own = added(person, Visibility.SHARED, USUAL);
        assertThat(refusal(scene.abri.vault().changeItem().rewrite(staff, person.vault(), own,
                version -> true, appointment(WHEN, "Quai"), Set.of())))
                        .isEqualTo(Refusal.STAFF_CORRECT_ONLY_WHAT_THEIR_RELAY_ADDED);

        given(scene.abri.affiliation().decideFeeding().decide(person, person.vault(), staff.relay(), false));
        assertThat(refusal(scene.abri.vault().changeItem().rewrite(staff, person.vault(), item,
                version -> true, appointment(WHEN, "Quai"), Set.of())))
                        .isEqualTo(Refusal.STAFF_FEED_ONLY_WITH_CONSENT);
        assertThat(scene.abri.vault().addItem()
                .add(adding(staff, Visibility.SHARED, appointment(WHEN, "Quai"), USUAL)))
                        .isInstanceOf(Answer.Refused.class);
    }

    @Test
    @DisplayName("REM-2, VLT-6: the person decides about all reminders; staff about those of their relay, and what is there is not there twice")
    void whoDecides() {
        var item = added(staff, Visibility.SHARED, Set.of(TWO_HOURS));
        reprogrammed(person, item, USUAL);
        assertThat(reminders(item)).hasSize(2);
        reprogrammed(staff, item, Set.of());
        assertThat(reminders(item)).as("the person's stays").map(one -> one.reminder().lead())
                .containsExactly(EVENING);
        reprogrammed(staff, item, USUAL);
        assertThat(reminders(item)).hasSize(2);
        var see = scene.abri.reminder().seeReminders();
        assertThat(given(see.ofItem(person, person.vault(), item)).reminders()).hasSize(2);
        assertThat(given(see.ofItem(staff, person.vault(), item)).reminders())
                .map(one -> one.reminder().lead()).containsExactly(TWO_HOURS);
        reprogrammed(person, item, Set.of());
        assertThat(reminders(item)).isEmpty();
    }

    @Test
    @DisplayName("REM-6, AFF-6: nothing leaves on behalf of a relay that is no longer affiliated; what the person programmed does")
    void noLongerAffiliated() {
        var item = added(staff, Visibility.SHARED, Set.of(EVENING));
        reprogrammed(person, item, USUAL);
        given(scene.abri.affiliation().endAffiliation().end(person, person.vault(), staff.relay()));
        at(EVENING_BEFORE);
        assertThat(left()).isEmpty();
        at(TWO_HOURS_BEFORE);
        assertThat(left()).hasSize(1);
        assertThat(states(item)).containsExactly(State.LAPSED, State.LEFT);
    }

    @Test
    @DisplayName("REM-6, VLT-7: staff remind nobody of what is private by now")
    void madePrivate() {
        var item = added(staff, Visibility.SHARED, USUAL);
        given(scene.abri.vault().changeItem().switchTo(person, person.vault(), item, Visibility.PRIVATE));
        at(EVENING_BEFORE);
        assertThat(left()).isEmpty();
        assertThat(states(item)).containsExactly(State.LAPSED, State.PLANNED);
    }

    @ParameterizedTest
    @EnumSource(value = VaultState.class, names = "OPEN", mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("REM-6, PRI-2, END-5: nothing leaves to whoever is restricted or suspended when it is due, nor when it is handed over")
    void closed(VaultState state) {
        var item = added(person, Visibility.PRIVATE, USUAL);
        in(state);
        at(EVENING_BEFORE);
        assertThat(states(item)).containsExactly(State.LAPSED, State.PLANNED);
        in(VaultState.OPEN);
        scene.pass(Duration.between(scene.now(), TWO_HOURS_BEFORE));
        scene.runChore("send-reminders");
        assertThat(states(item)).containsExactly(State.LAPSED, State.LEAVING);
        in(state);
        scene.runJobs();
        assertThat(states(item)).containsExactly(State.LAPSED, State.LAPSED);
        assertThat(left()).isEmpty();
    }

    private void in(VaultState state) {
        scene.ports.work().inOne(() -> {
            var vault = scene.ports.vault().vaults().lock(person.vault()).orElseThrow();
            scene.ports.vault().vaults().save(new Vault(vault.id(), state,
                    vault.quota(), vault.used(), vault.items(), vault.today(), vault.wishes()));
            return state;
        });
    }

    @Test
    @DisplayName("REM-6, END-2: with an account that is deleted go its reminders")
    void deleted() {
        var item = added(person, Visibility.PRIVATE, USUAL);
        given(scene.abri.leaving().deleteAccount().delete(new DeleteAccount.Command(person, PASSWORD)));
        assertThat(reminders(item)).isEmpty();
        at(EVENING_BEFORE);
        assertThat(left()).isEmpty();
    }

    @Test
    @DisplayName("REM-6: without a phone nothing leaves, and a phone that comes later gets what is due later")
    void withoutPhone() {
        var item = added(person, Visibility.PRIVATE, USUAL);
        var phone = scene.ports.work().inOne(
                () -> scene.ports.account().accounts().find(person.account()).orElseThrow()).phone();
        given(scene.abri.account().changeOwnAccount().phone(person, PASSWORD, Optional.empty()));
        scene.runJobs();
        var before = left().size();
        at(EVENING_BEFORE);
        assertThat(left()).hasSize(before);
        given(scene.abri.account().changeOwnAccount().phone(person, PASSWORD, phone));
        at(TWO_HOURS_BEFORE);
        assertThat(left()).last().asString().contains("appointment");
        assertThat(states(item)).containsExactly(State.LAPSED, State.LEFT);
    }

    @Test
    @DisplayName("REM-4: where it is stands in the SMS once the person said so, and no longer when they say otherwise; staff cannot")
    void place() {
        added(person, Visibility.PRIVATE, USUAL);
        assertThat(given(scene.abri.reminder().decidePlace().see(person))).isFalse();
        given(scene.abri.reminder().decidePlace().decide(person, true));
        given(scene.abri.reminder().decidePlace().decide(person, true));
        at(EVENING_BEFORE);
        assertThat(left()).last().asString().endsWith("Quai");
        given(scene.abri.reminder().decidePlace().decide(person, false));
        at(TWO_HOURS_BEFORE);
        assertThat(left()).last().asString().doesNotContain("Quai");
        assertThat(scene.acts(person.vault())).filteredOn(act -> act.name().startsWith("PLACE_IN_SMS"))
                .containsExactly(Act.PLACE_IN_SMS_WISHED, Act.PLACE_IN_SMS_NOT_WISHED);
        assertThat(scene.abri.reminder().decidePlace().decide(staff, true))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    @DisplayName("REM-6: nobody is reminded who wants none, also when they say so while one leaves; codes come, staff see it, another phone gets none either, and it ends when they say so")
    void stopped() {
        var decide = scene.abri.reminder().decideReminders();
        var item = added(staff, Visibility.SHARED, USUAL);
        assertThat(given(decide.see(person))).isTrue();
        given(decide.decide(person, false));
        given(decide.decide(person, false));
        var seen = given(scene.abri.reminder().seeReminders().ofItem(staff, person.vault(), item));
        assertThat(seen.stopped()).isTrue();
        at(EVENING_BEFORE);
        assertThat(left()).isEmpty();
        given(scene.abri.account().changeOwnAccount().phone(person, PASSWORD,
                Optional.of(new PhoneNumber("+33639980042"))));
        scene.runJobs();
        assertThat(left()).as("what they did to their account is told").hasSize(1);
        assertThat(given(decide.see(person))).isFalse();
        given(decide.decide(person, true));
        scene.pass(Duration.between(scene.now(), TWO_HOURS_BEFORE));
        scene.runChore("send-reminders");
        assertThat(states(item)).containsExactly(State.LAPSED, State.LEAVING);
        scene.ports.work().inOne(() -> {
            scene.ports.sms().stops().stop(new PhoneNumber("+33639980042"), scene.now());
            return true;
        });
        scene.runJobs();
        assertThat(left()).hasSize(1);
        assertThat(states(item)).containsExactly(State.LAPSED, State.LAPSED);
        assertThat(scene.acts(person.vault())).filteredOn(act -> act.name().endsWith("WISHED"))
                .containsExactly(Act.REMINDERS_NOT_WISHED, Act.REMINDERS_WISHED);
        assertThat(decide.decide(staff, false)).isInstanceOf(Answer.Refused.class);
        given(scene.abri.account().changeOwnAccount().phone(person, PASSWORD, Optional.empty()));
        assertThat(missing(decide.see(person))).isTrue();
        assertThat(missing(decide.decide(person, true))).isTrue();
    }

    @Test
    @DisplayName("OPS-4: whoever programs more reminders than fit into a day is told so, and nothing of it is kept")
    void budgets() {
        var all = Set.copyOf(LeadTime.offered());
        for (var i = 0; i < Pace.REMINDERS_BY_PERSON.atOnce() / all.size(); i++) {
            addedAt(scene.now().plus(Duration.ofDays(30 + i)), all);
        }
        var before = scene.ids(person, person.vault());
        assertThat(given(scene.abri.vault().addItem()
                .add(adding(person, Visibility.PRIVATE, appointment(WHEN, "Quai"), all))))
                        .isEqualTo(new AddItem.Outcome.NotTaken(NotAccepted.TOO_MANY_REMINDERS));
        assertThat(given(scene.abri.vault().changeItem().rewrite(person, person.vault(), before.getLast(),
                version -> true, appointment("2027-11-05T11:00 Europe/Paris", "Ailleurs"), all)))
                        .isInstanceOf(ChangeItem.Outcome.Changed.class);
        assertThat(scene.ids(person, person.vault())).isEqualTo(before);
    }

    @Test
    @DisplayName("I4: the same appointment added twice by one request is reminded of once")
    void once() {
        var command = adding(person, Visibility.PRIVATE, appointment(WHEN, "Quai"), USUAL);
        var item = given(AddItem.Outcome.Added.class, scene.abri.vault().addItem().add(command)).item();
        given(AddItem.Outcome.Added.class, scene.abri.vault().addItem().add(command));
        assertThat(reminders(item)).hasSize(2);
    }

    @Test
    @DisplayName("VLT-1: who comes home finds the appointment that comes next, and nobody else finds it there")
    void next() {
        assertThat(next(person)).isEmpty();
        added(person, Visibility.SHARED, Set.of());
        var soon = addedAt(scene.now().plus(Duration.ofHours(1)), Set.of());
        assertThat(next(person)).contains(soon);
        assertThat(next(staff)).isEmpty();
        scene.pass(Duration.ofHours(1));
        assertThat(next(person)).isPresent().isNotEqualTo(Optional.of(soon));
    }

    private Optional<ItemId> next(Viewpoint by) {
        return given(scene.abri.vault().seeItems().atHand(by, person.vault())).next().map(line -> line.id());
    }

    private ItemId addedAt(Instant when, Set<LeadTime> leads) {
        var time = when.atZone(ZoneId.of("Europe/Paris")).toLocalDateTime();
        return given(AddItem.Outcome.Added.class, scene.abri.vault().addItem()
                .add(adding(person, Visibility.PRIVATE, appointment(time + " Europe/Paris", "Quai"), leads)))
                        .item();
    }

    private ItemId added(Viewpoint by, Visibility visibility, Set<LeadTime> leads) {
        return given(AddItem.Outcome.Added.class,
                scene.abri.vault().addItem().add(adding(by, visibility, appointment(WHEN, "Quai"), leads)))
                        .item();
    }

    private AddItem.Command adding(Viewpoint by, Visibility visibility, Appointment appointment,
            Set<LeadTime> leads) {
        return new AddItem.Command(by, person.vault(), scene.once(), visibility, appointment, leads);
    }

    private static Appointment appointment(String when, String place) {
        return new Appointment("Préfecture", AppointmentTime.parse(when), Optional.of(place),
                Optional.empty(), Optional.empty());
    }

    private void changed(Viewpoint by, ItemId item, Appointment to) {
        given(ChangeItem.Outcome.Changed.class,
                scene.abri.vault().changeItem().rewrite(by, person.vault(), item, version -> true, to));
    }

    private void reprogrammed(Viewpoint by, ItemId item, Set<LeadTime> leads) {
        given(ChangeItem.Outcome.Changed.class, scene.abri.vault().changeItem().rewrite(by, person.vault(),
                item, version -> true, appointment(WHEN, "Quai"), leads));
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
        return scene.ports.work()
                .inOne(() -> scene.ports.reminders().ofItem(person.vault(), item));
    }

    private List<State> states(ItemId item) {
        return reminders(item).stream().map(one -> one.reminder().state()).toList();
    }
}
