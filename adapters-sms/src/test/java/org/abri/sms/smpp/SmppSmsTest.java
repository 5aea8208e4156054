package org.abri.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.abri.application.sms.SmsGateway.Answer;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsReceipt;
import org.abri.application.sms.SmsReply;
import org.abri.contracts.sms.SmsGatewayContract;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.sms.SmsState;
import org.abri.sms.Logged;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SmppSmsTest implements SmsGatewayContract {
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir private Path folder;

    @AfterEach
    void close() throws Exception {
        for (var one : open) {
            one.close();
        }
    }

    @Override
    public boolean takesOneSegmentOnly() {
        return true;
    }

    @Override
    public Provider providerThat(Mood mood) {
        return switch (mood) {
            case IS_NOT_THERE -> new Provider(opened(nobodysPort()), List::of);
            case SAYS_NONSENSE -> {
                var raw = new RawCentre();
                open.add(raw);
                yield new Provider(opened(raw.port()), List::of);
            }
            default -> {
                var centre = centre(mood);
                yield new Provider(opened(centre.port()), centre::received);
            }
        };
    }

    private FakeCentre centre(Mood mood) {
        var centre = new FakeCentre(mood);
        open.add(centre);
        return centre;
    }

    private SmsGateway opened(int port) {
        return opened(port, Map.of());
    }

    private SmsGateway opened(int port, Map<String, String> more) {
        var all = new HashMap<>(Map.of("SMPP_ADDRESS", "smpp://localhost:" + port, "SMPP_SYSTEM_ID",
                FakeCentre.SYSTEM_ID, "SMPP_PASSWORD_FILE", file(FakeCentre.PASSWORD), "SENDER", "Abri"));
        all.putAll(more);
        return new SmppSms(PATIENCE).open(all);
    }

    private String file(String content) {
        try {
            return Files.writeString(Files.createTempFile(folder, "secret", ""), content + "\n").toString();
        } catch (IOException cannot) {
            throw new IllegalStateException(cannot);
        }
    }

    private static int nobodysPort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
    }

    private static Answer send(SmsGateway gateway, String text) {
        return gateway.send(UUID.randomUUID(), NUMBER, text);
    }

    @Test
    @DisplayName("REM-4: a text goes in the alphabet of phones, an octet a letter, or in UCS-2, and the centre is told which")
    void coding() {
        var centre = centre(Mood.TAKES);
        var gateway = opened(centre.port());
        assertThat(send(gateway, "Déjà 5 €")).isEqualTo(new Answer.Accepted(Optional.of("m1")));
        assertThat(send(gateway, "reçu")).isEqualTo(new Answer.Accepted(Optional.of("m2")));
        assertThat(send(gateway, "€".repeat(80))).isEqualTo(new Answer.Accepted(Optional.of("m3")));
        assertThat(send(gateway, "€".repeat(81))).isEqualTo(new Answer.Refused());
        assertThat(centre.submitted()).extracting(message -> message.getDataCoding()).containsExactly(
                (byte) 0,
                (byte) 8, (byte) 0);
        assertThat(centre.submitted()).extracting(message -> message.getShortMessage().length)
                .containsExactly(9, 8, 160);
        assertThat(centre.sessions()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({ "Abri,5,0,Abri", "36180,3,0,36180", "+33639980099,1,1,33639980099",
            "33639980099,1,1,33639980099" })
    @DisplayName("REM-2: who an SMS is from is a word, a short number, or a number with its country, and the centre is told which")
    void senders(String sender, byte type, byte plan, String address) {
        var centre = centre(Mood.TAKES);
        send(opened(centre.port(), Map.of("SENDER", sender)), "Bonjour");
        var message = centre.submitted().getFirst();
        assertThat(message.getSourceAddrTon()).isEqualTo(type);
        assertThat(message.getSourceAddrNpi()).isEqualTo(plan);
        assertThat(message.getSourceAddr()).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({ "8,Unavailable", "10,Unavailable", "20,Unavailable", "69,Unavailable", "88,Unavailable",
            "255,Unavailable", "1,Refused", "260,Refused", "11,Refused" })
    @DisplayName("REM-3: whatever status a centre answers, it took nothing: what is busy or wrong on our side lets another provider try")
    void statuses(int status, String meaning) {
        var centre = centre(Mood.IS_DOWN);
        centre.busyWith(status);
        assertThat(send(opened(centre.port()), "Bonjour").getClass().getSimpleName()).isEqualTo(meaning);
        assertThat(SMPPConstant.STAT_ESME_RTHROTTLED).isEqualTo(88);
    }

    @Test
    @DisplayName("REM-5: a session that ended is bound again for the next SMS, and a centre that is back is found")
    void boundAgain() {
        var centre = centre(Mood.TAKES);
        var gateway = opened(centre.port());
        assertThat(send(gateway, "un")).isInstanceOf(Answer.Accepted.class);
        centre.hangUp();
        for (var tries = 0; tries < 50 && centre.sessions() < 2; tries++) {
            assertThat(send(gateway, "deux")).isNotNull();
        }
        assertThat(centre.sessions()).isEqualTo(2);
        assertThat(send(gateway, "trois")).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    @DisplayName("REM-3: whom the centre does not let in hands nothing over, and who waited beside them does not wait anew")
    void notLetIn() {
        var centre = centre(Mood.TAKES);
        var gateway = opened(centre.port(), Map.of("SMPP_PASSWORD_FILE", file("wrong")));
        assertThat(send(gateway, "Bonjour")).isEqualTo(new Answer.Unavailable());
        assertThat(send(gateway, "Bonjour")).isEqualTo(new Answer.Unavailable());
        assertThat(centre.refused()).isEqualTo(1);
        assertThat(centre.submitted()).isEmpty();
    }

    @Test
    @DisplayName("REM-5: what the centre tells of a message reaches whoever listens, by its parameters or by its text; anything else does not")
    void receipts() throws InterruptedException {
        var centre = centre(Mood.TAKES);
        var gateway = opened(centre.port());
        var told = new LinkedBlockingQueue<SmsReceipt>();
        gateway.receiptsTo(told::add);
        assertThat(send(gateway, "Bonjour")).isEqualTo(new Answer.Accepted(Optional.of("m1")));

        centre.deliver("Bonjour id:m1 stat:DELIVRD", (byte) 0);
        for (var state : List.of("ENROUTE", "ACCEPTD", "UNKNOWN", "nothing")) {
            centre.deliver(text("m1", state), FakeCentre.receipt());
        }
        centre.deliver("", FakeCentre.receipt());
        centre.deliver(text("m1", "DELIVRD"), FakeCentre.receipt());
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(receipt("m1", SmsState.DELIVERED));
        for (var state : List.of("UNDELIV", "EXPIRED", "DELETED", "REJECTD")) {
            centre.deliver(text("m1", state), FakeCentre.receipt());
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(receipt("m1", SmsState.NOT_DELIVERED));
        }
        centre.deliver("whatever it says", FakeCentre.receipt(),
                new OptionalParameter.Receipted_message_id("m7"),
                new OptionalParameter.Message_state((byte) 2));
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(receipt("m7", SmsState.DELIVERED));
        assertThat(told.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    @DisplayName("REM-6: what somebody answers reaches whoever listens to answers, and is no receipt")
    void replies() throws InterruptedException {
        var centre = centre(Mood.TAKES);
        var gateway = opened(centre.port());
        var said = new LinkedBlockingQueue<SmsReply>();
        gateway.receiptsTo(receipt -> {});
        gateway.repliesTo(said::add);
        assertThat(send(gateway, "Bonjour")).isEqualTo(new Answer.Accepted(Optional.of("m1")));

        centre.deliver(text("m1", "DELIVRD"), FakeCentre.receipt());
        centre.deliver("Stop", (byte) 0);
        assertThat(said.poll(10, TimeUnit.SECONDS))
                .isEqualTo(new SmsReply(new PhoneNumber("+33639985678"), "Stop"));
        assertThat(said.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    private static String text(String id, String state) {
        return "id:" + id + " sub:001 dlvrd:001 submit date:2611291900 done date:2611291901 stat:" + state
                + " err:000 text:Bonjour";
    }

    private static SmsReceipt receipt(String reference, SmsState state) {
        return new SmsReceipt(new SmsReceipt.Which.OfReference(reference), state);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("LOG-2: whatever the centre's mood, the log has the SMS's id at most, and neither number nor text nor password")
    void logs(Mood mood) {
        try (var log = new Logged()) {
            var provider = providerThat(mood);
            var id = UUID.randomUUID();
            var answer = provider.gateway().send(id, new PhoneNumber("+33639980077"), "Kanaritext");
            if (!(answer instanceof Answer.Accepted)) {
                assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains(id.toString()));
            }
            assertThat(String.join("", log.lines()) + answer + provider.gateway()).doesNotContain("639980077",
                    "Kanari", "kanari");
        }
    }

    @Test
    @DisplayName("OPS-1: settings that do not do are told in one sentence, without what is secret")
    void settings() {
        var right = Map.of("SMPP_ADDRESS", "smpps://centre.example", "SMPP_SYSTEM_ID", "abri",
                "SMPP_PASSWORD_FILE",
                file("kanari99"), "SENDER", "Abri");
        assertThat(new SmppSms().open(right)).isNotNull();
        for (var wrong : Map.of("SMPP_ADDRESS", "smpp://centre.example", "SMPP_SYSTEM_ID", "x".repeat(16),
                "SMPP_PASSWORD_FILE", file("kanari999"), "SMPP_SYSTEM_TYPE", "x".repeat(13), "SENDER", "A",
                "SMPP_PASSWORT_FILE", "kanari").entrySet()) {
            var all = new HashMap<>(right);
            all.put(wrong.getKey(), wrong.getValue());
            assertThatThrownBy(() -> new SmppSms().open(all)).as(wrong.getKey())
                    .isInstanceOf(IllegalArgumentException.class).hasMessageEndingWith(".")
                    .hasMessageContaining(wrong.getKey()).hasMessageNotContainingAny("kanari", "\n");
        }
        for (var missing : List.of("SMPP_ADDRESS", "SMPP_SYSTEM_ID", "SMPP_PASSWORD_FILE", "SENDER")) {
            var all = new HashMap<>(right);
            all.remove(missing);
            assertThatThrownBy(() -> new SmppSms().open(all)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ABRI_SMS_" + missing);
        }
        assertThat(SmsGateway.PATIENCE).isGreaterThan(Duration.ofSeconds(18));
    }
}
