package org.abri.application.account;

import java.time.Instant;
import org.abri.application.access.Look;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Messenger;
import org.abri.application.inside.Recorder;
import org.abri.domain.account.Account;
import org.abri.domain.journal.Act;

/** REC-3: what everybody is told whose phone, question or rescue card was changed: whoever changed it may have been another. */
final class WayBack {
    private final Messenger messenger;
    private final Recorder recorder;

    WayBack(Inside inside) {
        messenger = inside.messenger();
        recorder = inside.recorder();
    }

    /** That it is changed, to the phone that was on the account before, and in its journal. Inside the act's unit of work. */
    void changed(Look look, Account before, Act act, Instant now) {
        recorder.onOwnAccount(look, act, now);
        messenger.tell(before, texts -> texts.wayBackChanged(before.language()), now);
    }
}
