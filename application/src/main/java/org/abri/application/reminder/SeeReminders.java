package org.abri.application.reminder;

import java.util.List;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.account.Accounts;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.sms.SmsStops;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Language;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.ItemReminder;
import org.abri.domain.vault.VaultId;

/**
 * REM-1, REM-5: the reminders of an appointment and what became of them, for whoever sees it: the owner all, staff those that their
 * relay programmed.
 */
public final class SeeReminders {
    /**
     * What is seen.
     *
     * @param reminders the one that is due first first
     * @param phone     whether there is one that an SMS can go to
     * @param stopped   REM-6: whether whoever has that phone wants no reminders
     * @param language  that the SMS are in
     */
    public record Seen(List<ItemReminder> reminders, boolean phone, boolean stopped, Language language) {}

    private final UnitOfWork work;
    private final Accounts accounts;
    private final Reminders reminders;
    private final SmsStops stops;
    private final Gate gate;

    SeeReminders(Ports ports, Inside inside) {
        work = ports.work();
        accounts = ports.account().accounts();
        reminders = ports.reminders();
        stops = ports.sms().stops();
        gate = inside.gate();
    }

    /** Nobody's look at an item is recorded here: whoever looks at it is recorded where they find it. */
    public Answer<Seen> ofItem(Viewpoint by, VaultId vault, ItemId item) {
        return work.inOne(() -> {
            var door = gate.at(by, vault, item);
            return door.lettingIfThere(Action.SEE, key -> accounts.find(vault.owner()).map(
                    person -> new Seen(reminders.ofItem(vault, item).stream().filter(one -> isTheirs(by, one))
                            .toList(), person.phone().isPresent(),
                            person.phone().filter(stops::isStopped).isPresent(), person.language())));
        });
    }

    private static boolean isTheirs(Viewpoint by, ItemReminder one) {
        return !(by instanceof Viewpoint.StaffAt staff)
                || (one.by() instanceof Author.Staff author && author.relay().equals(staff.relay()));
    }
}
