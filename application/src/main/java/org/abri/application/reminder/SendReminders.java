package org.abri.application.reminder;

import java.time.Instant;
import java.time.InstantSource;
import org.abri.application.Ports;
import org.abri.application.account.Accounts;
import org.abri.application.inside.Inside;
import org.abri.application.inside.LeavingReminders;
import org.abri.application.inside.Limiter.Counted;
import org.abri.application.inside.Limiter;
import org.abri.application.inside.Messenger;
import org.abri.application.inside.OneByOne;
import org.abri.application.inside.Recorder;
import org.abri.application.relay.Relays;
import org.abri.application.sms.SmsTexts;
import org.abri.application.vault.Vaults;
import org.abri.domain.account.Account;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.relay.Relay;
import org.abri.domain.reminder.Reminder;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.ItemReminder;
import org.abri.domain.vault.Occasion;
import org.abri.domain.vault.Vault;

/**
 * REM-3: reminders whose time has come leave, {@linkplain OneByOne one by one}: each becomes an SMS of the outbox in one unit of
 * work, so that it is there once, whichever node was faster and wherever one died. REM-6: whether it may leave is asked at that
 * moment, and again when it is handed over. No provider is asked here.
 */
final class SendReminders {
    private final InstantSource clock;
    private final Accounts accounts;
    private final Relays relays;
    private final Vaults vaults;
    private final Reminders reminders;
    private final LeavingReminders leaving;
    private final Limiter limiter;
    private final Messenger messenger;
    private final OneByOne oneByOne;
    private final Recorder recorder;

    SendReminders(Ports ports, Inside inside) {
        clock = ports.clock();
        accounts = ports.account().accounts();
        relays = ports.relay().relays();
        vaults = ports.vault().vaults();
        reminders = ports.reminders();
        leaving = inside.leavingReminders();
        limiter = inside.limiter();
        messenger = inside.messenger();
        oneByOne = inside.oneByOne();
        recorder = inside.recorder();
    }

    /** Answers how many were due: those that leave, and those that are not to. */
    int send() {
        var now = clock.instant();
        return oneByOne.<ItemReminder> each("send-reminders",
                (last, most) -> reminders.due(now, last, most), one -> leave(one, now));
    }

    /** It may have left, been moved or deleted meanwhile. */
    private boolean leave(ItemReminder listed, Instant now) {
        var vault = vaults.lock(listed.vault());
        var waiting = reminders.find(listed.id())
                .filter(one -> one.reminder().state() == Reminder.State.PLANNED
                        && !now.isBefore(one.reminder().due()));
        return vault.isPresent() && waiting.isPresent() && leave(vault.get(), waiting.get(), now);
    }

    private boolean leave(Vault vault, ItemReminder reminder, Instant now) {
        var person = accounts.find(vault.id().owner());
        var phone = person.flatMap(Account::phone);
        if (phone.isEmpty() || !reminder.reminder().isDueAt(now)
                || !leaving.mayLeave(reminder, phone.get(), now)) {
            reminders.save(reminder.with(Reminder::lapsed));
            return true;
        }
        // OPS-4: it waits for its turn as long as it is of use
        if (limiter.pauseBefore(now, new Counted(Pace.REMINDERS_OF_THE_SERVICE, "all")).isPresent()) {
            return false;
        }
        send(vault, person.get(), phone.get(), reminder, now);
        return true;
    }

    private void send(Vault vault, Account person, PhoneNumber number, ItemReminder reminder, Instant now) {
        var sms = messenger.leave(person, number, texts -> words(vault, person, reminder.of(), texts),
                reminder.reminder().usefulUntil(), now);
        reminders.save(reminder.leaving(sms, now));
        if (reminder.by() instanceof Author.Staff(var account, var relay)) {
            recorder.byServiceOnVault(vault.id(), Act.REMINDER_SENT,
                    relays.find(relay).map(Relay::shortName).orElse(""), now);
        }
    }

    /** REM-4: of an appointment when, and where if its owner wishes; of a paper that one ends. */
    private static String words(Vault vault, Account person, Occasion of, SmsTexts texts) {
        return switch (of) {
            case Occasion.Meeting(var time, var place) ->
                    texts.appointment(person.language(), time.there().toLocalDateTime(),
                            place.filter(known -> vault.placeInSms()));
            case Occasion.LastDay(var day, var zone) -> texts.paperEnds(person.language());
        };
    }
}
