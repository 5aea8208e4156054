package org.abri.sms.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.sms.SmsGateway.Answer;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsNotice;
import org.abri.application.sms.SmsReceipt;
import org.abri.application.sms.SmsReply;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.sms.SmsState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrevoSmsTest extends HttpProviderContract {
    private static final String WORD = "w0rd".repeat(10);

    @Override
    SmsGateway opened(String address) {
        return new BrevoSms(PATIENCE).open(Map.of("BREVO_ADDRESS", address, "BREVO_KEY_FILE", file(SECRET),
                "SENDER", "Abri", "BREVO_RECEIPT_SECRET_FILE", file(WORD), "RECEIPTS",
                "https://vault.example/receipts"));
    }

    @Override
    MappingBuilder wanted() {
        return post("/v3/transactionalSMS/send").withHeader("api-key", equalTo(SECRET))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(matchingJsonPath("$.sender", equalTo("Abri")))
                .withRequestBody(matchingJsonPath("$.type", equalTo("transactional")))
                .withRequestBody(matchingJsonPath("$.webUrl",
                        equalTo("https://vault.example/receipts/brevo/" + WORD)));
    }

    @Override
    ResponseDefinitionBuilder answerOf(Mood mood) {
        return switch (mood) {
            case REFUSES -> error(400, "invalid_parameter", "content is not valid");
            case KNOWS_THE_NUMBER_IS_NONE -> error(400, "invalid_parameter", "Invalid telephone number");
            case IS_DOWN -> error(503, "service_unavailable", "");
            default -> json(201, """
                    {"reference":"ab1cde2fgh3i4jklmno","messageId":1511882900176220,"smsCount":1,"usedCredits":0.7,
                     "remainingCredits":82.85}""");
        };
    }

    private static ResponseDefinitionBuilder error(int status, String code, String message) {
        return json(status, "{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}");
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse().withStatus(status).withHeader("Content-Type", "application/json").withBody(body);
    }

    @Override
    Received received(LoggedRequest request) {
        var json = Json.read(request.getBodyAsString()).orElseThrow();
        return new Received(json.text("tag").map(UUID::fromString),
                new PhoneNumber("+" + json.text("recipient").orElseThrow()),
                json.text("content").orElseThrow());
    }

    @Test
    @DisplayName("REM-4: a text in letters of other scripts is announced as such, and only then")
    void unicode() {
        for (var text : Map.of("Déjà", "false", "Ça y est, reçu", "true", "غدا", "true").entrySet()) {
            var provider = answering(answerOf(Mood.TAKES));
            assertThat(provider.gateway().send(UUID.randomUUID(), NUMBER, text.getKey()))
                    .isEqualTo(new Answer.Accepted(Optional.of("1511882900176220")));
            assertThat(lastBody()).contains("\"unicodeEnabled\":" + text.getValue());
        }
    }

    @Test
    @DisplayName("REM-5: whoever has no credit left takes nothing, and another provider may")
    void noCredit() {
        assertThat(answering(error(402, "not_enough_credits", "")).gateway().send(UUID.randomUUID(), NUMBER,
                "x"))
                        .isEqualTo(new Answer.Unavailable());
        assertThat(answering(error(400, "not_enough_credits", "")).gateway().send(UUID.randomUUID(), NUMBER,
                "x"))
                        .isEqualTo(new Answer.Unavailable());
    }

    @ParameterizedTest
    @CsvSource({ "delivered,DELIVERED", "soft_bounce,NOT_DELIVERED", "hard_bounce,NUMBER_CANNOT_RECEIVE",
            "sent,",
            "replied," })
    @DisplayName("REM-5: what Brevo tells is read where the secret word is right, and what is still on its way tells nothing")
    void receipts(String status, SmsState told) {
        var body = "{\"id\":26570,\"to\":\"33639985678\",\"messageId\":1511882900176220,\"msg_status\":\""
                + status
                + "\",\"type\":\"Transactional\"}";
        var gateway = opened("https://api.example");
        assertThat(gateway.receipt(new SmsNotice(WORD, Map.of(), body)))
                .isEqualTo(Optional.ofNullable(told).map(
                        state -> new SmsReceipt(new SmsReceipt.Which.OfReference("1511882900176220"),
                                state)));
        for (var other : new String[] { "", WORD + "x", WORD.toUpperCase(Locale.ROOT), SECRET }) {
            assertThat(gateway.receipt(new SmsNotice(other, Map.of(), body))).isEmpty();
        }
        for (var other : new String[] { "", "[]", "{}", "{\"msg_status\":\"delivered\"}", body + "}" }) {
            assertThat(gateway.receipt(new SmsNotice(WORD, Map.of(), other))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({ "replied,33639980001,Stop,Stop", "unsubscribed,33639980001,,STOP",
            "delivered,33639980001,Stop,",
            "replied,36105,Stop,", "replied,33639980001,," })
    @DisplayName("REM-6: what somebody answers is read where the secret word is right, and whose it is")
    void replies(String status, String from, String text, String read) {
        var body = "{\"to\":\"" + from + "\",\"messageId\":1,\"msg_status\":\"" + status + "\""
                + (text == null ? "" : ",\"reply\":\"" + text + "\"") + "}";
        var gateway = opened("https://api.example");
        assertThat(gateway.reply(new SmsNotice(WORD, Map.of(), body))).isEqualTo(Optional.ofNullable(read)
                .map(said -> new SmsReply(new PhoneNumber("+33639980001"), said)));
        assertThat(gateway.reply(new SmsNotice(WORD + "x", Map.of(), body))).isEmpty();
    }

    @Test
    @DisplayName("REM-5: without a secret word nobody is believed")
    void noWord() {
        var gateway = new BrevoSms().open(Map.of("BREVO_KEY_FILE", file(SECRET), "SENDER", "Abri"));
        for (var word : new String[] { "", "null", WORD }) {
            assertThat(gateway.receipt(new SmsNotice(word, Map.of(),
                    "{\"messageId\":1,\"msg_status\":\"delivered\"}"))).isEmpty();
        }
    }
}
