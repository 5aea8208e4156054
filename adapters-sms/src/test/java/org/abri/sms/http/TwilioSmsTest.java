package org.abri.sms.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.abri.application.sms.SmsGateway.Answer;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsNotice;
import org.abri.application.sms.SmsReceipt;
import org.abri.application.sms.SmsReply;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.sms.SmsState;
import org.abri.sms.ProviderSettings.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioSmsTest extends HttpProviderContract {
    private static final String ACCOUNT = "AC" + "0a".repeat(16);
    private static final String RECEIPTS = "https://vault.example/api/v1/sms/receipts";

    @Override
    SmsGateway opened(String address) {
        return opened(address, SECRET);
    }

    private SmsGateway opened(String address, String token) {
        return new TwilioSms(PATIENCE).open(Map.of("TWILIO_ADDRESS", address, "TWILIO_ACCOUNT", ACCOUNT,
                "TWILIO_TOKEN_FILE", file(token), "SENDER", "Abri", "RECEIPTS", RECEIPTS));
    }

    @Override
    MappingBuilder wanted() {
        return post("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json").withBasicAuth(ACCOUNT, SECRET)
                .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
                .withFormParam("From", equalTo("Abri"));
    }

    @Override
    ResponseDefinitionBuilder answerOf(Mood mood) {
        return switch (mood) {
            case REFUSES -> error(400, 21617);
            case KNOWS_THE_NUMBER_IS_NONE -> error(400, 21614);
            case IS_DOWN -> error(503, 20503);
            default -> aResponse().withStatus(201).withHeader("Content-Type", "application/json").withBody("""
                    {"account_sid": "%s", "sid": "SM%s", "status": "queued", "error_code": null,
                     "num_segments": "1", "price": null, "subresource_uris": {"media": "/2010-04-01/x.json"}}
                    """.formatted(ACCOUNT, "1b".repeat(16)));
        };
    }

    private static ResponseDefinitionBuilder error(int status, int code) {
        return aResponse().withStatus(status).withHeader("Content-Type", "application/json").withBody("""
                {"code": %d, "message": "The 'To' number +33639985678 ...",
                 "more_info": "https://www.twilio.com/docs/errors/%d", "status": %d}
                """.formatted(code, code, status));
    }

    @Override
    Received received(LoggedRequest request) {
        var form = Form.read(request.getBodyAsString());
        var callback = form.getOrDefault("StatusCallback", "");
        assertThat(callback).startsWith(RECEIPTS + "/twilio/");
        return new Received(Optional.of(UUID.fromString(callback.substring(RECEIPTS.length() + 8))),
                new PhoneNumber(form.get("To")), form.get("Body"));
    }

    @Test
    @DisplayName("REM-5: what Twilio calls it is kept, and what is wrong on our side lets another provider try")
    void references() {
        assertThat(providerThat(Mood.TAKES).gateway().send(UUID.randomUUID(), NUMBER, "Bonjour"))
                .isEqualTo(new Answer.Accepted(Optional.of("SM" + "1b".repeat(16))));
        assertThat(answering(error(400, 21606)).gateway().send(UUID.randomUUID(), NUMBER, "Bonjour"))
                .isEqualTo(new Answer.Unavailable());
    }

    @ParameterizedTest
    @CsvSource({ "delivered,,DELIVERED", "undelivered,30003,NOT_DELIVERED",
            "failed,30006,NUMBER_CANNOT_RECEIVE",
            "undelivered,30005,NUMBER_CANNOT_RECEIVE", "failed,,NOT_DELIVERED", "sent,,", "queued,,",
            "nothing,," })
    @DisplayName("REM-5: what Twilio tells is read when it is signed, and what is still on its way tells nothing")
    void receipts(String status, String error, SmsState told) {
        var id = UUID.randomUUID();
        assertThat(opened("https://api.example").receipt(signed(id, status, error, SECRET, "")))
                .isEqualTo(Optional.ofNullable(told)
                        .map(state -> new SmsReceipt(new SmsReceipt.Which.OfId(id), state)));
    }

    @Test
    @DisplayName("REM-5: what Twilio did not sign, or signed for another message or other fields, tells nothing")
    void forged() {
        var gateway = opened("https://api.example");
        var id = UUID.randomUUID();
        var right = signed(id, "delivered", null, SECRET, "");
        assertThat(gateway.receipt(right)).isPresent();
        assertThat(gateway.receipt(signed(id, "delivered", null, "another token", ""))).isEmpty();
        assertThat(gateway.receipt(signed(id, "delivered", null, SECRET, "&MessageStatus2=x"))).isEmpty();
        assertThat(
                gateway.receipt(new SmsNotice(UUID.randomUUID().toString(), right.headers(), right.body())))
                        .isEmpty();
        assertThat(gateway.receipt(new SmsNotice(right.word(), Map.of(), right.body()))).isEmpty();
        assertThat(gateway.receipt(new SmsNotice(right.word(), right.headers(), ""))).isEmpty();
        assertThat(gateway.receipt(new SmsNotice(right.word(), right.headers(), "%zz&&="))).isEmpty();
    }

    @Test
    @DisplayName("REM-6: what somebody answers is read where Twilio signed it, and nothing else")
    void replies() {
        var gateway = opened("https://api.example");
        var signed = signature(RECEIPTS + "/twilio/answersBodyStopFrom+33639980001SmsStatusreceived", SECRET);
        var body = "From=%2B33639980001&Body=Stop&SmsStatus=received";
        assertThat(gateway.reply(new SmsNotice("answers", Map.of("x-twilio-signature", signed), body)))
                .contains(new SmsReply(new PhoneNumber("+33639980001"), "Stop"));
        assertThat(gateway.receipt(new SmsNotice("answers", Map.of("x-twilio-signature", signed), body)))
                .isEmpty();
        assertThat(gateway.reply(new SmsNotice("answer", Map.of("x-twilio-signature", signed), body)))
                .isEmpty();
        assertThat(gateway.reply(new SmsNotice("answers", Map.of("x-twilio-signature", signed),
                body.replace("0001", "0002")))).isEmpty();
        assertThat(gateway.reply(new SmsNotice("answers", Map.of(), body))).isEmpty();
        assertThat(gateway.reply(signed(UUID.randomUUID(), "delivered", null, SECRET, ""))).isEmpty();
    }

    @Test
    @DisplayName("REM-5: the signature is the one that Twilio's documentation computes for its example")
    void documented() {
        var receipts = new TwilioReceipts("https://mycompany.com/", new Secret("12345"));
        var body = Form
                .written(Map.of("CallSid", "CA1234567890ABCDE", "Caller", "+14158675309", "Digits", "1234",
                        "From", "+14158675309", "To", "+18005551212"));
        // known, and told of nothing: its fields are those of a call
        assertThat(receipts.isSigned(new SmsNotice("myapp.php?foo=1&bar=2",
                Map.of("x-twilio-signature", "RSOYDt4T1cUTdK1PDd93/VVr8B8="), body))).isTrue();
    }

    /** As Twilio signs it: over the address and the fields in their order. */
    private static SmsNotice signed(UUID id, String status, String error, String token, String added) {
        var body = "AccountSid=" + ACCOUNT + "&To=%2B33639985678&MessageStatus=" + status
                + (error == null ? "" : "&ErrorCode=" + error);
        var signature = signature(RECEIPTS + "/twilio/" + id + "AccountSid" + ACCOUNT
                + (error == null ? "" : "ErrorCode" + error) + "MessageStatus" + status + "To+33639985678",
                token);
        return new SmsNotice(id.toString(), Map.of("x-twilio-signature", signature), body + added);
    }

    private static String signature(String signed, String token) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(UTF_8),
                    "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException cannot) {
            throw new IllegalStateException(cannot);
        }
    }
}
