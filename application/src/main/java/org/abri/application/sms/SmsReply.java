package org.abri.application.sms;

import org.abri.domain.account.PhoneNumber;

/** REM-6: what somebody answered to an SMS. */
public record SmsReply(PhoneNumber from, String text) {
    @Override
    public String toString() {
        return "SmsReply[…]";
    }
}
