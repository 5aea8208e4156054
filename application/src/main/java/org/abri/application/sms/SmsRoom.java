package org.abri.application.sms;

import java.util.List;
import org.abri.application.Ports;
import org.abri.application.inside.Inside;
import org.abri.application.later.Chore;

/** The use cases that let SMS leave, and learn what became of them. */
public record SmsRoom(SendSms sendSms, TakeReceipts takeReceipts, List<Chore> chores) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static SmsRoom of(Ports ports, Inside inside) {
        var sendSms = new SendSms(ports, inside.leavingReminders());
        var takeReceipts = new TakeReceipts(ports, inside.leavingReminders());
        return new SmsRoom(sendSms, takeReceipts,
                List.of(Chore.hourly("forget-useless-sms", sendSms::forgetUseless),
                        Chore.hourly("forget-sms-states", takeReceipts::forgetOld)));
    }
}
