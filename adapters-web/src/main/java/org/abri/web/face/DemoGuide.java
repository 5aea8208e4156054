package org.abri.web.face;

import java.time.Instant;
import java.util.List;

/** What a demo shows on its pages: who can sign in, and the SMS that would have left. There is none but in a demo. */
public interface DemoGuide {
    /** {@code who} in people's words, {@code whatFor} what can be tried with this account. */
    record DemoAccount(String who, String username, String password, String whatFor) {}

    record DemoSms(Instant at, String to, String text) {}

    List<DemoAccount> accounts();

    /** The newest first. */
    List<DemoSms> sms();
}
