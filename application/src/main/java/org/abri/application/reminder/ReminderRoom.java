package org.abri.application.reminder;

import java.time.Duration;
import java.util.List;
import org.abri.application.Ports;
import org.abri.application.inside.Inside;
import org.abri.application.later.Chore;

/** The use cases about reminders of appointments; {@link org.abri.application.vault.AddItem} programs them. */
public record ReminderRoom(SeeReminders seeReminders, DecidePlace decidePlace,
        DecideReminders decideReminders,
        List<Chore> chores) {
    /** REM-3: how late a reminder leaves at most, while nothing else holds it. */
    private static final Duration EVERY = Duration.ofMinutes(1);

    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static ReminderRoom of(Ports ports, Inside inside) {
        var sendReminders = new SendReminders(ports, inside);
        return new ReminderRoom(new SeeReminders(ports, inside), new DecidePlace(ports, inside),
                new DecideReminders(ports, inside),
                List.of(new Chore("send-reminders", EVERY, sendReminders::send)));
    }
}
