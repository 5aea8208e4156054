package org.abri.sms.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsGateway.Answer;
import org.abri.domain.account.PhoneNumber;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OvhSmsTest extends HttpProviderContract {
    private static final Instant NOW = Instant.parse("2026-11-29T19:00:00.123Z");
    private static final String CONSUMER = "kanariconsumer";
    private static final String JOBS = "/1.0/sms/sms-ab12345-1/jobs";

    @Override
    SmsGateway opened(String address) {
        return opened(address, Map.of("SENDER", "Abri"));
    }

    private SmsGateway opened(String address, Map<String, String> more) {
        var all = with(
                Map.of("OVH_ADDRESS", address, "OVH_SERVICE", "sms-ab12345-1", "OVH_APPLICATION_KEY", "app",
                        "OVH_CONSUMER_KEY_FILE", file(CONSUMER)),
                "OVH_APPLICATION_SECRET_FILE");
        all.putAll(more);
        return new OvhSms(PATIENCE, InstantSource.fixed(NOW)).open(all);
    }

    @Override
    MappingBuilder wanted() {
        return post(JOBS).withHeader("Content-Type", equalTo("application/json"))
                .withHeader("X-Ovh-Application", equalTo("app"))
                .withHeader("X-Ovh-Consumer", equalTo(CONSUMER))
                .withHeader("X-Ovh-Timestamp", equalTo(String.valueOf(NOW.getEpochSecond())))
                .withRequestBody(matchingJsonPath("$.noStopClause", equalTo("true")))
                .withRequestBody(matchingJsonPath("$.charset", equalTo("UTF-8")));
    }

    @Override
    ResponseDefinitionBuilder answerOf(Mood mood) {
        return switch (mood) {
            case REFUSES ->
                    json(400, "{\"class\":\"Client::BadRequest\",\"message\":\"[message] is too long\"}");
            case KNOWS_THE_NUMBER_IS_NONE -> json(200,
                    "{\"totalCreditsRemoved\":0,\"invalidReceivers\":[\"+33639985678\"],\"ids\":[],\"validReceivers\":[]}");
            case IS_DOWN -> json(503, "{\"message\":\"Service unavailable\"}");
            default -> json(200,
                    "{\"totalCreditsRemoved\":1,\"invalidReceivers\":[],\"ids\":[27814656],\"validReceivers\":[\"+33639985678\"]}");
        };
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse().withStatus(status).withHeader("Content-Type", "application/json").withBody(body);
    }

    /** Its signature is the provider's own: SHA-1 of what it documents. */
    @Override
    Received received(LoggedRequest request) {
        var signed = SECRET + "+" + CONSUMER + "+POST+" + request.getAbsoluteUrl() + "+"
                + request.getBodyAsString()
                + "+" + NOW.getEpochSecond();
        assertThat(request.getHeader("X-Ovh-Signature")).isEqualTo("$1$" + sha1(signed));
        var json = Json.read(request.getBodyAsString()).orElseThrow();
        assertThat(json.texts("receivers")).hasSize(1);
        return new Received(Optional.empty(), new PhoneNumber(json.texts("receivers").getFirst()),
                json.text("message").orElseThrow());
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException none) {
            throw new IllegalStateException(none);
        }
    }

    @Test
    @DisplayName("REM-4: the coding follows the letters, and without a sender's name the answer number of the account sends")
    void codingAndSender() {
        for (var text : Map.of("Déjà", "7bit", "reçu", "8bit").entrySet()) {
            var provider = answering(answerOf(Mood.TAKES));
            assertThat(provider.gateway().send(UUID.randomUUID(), NUMBER, text.getKey()))
                    .isEqualTo(new Answer.Accepted(Optional.of("27814656")));
            assertThat(lastBody()).contains("\"coding\":\"" + text.getValue() + "\"", "\"sender\":\"Abri\"");
        }
        var provider = answering(answerOf(Mood.TAKES));
        opened(lastAddress(), Map.of()).send(UUID.randomUUID(), NUMBER, "Bonjour");
        assertThat(provider.received().get()).hasSize(1);
        assertThat(lastBody()).contains("\"senderForResponse\":true").doesNotContain("\"sender\":");
    }

    @Test
    @DisplayName("REM-5: wrong credentials, of which OVHcloud answers 400 or 403, take nothing, and another provider may")
    void credentials() {
        for (var answer : new ResponseDefinitionBuilder[] {
                json(403,
                        "{\"errorCode\":\"INVALID_CREDENTIAL\",\"httpCode\":\"403 Forbidden\",\"message\":\"x\"}"),
                json(400,
                        "{\"errorCode\":\"INVALID_SIGNATURE\",\"httpCode\":\"400 Bad Request\",\"message\":\"x\"}"),
                json(400,
                        "{\"errorCode\":\"QUERY_TIME_OUT\",\"httpCode\":\"400 Bad Request\",\"message\":\"x\"}") }) {
            assertThat(answering(answer).gateway().send(UUID.randomUUID(), NUMBER, "x"))
                    .isEqualTo(new Answer.Unavailable());
        }
    }
}
