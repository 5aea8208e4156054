package org.abri.application.sms;

import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.abri.application.Outage;
import org.abri.application.Scene;
import org.abri.application.later.Jobs.Task;
import org.abri.application.sms.SmsGateway.Answer;
import org.abri.application.sms.SmsReceipt.Which;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.sms.SmsState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TakeReceiptsTest {
    private final Provider first = new Provider();
    private final Provider second = new Provider();
    private final Scene scene = new Scene(ports -> ports.with(ports.sms()
            .withWays(List.of(new SmsWay("first", first), new SmsWay("second", second)))));
    private final Viewpoint.Beneficiary person = scene.affiliated(scene.relay("Relais du Port"), true);

    @ParameterizedTest
    @EnumSource(names = { "DELIVERED", "NOT_DELIVERED", "NUMBER_CANNOT_RECEIVE" })
    @DisplayName("REM-5: what the provider tells afterwards is known of the SMS, whether by our id or by what it calls it")
    void told(SmsState told) {
        for (var byReference : List.of(true, false)) {
            var id = sent();
            first.tells(byReference ? new Which.OfReference("ref-" + id) : new Which.OfId(id), told);
            tell("first");
            assertState(id, told);
        }
    }

    @Test
    @DisplayName("REM-6: whoever answers STOP, over HTTP or by a connection, gets no more reminders; what else they answer, or another provider's word, changes nothing")
    void replies() {
        var number = new PhoneNumber("+33639980042");
        first.reply = Optional.of(new SmsReply(number, "Merci"));
        tell("first");
        first.reply = Optional.of(new SmsReply(number, "stop"));
        tell("second");
        assertThat(isStopped(number)).isFalse();
        tell("first");
        assertThat(isStopped(number)).isTrue();
        scene.abri.sms().takeReceipts().listen();
        var other = new PhoneNumber("+33639980043");
        first.replies.forEach(taker -> taker.accept(new SmsReply(other, "Arrêt")));
        assertThat(isStopped(other)).isTrue();
        assertThat(isStopped(new PhoneNumber("+33639980044"))).isFalse();
    }

    private boolean isStopped(PhoneNumber number) {
        return scene.ports.work().inOne(() -> scene.ports.sms().stops().isStopped(number));
    }

    @Test
    @DisplayName("REM-5: what comes by a connection of the provider's own counts as well, once somebody listens")
    void byConnection() {
        var id = sent();
        scene.abri.sms().takeReceipts().listen();
        first.taker.forEach(taker -> taker.accept(
                new SmsReceipt(new Which.OfReference("ref-" + id), SmsState.DELIVERED)));
        assertThat(first.taker).hasSize(1);
        assertState(id, SmsState.DELIVERED);
    }

    @Test
    @DisplayName("REM-5: what another provider, or nobody known, tells changes nothing, and is answered alike")
    void anothers() {
        var id = sent();
        for (var which : List.of(new Which.OfReference("ref-" + id), new Which.OfId(id))) {
            second.tells(which, SmsState.DELIVERED);
            tell("second");
            tell("third");
        }
        first.receipt = Optional.empty();
        tell("first");
        first.tells(new Which.OfId(new UUID(1, 2)), SmsState.DELIVERED);
        tell("first");
        first.tells(new Which.OfReference("ref-"), SmsState.DELIVERED);
        tell("first");
        assertState(id, SmsState.LEFT);
    }

    @Test
    @DisplayName("REM-5: what is told twice, or late, changes nothing more: what was delivered stays so")
    void twice() {
        var id = sent();
        for (var told : List.of(SmsState.NOT_DELIVERED, SmsState.NUMBER_CANNOT_RECEIVE)) {
            first.tells(new Which.OfId(id), told);
            tell("first");
            assertState(id, SmsState.NOT_DELIVERED);
        }
        first.tells(new Which.OfId(id), SmsState.DELIVERED);
        tell("first");
        first.tells(new Which.OfId(id), SmsState.NOT_DELIVERED);
        tell("first");
        assertState(id, SmsState.DELIVERED);
    }

    @Test
    @DisplayName("REM-3, REM-5: an SMS whose answer was lost, and of which the provider tells afterwards, is not handed over again")
    void answeredAfterTheTimeWasUp() {
        first.answer = new Answer.Unknown();
        var id = waiting();
        assertThatThrownBy(() -> send(id)).isInstanceOf(Outage.class);
        assertState(id, SmsState.UNKNOWN);
        first.tells(new Which.OfId(id), SmsState.DELIVERED);
        tell("first");
        send(id);
        send(id);
        assertThat(first.asked).isEqualTo(1);
        assertState(id, SmsState.DELIVERED);
    }

    @Test
    @DisplayName("REM-5: what was told while the provider had not answered yet is not forgotten by its answer")
    void toldBeforeTheAnswer() {
        first.answer = new Answer.Unknown();
        var id = waiting();
        assertThatThrownBy(() -> send(id)).isInstanceOf(Outage.class);
        first.answer = new Answer.Accepted();
        first.meanwhile = () -> {
            first.tells(new Which.OfId(id), SmsState.DELIVERED);
            tell("first");
        };
        send(id);
        assertState(id, SmsState.DELIVERED);
    }

    @Test
    @DisplayName("REM-5: what became of an SMS is known for three days, and then forgotten")
    void forgotten() {
        var id = sent();
        scene.pass(TakeReceipts.KEPT);
        scene.runChore("forget-sms-states");
        assertState(id, SmsState.LEFT);
        scene.pass(Duration.ofMillis(1));
        scene.runChore("forget-sms-states");
        assertThat(found(id)).isEmpty();
        first.tells(new Which.OfId(id), SmsState.DELIVERED);
        tell("first");
        assertThat(found(id)).isEmpty();
    }

    @Test
    @DisplayName("REM-5: a provider tells only what becomes of an SMS afterwards")
    void onlyWhatIsTold() {
        for (var state : List.of(SmsState.LEFT, SmsState.REFUSED, SmsState.UNKNOWN, SmsState.TOO_LATE)) {
            assertThatThrownBy(() -> new SmsReceipt(new Which.OfId(new UUID(1, 2)), state))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new SmsNotice("secret", Map.of("x", "secret"), "secret").toString())
                .doesNotContain("secret");
    }

    private UUID sent() {
        var id = waiting();
        send(id);
        return id;
    }

    private UUID waiting() {
        var asking = scene.relay("Relais " + scene.memory.jobs().size() + UUID.randomUUID());
        given(scene.abri.affiliation().affiliatePerson().request(asking, asking.relay(),
                scene.usernameOf(person.account()), true));
        return scene.memory.jobs().getLast().subject();
    }

    private void send(UUID id) {
        scene.abri.later().tasks().run(Task.SEND_SMS, id);
    }

    private void tell(String provider) {
        scene.abri.sms().takeReceipts().take(provider, new SmsNotice("word", Map.of(), "body"));
    }

    private Optional<SentSms> found(UUID id) {
        return scene.ports.work().inOne(() -> scene.ports.sms().states().find(id));
    }

    private void assertState(UUID id, SmsState state) {
        assertThat(found(id)).map(SentSms::state).contains(state);
    }

    private static final class Provider implements SmsGateway {
        private final List<Consumer<SmsReceipt>> taker = new ArrayList<>();
        private Answer answer = new Answer.Accepted();
        private Optional<SmsReceipt> receipt = Optional.empty();
        private Runnable meanwhile = () -> {};
        private int asked;

        void tells(Which which, SmsState told) {
            receipt = Optional.of(new SmsReceipt(which, told));
        }

        @Override
        public Answer send(UUID id, PhoneNumber to, String text) {
            asked++;
            meanwhile.run();
            return answer instanceof Answer.Accepted ? new Answer.Accepted(Optional.of("ref-" + id)) : answer;
        }

        @Override
        public void receiptsTo(Consumer<SmsReceipt> mine) {
            taker.add(mine);
        }

        @Override
        public Optional<SmsReceipt> receipt(SmsNotice notice) {
            return receipt;
        }

        @Override
        public Optional<SmsReply> reply(SmsNotice notice) {
            return reply;
        }

        @Override
        public void repliesTo(Consumer<SmsReply> taker) {
            replies.add(taker);
        }

        private Optional<SmsReply> reply = Optional.empty();
        private final List<Consumer<SmsReply>> replies = new ArrayList<>();
    }
}
