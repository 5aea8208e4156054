package org.abri.web.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sms.SentSms;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsNotice;
import org.abri.application.sms.SmsReceipt;
import org.abri.application.sms.SmsWay;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.sms.SmsState;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SmsReceiptsApiTest {
    private final Provider provider = new Provider();
    private final Running web =
            Running.with(Map.of("abri.insecure-cookies", "true", "abri.languages", "fr,en"),
                    ports -> ports.with(ports.sms().withWays(List.of(new SmsWay("pigeon", provider)))));

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    @DisplayName("REM-5: what a provider tells is taken as it was sent, in a form or in JSON, and known of the SMS from then on")
    void taken() throws Exception {
        var sms = new SentSms(UUID.randomUUID(), KeyOwner.SERVICE, "pigeon", SmsState.LEFT,
                web.clock.instant());
        web.memory.all().work().inOne(() -> {
            web.memory.all().sms().states().keep(sms, Optional.empty());
            return sms;
        });
        provider.receipt =
                Optional.of(new SmsReceipt(new SmsReceipt.Which.OfId(sms.id()), SmsState.DELIVERED));
        assertAlike(post("pigeon", "secret-word", "application/x-www-form-urlencoded", "a=1&a=2&b=%C3%A9"));
        assertThat(web.memory.all().work().inOne(() -> web.memory.all().sms().states().find(sms.id())))
                .map(SentSms::state).contains(SmsState.DELIVERED);
        assertAlike(post("pigeon", "secret-word", "application/json; charset=utf-8", "{\"é\": [1]}"));
        assertThat(provider.notices).containsExactly(
                new SmsNotice("secret-word", Map.of("content-type", "application/x-www-form-urlencoded",
                        "x-twilio-signature", "signature"), "a=1&a=2&b=%C3%A9"),
                new SmsNotice("secret-word", Map.of("content-type", "application/json; charset=utf-8",
                        "x-twilio-signature", "signature"), "{\"é\": [1]}"));
    }

    @Test
    @DisplayName("REM-5, AUT-5: what is forged, unknown, garbage or too long is answered alike, and read by no provider that it is not for")
    void alike() throws Exception {
        assertAlike(post("pigeon", "word", "application/json", ""));
        assertAlike(post("pigeon", "word", "text/html", "<html>"));
        assertAlike(post("pigeon", "word", "application/x-www-form-urlencoded", "%%%=&&"));
        assertThat(provider.notices).hasSize(3);
        assertAlike(post("parrot", "word", "application/json", "{}"));
        assertAlike(post("pigeon", "word", "application/json", "x".repeat(17 * 1024)));
        assertThat(provider.notices).hasSize(3);
    }

    @Test
    @DisplayName("WEB-1: nothing is told by GET")
    void notByGet() throws Exception {
        var got = HttpClient.newHttpClient().send(HttpRequest.newBuilder(at("pigeon", "word")).GET().build(),
                BodyHandlers.ofString());
        assertThat(got.statusCode()).isIn(404, 405);
        assertThat(provider.notices).isEmpty();
    }

    private URI at(String name, String word) {
        return URI.create(web.origin() + SmsReceiptsApi.RECEIPTS + "/" + name + "/" + word);
    }

    private record Answered(int status, String body) {}

    private Answered post(String name, String word, String type, String body) throws Exception {
        var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(at(name, word))
                .timeout(Duration.ofSeconds(20)).header("Content-Type", type)
                .header("X-Twilio-Signature", "signature").POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
        return new Answered(answer.statusCode(), answer.body());
    }

    private static void assertAlike(Answered answered) {
        assertThat(answered).isEqualTo(new Answered(204, ""));
    }

    private static final class Provider implements SmsGateway {
        private final List<SmsNotice> notices = new CopyOnWriteArrayList<>();
        private volatile Optional<SmsReceipt> receipt = Optional.empty();

        @Override
        public Answer send(UUID id, PhoneNumber to, String text) {
            return new Answer.Accepted();
        }

        @Override
        public Optional<SmsReceipt> receipt(SmsNotice notice) {
            notices.add(notice);
            return receipt;
        }
    }
}
