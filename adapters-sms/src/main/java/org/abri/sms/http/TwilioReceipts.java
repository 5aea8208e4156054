package org.abri.sms.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.abri.application.sms.SmsNotice;
import org.abri.application.sms.SmsReceipt;
import org.abri.application.sms.SmsReply;
import org.abri.domain.sms.SmsState;
import org.abri.sms.ProviderSettings.Secret;
import org.abri.sms.Replies;

/**
 * What Twilio tells of a message: at an address of its own for each, which ends with our id. Signed with the account's token
 * over the address and all fields.
 */
record TwilioReceipts(String at, Secret token) {
    private static final Set<String> NO_PHONE = Set.of("30005", "30006");

    String addressOf(UUID id) {
        return at + id;
    }

    Optional<SmsReceipt> read(SmsNotice notice) {
        if (!isSigned(notice)) { return Optional.empty(); }
        return state(Form.read(notice.body())).map(told -> new SmsReceipt(
                new SmsReceipt.Which.OfId(UUID.fromString(notice.word())), told));
    }

    /** REM-6: what somebody wrote to the number that our SMS come from; told at an address that the operator says to Twilio. */
    Optional<SmsReply> reply(SmsNotice notice) {
        if (!isSigned(notice)) { return Optional.empty(); }
        var fields = Form.read(notice.body());
        return "received".equals(fields.get("SmsStatus"))
                ? Replies.of(fields.getOrDefault("From", ""), fields.getOrDefault("Body", ""))
                : Optional.empty();
    }

    /** Over the address that it was told at, and every field in the order of their names. */
    boolean isSigned(SmsNotice notice) {
        var signed = new StringBuilder(at + notice.word());
        Form.read(notice.body()).forEach((name, value) -> signed.append(name).append(value));
        return new Secret(signature(signed.toString()))
                .is(notice.headers().getOrDefault("x-twilio-signature", ""));
    }

    private static Optional<SmsState> state(Map<String, String> fields) {
        return switch (fields.getOrDefault("MessageStatus", "")) {
            case "delivered" -> Optional.of(SmsState.DELIVERED);
            case "undelivered",
                    "failed" -> Optional.of(NO_PHONE.contains(fields.getOrDefault("ErrorCode", ""))
                            ? SmsState.NUMBER_CANNOT_RECEIVE
                            : SmsState.NOT_DELIVERED);
            default -> Optional.empty();
        };
    }

    private String signature(String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.value().getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
