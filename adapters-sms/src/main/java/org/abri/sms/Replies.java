package org.abri.sms;

import java.util.Optional;
import org.abri.application.sms.SmsReply;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.text.InvalidValue;

/** REM-6: what people answer, as providers write whose it is: with a plus or without. */
public final class Replies {
    private Replies() {}

    /** Empty when no such number can have sent it: a short number, a name. */
    public static Optional<SmsReply> of(String from, String text) {
        try {
            return Optional.of(
                    new SmsReply(new PhoneNumber(from.startsWith("+") ? from : "+" + from), text));
        } catch (InvalidValue noNumber) {
            return Optional.empty();
        }
    }
}
