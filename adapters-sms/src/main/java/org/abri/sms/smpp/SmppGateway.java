package org.abri.sms.smpp;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsReceipt;
import org.abri.application.sms.SmsReply;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.sms.Gsm7;
import org.abri.domain.sms.Segment;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/**
 * Hands SMS to an SMS centre by {@code submit_sm}, in one segment: GSM-7 an octet a letter with data coding 0, anything else as
 * UCS-2 with data coding 8. SMPP has no place for our id.
 */
final class SmppGateway implements SmsGateway {
    private static final System.Logger LOG = System.getLogger(SmppGateway.class.getName());
    private static final byte DEFAULT = 0;
    /** What no other text or number would change is ours to mend, and another provider's meanwhile; these are the message's. */
    private static final Set<Integer> REFUSED =
            Set.of(SMPPConstant.STAT_ESME_RINVMSGLEN, SMPPConstant.STAT_ESME_RINVDCS);
    private static final Set<Integer> NO_PHONE =
            Set.of(SMPPConstant.STAT_ESME_RINVDSTADR, SMPPConstant.STAT_ESME_RINVDSTTON);
    /** A receipt may come before what it is about was noted. */
    private static final Duration BEFORE_TELLING = Duration.ofSeconds(2);

    private final Binding binding;
    private final Sender sender;

    SmppGateway(Binding binding, Sender sender) {
        this.binding = binding;
        this.sender = sender;
    }

    @Override
    public Answer send(UUID id, PhoneNumber to, String text) {
        SMPPSession session;
        try {
            session = binding.bound();
        } catch (IOException notBound) {
            return logged(id, "the centre cannot be bound to", new Answer.Unavailable());
        }
        return send(session, id, to, text);
    }

    private Answer send(SMPPSession session, UUID id, PhoneNumber to, String text) {
        try {
            return new Answer.Accepted(Optional.of(submitted(session, to, text)));
        } catch (NegativeResponseException refused) {
            return logged(id, "the centre answered " + refused.getCommandStatus(),
                    meaning(refused.getCommandStatus()));
        } catch (PDUException notSent) {
            return logged(id, "it cannot be said in SMPP", new Answer.Refused());
        } catch (ResponseTimeoutException | InvalidResponseException | IOException nobodyKnows) {
            binding.leave(session);
            return logged(id, "the centre did not answer", new Answer.Unknown());
        }
    }

    private String submitted(SMPPSession session, PhoneNumber to, String text) throws PDUException,
            ResponseTimeoutException, InvalidResponseException, NegativeResponseException, IOException {
        var plain = Segment.of(text) == Segment.GSM_7;
        var coding = new GeneralDataCoding(plain ? Alphabet.ALPHA_DEFAULT : Alphabet.ALPHA_UCS2);
        var octets = plain ? Gsm7.encoded(text) : text.getBytes(StandardCharsets.UTF_16BE);
        return session.submitShortMessage("", sender.type(), sender.plan(), sender.address(),
                TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, to.value().substring(1),
                new ESMClass(), DEFAULT, DEFAULT, null, null,
                new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE), DEFAULT, coding, DEFAULT, octets)
                .getMessageId();
    }

    /** Whatever status the centre answers, it did not take it. */
    private static Answer meaning(int status) {
        if (NO_PHONE.contains(status)) { return new Answer.Refused(Why.NUMBER_CANNOT_RECEIVE); }
        return REFUSED.contains(status) ? new Answer.Refused() : new Answer.Unavailable();
    }

    private static Answer logged(UUID id, String what, Answer answer) {
        LOG.log(Level.WARNING, "SMS {0}: {1} ({2})", id, what, answer.getClass().getSimpleName());
        return answer;
    }

    /** The thread that reads what the centre sends is not kept waiting. */
    @Override
    public void repliesTo(Consumer<SmsReply> taker) {
        binding.listenToReplies(told -> SmppReply.read(told)
                .ifPresent(reply -> Thread.ofVirtual().start(() -> taker.accept(reply))));
    }

    @Override
    public void receiptsTo(Consumer<SmsReceipt> taker) {
        Executor later = CompletableFuture.delayedExecutor(BEFORE_TELLING.toMillis(), TimeUnit.MILLISECONDS,
                Executors.newVirtualThreadPerTaskExecutor());
        binding.listen(told -> SmppReceipt.read(told)
                .ifPresent(receipt -> later.execute(() -> taker.accept(receipt))));
    }
}
