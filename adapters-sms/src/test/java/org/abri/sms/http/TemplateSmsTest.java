package org.abri.sms.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsNotice;
import org.abri.application.sms.SmsReceipt;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.sms.SmsState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateSmsTest {
    private static final String WORD = "w0rd".repeat(10);

    /** In JSON, with the key in a header of its own name. */
    @Nested
    class InJson extends HttpProviderContract {
        @Override
        SmsGateway opened(String address) {
            return new TemplateSms(PATIENCE).open(with(Map.of("TEMPLATE_ADDRESS", address + "/v2/sms",
                    "TEMPLATE_HEADER", "X-Api-Key: {secret}", "TEMPLATE_BODY",
                    "{\"from\":\"{sender}\",\"to\":[\"{to}\"],\"body\":\"{text}\",\"ref\":\"{id}\"}",
                    "TEMPLATE_NO_PHONE", "410, 411", "TEMPLATE_TAKEN", "\"queued\"", "SENDER", "Abri"),
                    "TEMPLATE_SECRET_FILE"));
        }

        @Override
        MappingBuilder wanted() {
            return post("/v2/sms").withHeader("X-Api-Key", equalTo(SECRET))
                    .withHeader("Content-Type", equalTo("application/json"))
                    .withRequestBody(matchingJsonPath("$.from", equalTo("Abri")));
        }

        @Override
        ResponseDefinitionBuilder answerOf(Mood mood) {
            return switch (mood) {
                case REFUSES -> aResponse().withStatus(422);
                case KNOWS_THE_NUMBER_IS_NONE -> aResponse().withStatus(410);
                case IS_DOWN -> aResponse().withStatus(503);
                default -> aResponse().withStatus(202).withBody("{\"state\":\"queued\"}");
            };
        }

        @Override
        Received received(LoggedRequest request) {
            var json = Json.read(request.getBodyAsString()).orElseThrow();
            return new Received(json.text("ref").map(UUID::fromString),
                    new PhoneNumber(json.texts("to").getFirst()), json.text("body").orElseThrow());
        }

        @Test
        @DisplayName("REM-2: what a text holds is never taken for a place of the template")
        void placesInTexts() {
            var provider = providerThat(Mood.TAKES);
            provider.gateway().send(UUID.randomUUID(), NUMBER, "{to} {id} $1 \\ {sender}");
            assertThat(provider.received().get()).singleElement()
                    .satisfies(sms -> assertThat(sms.text()).isEqualTo("{to} {id} $1 \\ {sender}"));
        }
    }

    /** As a form, the number without its plus, and nothing but the status to go by. */
    @Nested
    class AsAForm extends HttpProviderContract {
        @Override
        SmsGateway opened(String address) {
            return new TemplateSms(PATIENCE).open(with(Map.of("TEMPLATE_ADDRESS", address + "/send.php?v=1",
                    "TEMPLATE_TYPE", Form.TYPE, "TEMPLATE_HEADER", "Authorization: Bearer {secret}",
                    "TEMPLATE_BODY", "to={to-digits}&text={text}&id={id}", "TEMPLATE_NO_PHONE", "455",
                    "TEMPLATE_REFUSED", "405", "TEMPLATE_TAKEN", "OK"), "TEMPLATE_SECRET_FILE"));
        }

        @Override
        MappingBuilder wanted() {
            return post("/send.php?v=1").withHeader("Authorization", equalTo("Bearer " + SECRET))
                    .withHeader("Content-Type", equalTo(Form.TYPE));
        }

        @Override
        ResponseDefinitionBuilder answerOf(Mood mood) {
            return switch (mood) {
                case REFUSES -> aResponse().withStatus(405);
                case KNOWS_THE_NUMBER_IS_NONE -> aResponse().withStatus(455);
                case IS_DOWN -> aResponse().withStatus(503);
                default -> aResponse().withStatus(200).withBody("OK 1");
            };
        }

        @Override
        Received received(LoggedRequest request) {
            var form = Form.read(request.getBodyAsString());
            return new Received(Optional.of(UUID.fromString(form.get("id"))),
                    new PhoneNumber("+" + form.get("to")),
                    form.get("text"));
        }

        @ParameterizedTest
        @CsvSource({ "application/json,DLVRD,DELIVERED", "application/json,NODLV,NOT_DELIVERED",
                "application/json,LINE,NUMBER_CANNOT_RECEIVE", "application/json,WAIT,",
                "application/x-www-form-urlencoded,DLVRD,DELIVERED",
                "application/x-www-form-urlencoded,NODLV,NOT_DELIVERED" })
        @DisplayName("REM-5: what a provider tells is read where the secret word is right, by the fields that the settings name")
        void receipts(String type, String status, SmsState told) {
            var all = new HashMap<>(Map.of("TEMPLATE_ADDRESS", "https://sms.example/send", "TEMPLATE_BODY",
                    "{to}{text}", "TEMPLATE_RECEIPT_SECRET_FILE", file(WORD), "TEMPLATE_RECEIPT_ID", "ref",
                    "TEMPLATE_RECEIPT_STATUS", "dlr", "TEMPLATE_RECEIPT_DELIVERED", "DLVRD",
                    "TEMPLATE_RECEIPT_FAILED", "NODLV", "TEMPLATE_RECEIPT_NO_PHONE", "LINE"));
            var gateway = new TemplateSms().open(all);
            var id = UUID.randomUUID();
            var body = type.equals("application/json") ? "{\"ref\":\"" + id + "\",\"dlr\":\"" + status + "\"}"
                    : "dlr=" + status + "&ref=" + id;
            var headers = Map.of("content-type", type + "; charset=utf-8");
            assertThat(gateway.receipt(new SmsNotice(WORD, headers, body)))
                    .isEqualTo(Optional.ofNullable(told)
                            .map(state -> new SmsReceipt(new SmsReceipt.Which.OfId(id), state)));
            assertThat(gateway.receipt(new SmsNotice("another", headers, body))).isEmpty();
            assertThat(gateway.receipt(new SmsNotice(WORD, headers, "ref=1&dlr=DLVRD"))).isEmpty();
            assertThat(gateway.receipt(new SmsNotice(WORD, headers, "{\"ref\":\"1\",\"dlr\":\"DLVRD\"}")))
                    .isEmpty();
            all.remove("TEMPLATE_RECEIPT_SECRET_FILE");
            assertThat(new TemplateSms().open(all).receipt(new SmsNotice(WORD, headers, body))).isEmpty();
        }
    }
}
