package org.abri.contracts.reminder;

import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.abri.application.Listed;
import org.abri.application.Listing.Mark;
import org.abri.application.Listing;
import org.abri.application.reminder.Reminders;
import org.abri.application.sealing.KeyOwner;
import org.abri.contracts.AllOrNothing;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.reminder.Reminder;
import org.abri.domain.reminder.ReminderId;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.ItemReminder;
import org.abri.domain.vault.Occasion;
import org.abri.domain.vault.VaultId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of reminders to its promise. */
public interface RemindersContract extends AllOrNothing {
    /** Before everything that other tests put there. */
    Instant LONG_AGO = Instant.parse("1970-01-09T10:00:00.250Z");

    private Reminders reminders() {
        return ports().reminders();
    }

    private ItemReminder reminder(VaultId vault, Instant due, Reminder.State state) {
        var time = new AppointmentTime(LocalDateTime.ofInstant(due, ZoneOffset.UTC).plusHours(3),
                ZoneOffset.UTC);
        return new ItemReminder(
                new Reminder(new ReminderId(UUID.randomUUID()), LeadTime.usual().getLast(), due,
                        time.instant(), state, Optional.empty()),
                vault, new ItemId(UUID.randomUUID()), new Author.Owner(),
                new Occasion.Meeting(time, Optional.of("Quai 7")));
    }

    private ItemReminder saved(ItemReminder reminder) {
        given().run(() -> reminders().save(reminder));
        return reminder;
    }

    private Optional<ItemReminder> find(ItemReminder reminder) {
        return given().get(() -> reminders().find(reminder.id()));
    }

    @Test
    @DisplayName("REM-1, REM-2: a reminder comes back as it was programmed, whoever did, in each of its states")
    default void comesBack() {
        var vault = given().vault();
        for (var lead : Stream.concat(LeadTime.offered().stream(), LeadTime.offeredOfPapers().stream())
                .toList()) {
            for (var state : Reminder.State.values()) {
                for (var by : List.of(new Author.Owner(),
                        new Author.Staff(new AccountId(UUID.randomUUID()), new RelayId(UUID.randomUUID())))) {
                    var of = occasion(lead);
                    var one = new ItemReminder(
                            new Reminder(new ReminderId(UUID.randomUUID()), lead, NOW, of.time().instant(),
                                    state,
                                    Optional.of(UUID.randomUUID())),
                            vault, new ItemId(UUID.randomUUID()), by, of);
                    assertThat(find(one)).isEmpty();
                    saved(one);
                    assertThat(find(one)).contains(one);
                    var other = reminder(vault, NOW.plusMillis(1), Reminder.State.PLANNED);
                    var after = new ItemReminder(
                            new Reminder(one.id(), other.reminder().lead(), other.reminder().due(),
                                    other.reminder().end(), Reminder.State.PLANNED, Optional.empty()),
                            vault, one.item(), one.by(), without(other.of()));
                    saved(after);
                    assertThat(find(one)).contains(after);
                }
            }
        }
    }

    private static Occasion occasion(LeadTime lead) {
        return LeadTime.offeredOfPapers().contains(lead)
                ? new Occasion.LastDay(LocalDate.of(2028, 2, 29), ZoneId.of("Indian/Reunion"))
                : new Occasion.Meeting(AppointmentTime.parse("2027-03-28T02:30 Indian/Reunion"),
                        Optional.of("12, quai – é أ"));
    }

    private static Occasion without(Occasion place) {
        return new Occasion.Meeting(place.time(), Optional.empty());
    }

    @Test
    @DisplayName("PRI-1: the reminders of a vault are listed whole, whatever became of them, in parts, and nobody else's")
    default void ofVault() {
        var vault = given().vault();
        saved(reminder(given().vault(), NOW, Reminder.State.PLANNED));
        assertThat(given().get(() -> reminders().ofVault(vault, Listing.first(50)))).isEmpty();
        var all = new ArrayList<ItemReminder>();
        for (var state : Reminder.State.values()) {
            all.add(saved(reminder(vault, NOW.plusMillis(all.size() / 2), state)));
        }
        for (var most : new int[] { 1, 3, 50 }) {
            var seen = new ArrayList<ItemReminder>();
            var wanted = Optional.of(Listing.first(most));
            while (wanted.isPresent()) {
                var asked = wanted.get();
                var part = Listed.of(given().get(() -> reminders().ofVault(vault, asked)), asked,
                        one -> new Mark(one.reminder().due(), one.id().value()));
                seen.addAll(part.lines());
                wanted = part.next().map(last -> new Listing(Optional.of(last), most));
            }
            assertThat(seen).containsExactlyInAnyOrderElementsOf(all)
                    .isSortedAccordingTo(Comparator.comparing(one -> one.reminder().due()));
        }
    }

