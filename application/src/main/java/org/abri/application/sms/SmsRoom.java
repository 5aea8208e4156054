package org.abri.application.sms;

import java.util.List;
import org.abri.application.Ports;
import org.abri.application.later.Chore;

/** The use cases that let SMS leave. */
public record SmsRoom(SendSms sendSms, List<Chore> chores) {
    public static SmsRoom of(Ports ports) {
        var sendSms = new SendSms(ports);
        return new SmsRoom(sendSms, List.of(Chore.hourly("forget-useless-sms", sendSms::forgetUseless)));
    }
}
