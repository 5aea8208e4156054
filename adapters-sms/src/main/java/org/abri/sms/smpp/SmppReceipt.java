package org.abri.sms.smpp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.abri.application.sms.SmsReceipt;
import org.abri.domain.sms.SmsState;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;

/**
 * What a centre tells of a message in a {@code deliver_sm}: in the parameters that SMPP 3.4 has for it, or else in the text that
 * centres write ({@code id:… stat:DELIVRD …}, SMPP 3.4, appendix B).
 */
final class SmppReceipt {
    private static final Pattern ID = Pattern.compile("\\bid:(\\S+)");
    private static final Pattern STATE = Pattern.compile("\\bstat:([A-Z]+)");
    private static final int DELIVERED = 2;
    private static final int EXPIRED = 3;
    private static final int DELETED = 4;
    private static final int UNDELIVERABLE = 5;
    private static final int REJECTED = 8;

    private SmppReceipt() {}

    /** Empty for what is still on its way, and for what means nothing. */
    static Optional<SmsReceipt> read(DeliverSm told) {
        var text = told.getShortMessage() == null ? ""
                : new String(told.getShortMessage(), StandardCharsets.ISO_8859_1);
        var id = Optional.ofNullable(told.getOptionalParameter(OptionalParameter.Receipted_message_id.class))
                .map(OptionalParameter.COctetString::getValueAsString).or(() -> found(ID, text));
        var state = Optional.ofNullable(told.getOptionalParameter(OptionalParameter.Message_state.class))
                .map(parameter -> state(parameter.getValue()))
                .orElseGet(() -> found(STATE, text).flatMap(SmppReceipt::state));
        return id.flatMap(reference -> state
                .map(what -> new SmsReceipt(new SmsReceipt.Which.OfReference(reference), what)));
    }

    private static Optional<String> found(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static Optional<SmsState> state(int state) {
        return switch (state) {
            case DELIVERED -> Optional.of(SmsState.DELIVERED);
            case EXPIRED, DELETED, UNDELIVERABLE, REJECTED -> Optional.of(SmsState.NOT_DELIVERED);
            default -> Optional.empty();
        };
    }

    private static Optional<SmsState> state(String state) {
        return switch (state) {
            case "DELIVRD" -> Optional.of(SmsState.DELIVERED);
            case "EXPIRED", "DELETED", "UNDELIV", "REJECTD" -> Optional.of(SmsState.NOT_DELIVERED);
            default -> Optional.empty();
        };
    }
}