    @Test
    @DisplayName("REM-1: the reminders of an appointment are found by it, the one that is due first first, and none of others")
    default void ofItem() {
        var vault = given().vault();
        var first = saved(reminder(vault, NOW, Reminder.State.DELIVERED));
        saved(reminder(vault, NOW, Reminder.State.PLANNED));
        var later = NOW.plusMillis(1);
        var others = new ArrayList<ItemReminder>();
        for (var i = 0; i < 6; i++) {
            var one = reminder(vault, later, Reminder.State.PLANNED);
            others.add(saved(new ItemReminder(one.reminder(), vault, first.item(), one.by(), one.of())));
        }
        var found = given().get(() -> reminders().ofItem(vault, first.item()));
        given().run(() -> reminders().remove(first.id()));
        assertThat(given().get(() -> reminders().ofItem(vault, first.item())))
                .containsExactlyElementsOf(found.subList(1, 7));
        assertThat(found).hasSize(7).startsWith(first).containsAll(others);
        assertThat(given().get(() -> reminders().ofItem(given().vault(), first.item()))).isEmpty();
        assertThat(given().get(() -> reminders().ofItem(vault, new ItemId(UUID.randomUUID())))).isEmpty();
    }

    @Test
    @DisplayName("REM-3: those that wait and whose time has come are listed, to the millisecond, the first first, in any parts, each once")
    default void due() {
        var vault = given().vault();
        var all = new ArrayList<ItemReminder>();
        for (var millis : List.of(0, 0, 0, 1, 2)) {
            all.add(saved(reminder(vault, LONG_AGO.plusMillis(millis), Reminder.State.PLANNED)));
        }
        for (var state : Reminder.State.values()) {
            if (state != Reminder.State.PLANNED) {
                saved(reminder(vault, LONG_AGO, state));
            }
        }
        for (var most : new int[] { 1, 2, 9 }) {
            var seen = new ArrayList<ItemReminder>();
            List<ItemReminder> part;
            do {
                var last = seen.isEmpty() ? Optional.<ItemReminder> empty() : Optional.of(seen.getLast());
                part = given().get(() -> reminders().due(LONG_AGO.plusMillis(1), last, most));
                seen.addAll(part);
            } while (!part.isEmpty());
            assertThat(seen).hasSize(4).containsExactlyInAnyOrderElementsOf(all.subList(0, 4))
                    .endsWith(all.get(3));
        }
        assertThat(given().get(() -> reminders().due(LONG_AGO, Optional.empty(), 2))).hasSize(2);
        assertThat(given().get(() -> reminders().due(LONG_AGO.minusMillis(1), Optional.empty(), 9)))
                .isEmpty();
        given().run(() -> all.forEach(one -> reminders().remove(one.id())));
        assertThat(given().get(() -> reminders().due(LONG_AGO.plusMillis(1), Optional.empty(), 9)))
                .isEmpty();
    }

    @Test
    @DisplayName("REM-5: a reminder is found by the SMS that it left as, and by no other")
    default void ofSms() {
        var vault = given().vault();
        var sms = UUID.randomUUID();
        assertThat(given().get(() -> reminders().ofSms(sms))).isEmpty();
        var planned = reminder(vault, NOW, Reminder.State.PLANNED);
        var leaving = saved(planned.leaving(sms, NOW));
        saved(reminder(vault, NOW, Reminder.State.PLANNED).leaving(UUID.randomUUID(), NOW));
        assertThat(given().get(() -> reminders().ofSms(sms))).contains(leaving);
        assertThat(given().get(() -> reminders().ofSms(UUID.randomUUID()))).isEmpty();
    }

    @Test
    @DisplayName("REM-3: a reminder that is removed is gone, alone, and removing it again changes nothing")
    default void removed() {
        var vault = given().vault();
        var one = saved(reminder(vault, NOW, Reminder.State.PLANNED));
        var other = saved(reminder(vault, NOW, Reminder.State.PLANNED));
        for (var twice = 0; twice < 2; twice++) {
            given().run(() -> reminders().remove(one.id()));
            assertThat(find(one)).isEmpty();
            assertThat(find(other)).contains(other);
        }
    }

    @Test
    @DisplayName("END-2: with somebody go their reminders, and nobody else's")
    default void erased() {
        var vault = given().vault();
        var theirs = saved(reminder(vault, NOW, Reminder.State.PLANNED));
        var other = saved(reminder(given().vault(), NOW, Reminder.State.PLANNED));
        given().run(() -> ports().erasure().erase(KeyOwner.of(vault), NOW));
        assertThat(find(theirs)).isEmpty();
        assertThat(find(other)).contains(other);
    }

    @Test
    @DisplayName("A reminder that was programmed, changed or removed in a unit of work that failed is as it was")
    default void allOrNothing() {
        var vault = given().vault();
        var kept = saved(reminder(vault, NOW, Reminder.State.PLANNED));
        var added = reminder(vault, NOW, Reminder.State.PLANNED);
        undone(() -> reminders().save(added));
        undone(() -> reminders().save(kept.with(Reminder::cancelled)));
        undone(() -> reminders().remove(kept.id()));
        assertThat(find(kept)).contains(kept);
        assertThat(find(added)).isEmpty();
        assertThatThrownBy(() -> reminders().find(kept.id())).as("outside of one")
                .isInstanceOf(IllegalStateException.class);
    }

    private void undone(Runnable act) {
        assertThatThrownBy(() -> given().run(() -> {
            act.run();
            throw new ArithmeticException("on purpose");
        })).isInstanceOf(ArithmeticException.class);
    }
}
