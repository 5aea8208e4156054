package org.abri.application.inside;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Ports;
import org.abri.application.access.About;
import org.abri.application.access.FactsAtHand;
import org.abri.application.reminder.Reminders;
import org.abri.application.sms.SmsOutbox;
import org.abri.application.sms.SmsStops;
import org.abri.application.vault.Vaults;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.reminder.Reminder.State;
import org.abri.domain.sms.SmsState;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.ItemReminder;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Visibility;

/**
 * REM-5, REM-6: reminders from the moment they leave: whether they may, and what became of them. Inside units of work; each locks the
 * vault before anything else, as whoever changes the appointment does.
 */
public final class LeavingReminders {
    private final FactsAtHand facts;
    private final Vaults vaults;
    private final Reminders reminders;
    private final SmsOutbox outbox;
    private final SmsStops stops;

    public LeavingReminders(Ports ports) {
        facts = ports.facts();
        vaults = ports.vault().vaults();
        reminders = ports.reminders();
        outbox = ports.sms().outbox();
        stops = ports.sms().stops();
    }

    /** The reminder that leaves as that SMS, if it is one's; until the unit of work ends nobody else changes it. */
    public Optional<ItemReminder> alone(UUID sms) {
        return reminders.ofSms(sms).flatMap(seen -> {
            var unused = vaults.lock(seen.vault());
            return reminders.ofSms(sms);
        });
    }

    /**
     * REM-6, PRI-2, END-5: not to whoever was deleted, suspended or restricted; not of what is gone, withdrawn or in the bin. Of staff: not once
     * their relay is no longer affiliated (AFF-6), nor of what is private by now (VLT-7). Nor to a number that wants none.
     */
    public boolean mayLeave(ItemReminder reminder, PhoneNumber to, Instant now) {
        if (stops.isStopped(to)) { return false; }
        var at = facts.read(viewpoint(reminder),
                new About.OfItem(reminder.vault(), reminder.item()));
        return at.facts().vault().filter(VaultState.OPEN::equals).isPresent()
                && at.item().map(Resource.AnItem::visibility).filter(seen -> switch (reminder.by()) {
                    case Author.Owner() -> seen.isChosen();
                    case Author.Staff staff -> seen == Visibility.SHARED
                            && at.facts().affiliation().filter(tie -> tie.activeAt(now)).isPresent();
                }).isPresent();
    }

    private static Viewpoint viewpoint(ItemReminder reminder) {
        return switch (reminder.by()) {
            case Author.Owner() -> new Viewpoint.Beneficiary(reminder.vault().owner());
            case Author.Staff(var account, var relay) -> new Viewpoint.StaffAt(account, relay);
        };
    }

    /** REM-5: what became of that SMS; of one that is no reminder's it says nothing. */
    public void became(UUID sms, SmsState told) {
        alone(sms).ifPresent(one -> reminders.save(one.with(was -> was.became(sms, told))));
    }

    /** REM-6: its SMS was about to leave, and nobody has it. */
    public void heldBack(ItemReminder reminder) {
        reminders.save(reminder.with(was -> was.heldBack()));
    }

    /** REM-3: it is not to leave any more, as it was: an SMS of it that nobody has yet is gone. */
    void callBack(ItemReminder reminder) {
        if (reminder.reminder().state() == State.LEAVING) {
            reminder.reminder().sms().ifPresent(outbox::remove);
        }
    }
}
