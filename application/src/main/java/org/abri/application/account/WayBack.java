package org.abri.application.account;

import java.time.Duration;
import java.time.Instant;
import org.abri.application.access.Look;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Messenger;
import org.abri.application.inside.Recorder;
import org.abri.domain.account.Account;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.journal.Act;

/** REC-3: what everybody is told whose phone, question or rescue card was changed: whoever changed it may have been another. */
final class WayBack {
    /** How long it is worth telling a phone that is switched off. */
    private static final Duration WORTH_TELLING = Duration.ofDays(1);

    private final Messenger messenger;
    private final Recorder recorder;

    WayBack(Inside inside) {
        messenger = inside.messenger();
        recorder = inside.recorder();
    }

    /** That it is changed, to the phone that was on the account before, and in its journal. Inside the act's unit of work. */
    void changed(Look look, Account before, Act act, Instant now) {
        recorder.onOwnAccount(look, act, now);
        before.phone().ifPresent(number -> tell(before, number, now));
    }

    private void tell(Account person, PhoneNumber number, Instant now) {
        messenger.send(person, number, texts -> texts.wayBackChanged(person.language()),
                now.plus(WORTH_TELLING), now);
    }
}
