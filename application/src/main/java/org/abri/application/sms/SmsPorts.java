package org.abri.application.sms;

/** What SMS need from outside. */
public record SmsPorts(SmsOutbox outbox, SmsGateway gateway, SmsTexts texts) {
    /** These ports, but that gateway. */
    public SmsPorts withGateway(SmsGateway mine) {
        return new SmsPorts(outbox, mine, texts);
    }

    /** These ports, but those words. */
    public SmsPorts withTexts(SmsTexts mine) {
        return new SmsPorts(outbox, gateway, mine);
    }
}
