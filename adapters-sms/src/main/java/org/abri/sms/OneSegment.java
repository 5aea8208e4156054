package org.abri.sms;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsNotice;
import org.abri.application.sms.SmsReceipt;
import org.abri.application.sms.SmsReply;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.sms.Segment;

/** REM-4, OPS-4: a text that would leave as several SMS, each paid for, does not leave. */
public final class OneSegment implements SmsGateway {
    private static final System.Logger LOG = System.getLogger(OneSegment.class.getName());

    private final SmsGateway inner;

    public OneSegment(SmsGateway inner) {
        this.inner = inner;
    }

    @Override
    public void receiptsTo(Consumer<SmsReceipt> taker) {
        inner.receiptsTo(taker);
    }

    @Override
    public Optional<SmsReceipt> receipt(SmsNotice notice) {
        return inner.receipt(notice);
    }

    @Override
    public void repliesTo(Consumer<SmsReply> taker) {
        inner.repliesTo(taker);
    }

    @Override
    public Optional<SmsReply> reply(SmsNotice notice) {
        return inner.reply(notice);
    }

    @Override
    public Answer send(UUID id, PhoneNumber to, String text) {
        if (Segment.holds(text)) { return inner.send(id, to, text); }
        LOG.log(System.Logger.Level.ERROR, "SMS {0} is longer than one segment, and was not sent", id);
        return new Answer.Refused();
    }
}
