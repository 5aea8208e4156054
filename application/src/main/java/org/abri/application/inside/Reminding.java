package org.abri.application.inside;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.abri.application.Ports;
import org.abri.application.access.Look;
import org.abri.application.inside.Limiter.Counted;
import org.abri.application.reminder.Reminders;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Appointment;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.ItemReminder;
import org.abri.domain.vault.Occasion.Meeting;
import org.abri.domain.vault.Occasion;
import org.abri.domain.vault.VaultId;

/**
 * REM-1 to REM-3: programs the reminders of an appointment, or of the last day of a paper, and lets them follow it. Inside the unit of
 * work of whoever changes the item, with its vault locked.
 */
public final class Reminding {
    private final Reminders reminders;
    private final LeavingReminders leaving;
    private final Limiter limiter;
    private final Recorder recorder;
    private final Draw draw;

    Reminding(Ports ports, LeavingReminders leaving, Limiter limiter, Recorder recorder, Draw draw) {
        reminders = ports.reminders();
        this.leaving = leaving;
        this.limiter = limiter;
        this.recorder = recorder;
        this.draw = draw;
    }

    /** OPS-4: whether that look may program so many more now; counts all of them if so, and none if not. */
    public boolean mayProgram(Look look, int more, Instant now) {
        return more == 0 || limiter.pauseBefore(now, more, budgets(look)).isEmpty();
    }

    private static Counted[] budgets(Look look) {
        return switch (look.by()) {
            case Viewpoint.StaffAt(var account, var relay) ->
                    new Counted[] { new Counted(Pace.REMINDERS_BY_STAFF, account),
                            new Counted(Pace.REMINDERS_BY_RELAY, relay) };
            case Viewpoint.Beneficiary owner ->
                    new Counted[] { new Counted(Pace.REMINDERS_BY_PERSON, owner.account()) };
            case Viewpoint.Staff staff -> throw nobody();
            case Viewpoint.Operator operator -> throw nobody();
            case Viewpoint.LinkHolder holder -> throw nobody();
            case Viewpoint.FeedReader reader -> throw nobody();
            case Viewpoint.Anyone anyone -> throw nobody();
        };
    }

    private static IllegalStateException nobody() {
        return new IllegalStateException("whoever programs a reminder may change its item");
    }

    /** How many there would be more with these. */
    public int more(VaultId vault, ItemId item, Set<LeadTime> leads) {
        var there = leads(reminders.ofItem(vault, item));
        return (int) leads.stream().filter(lead -> !there.contains(lead)).count();
    }

    /**
     * These, and no others of those that whoever looks decides about: the owner about all, staff about those of their relay. What
     * has no time to leave any more is not programmed; what is there already, whoever programmed it, is not twice. REM-2, PRI-3:
     * the owner reads in their journal that staff did.
     */
    public void program(Look look, Item item, Occasion occasion, Set<LeadTime> leads, Instant now) {
        if (isProgrammed(author(look), item, occasion, leads, now) && isStaff(look)) {
            recorder.onItem(look, Act.REMINDERS_PROGRAMMED, item, now);
        }
    }

    /** As {@link #program}, of each of these, appointments of one series: with one entry in the journal of them all. */
    public void programAll(Look look, List<Item> series, Set<LeadTime> leads, Instant now) {
        var programmed = series.stream().filter(item -> item.content() instanceof Appointment appointment
                && isProgrammed(author(look), item, Meeting.of(appointment), leads, now)).toList();
        if (!programmed.isEmpty() && isStaff(look)) {
            recorder.onSeries(look, Act.REMINDERS_PROGRAMMED, programmed.getFirst(), programmed.size(), now);
        }
    }

    private boolean isProgrammed(Author by, Item item, Occasion occasion, Set<LeadTime> leads, Instant now) {
        var there = reminders.ofItem(item.vault(), item.id());
        var kept = new ArrayList<>(there);
        var changed = kept.removeIf(one -> decides(by, one) && !leads.contains(one.reminder().lead()));
        there.stream().filter(one -> !kept.contains(one)).forEach(this::forget);
        var known = leads(kept);
        for (var lead : occasion.offered()) {
            if (!leads.contains(lead) || known.contains(lead) || kept.size() >= LeadTime.MOST) {
                continue;
            }
            var planned = ItemReminder.planned(draw.reminderId(), lead, item, occasion, by, now);
            if (planned.isPresent()) {
                reminders.save(planned.get());
                kept.add(planned.get());
                changed = true;
            }
        }
        return changed;
    }

    private static boolean isStaff(Look look) {
        return author(look) instanceof Author.Staff;
    }

    private static Author author(Look look) {
        return look.by() instanceof Viewpoint.StaffAt(var account, var relay)
                ? new Author.Staff(account, relay)
                : new Author.Owner();
    }

    /** VLT-6: staff never touch what the owner or another relay programmed. */
    private static boolean decides(Author by, ItemReminder reminder) {
        return switch (by) {
            case Author.Owner() -> true;
            case Author.Staff(var account, var relay) ->
                    reminder.by() instanceof Author.Staff staff && staff.relay().equals(relay);
        };
    }

    private static Set<LeadTime> leads(List<ItemReminder> some) {
        var leads = new HashSet<LeadTime>();
        some.forEach(one -> leads.add(one.reminder().lead()));
        return leads;
    }

    /** REM-3: the item is as it is now: what reminds of it follows, and what has no time to any more, or nothing to say, is gone. */
    public void follow(Item item, Instant now) {
        reminders.ofItem(item.vault(), item.id())
                .forEach(one -> one.following(item.content(), now).ifPresentOrElse(next -> {
                    if (!next.reminder().equals(one.reminder())) {
                        leaving.callBack(one);
                    }
                    reminders.save(next);
                }, () -> forget(one)));
    }

    /** REM-3: the item is gone, or about to be. */
    public void forget(VaultId vault, ItemId item) {
        reminders.ofItem(vault, item).forEach(this::forget);
    }

    private void forget(ItemReminder reminder) {
        leaving.callBack(reminder);
        reminders.remove(reminder.id());
    }
}
