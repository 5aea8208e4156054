package org.abri.sms.smpp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.abri.application.sms.SmsReply;
import org.abri.sms.Replies;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.DeliverSm;

/**
 * What a phone sent to the number that our SMS come from ({@code deliver_sm}, SMPP 3.4, mobile originated). Letters beyond those of
 * every alphabet may come out wrong: of what people answer a word or two is read.
 */
final class SmppReply {
    private SmppReply() {}

    static Optional<SmsReply> read(DeliverSm told) {
        var octets = told.getShortMessage();
        return octets == null || told.getSourceAddr() == null ? Optional.empty()
                : Replies.of(told.getSourceAddr(), new String(octets,
                        Alphabet.parseDataCoding(told.getDataCoding()) == Alphabet.ALPHA_UCS2
                                ? StandardCharsets.UTF_16BE
                                : StandardCharsets.ISO_8859_1));
    }
}
