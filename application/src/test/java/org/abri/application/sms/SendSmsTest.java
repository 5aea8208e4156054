package org.abri.application.sms;

import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.Scene;
import org.abri.application.UnitOfWork;
import org.abri.application.later.Jobs.Task;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.sms.SmsState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SendSmsTest {
    private final Provider provider = new Provider();
    private final Scene scene = new Scene(provider::in);
    private final Viewpoint.StaffAt first = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt second = scene.relay("Relais des Lilas");
    private final Viewpoint.Beneficiary person = scene.affiliated(first, true);

    @Test
    @DisplayName("REM-5: an SMS is handed over once, outside of any unit of work, and then it is forgotten")
    void handedOver() {
        var id = waiting();
        scene.runJobs();
        assertThat(provider.handedOver).containsExactly(id);
        assertThat(provider.inUnitOfWork).isFalse();
        assertThat(scene.memory.jobs()).isEmpty();
        assertForgotten(id);
        assertState(id, SmsState.LEFT);
    }

    @Test
    @DisplayName("REM-5: while the provider does not answer the SMS waits; it leaves later, with the same id")
    void unavailable() {
        var id = waiting();
        provider.answer = new SmsGateway.Answer.Unavailable();
        assertThatThrownBy(scene::runJobs).isInstanceOf(Outage.class);
        assertThat(scene.memory.jobs()).extracting(job -> job.subject()).containsExactly(id);
        provider.answer = new SmsGateway.Answer.Accepted();
        scene.runJobs();
        assertThat(provider.handedOver).containsExactly(id, id);
        assertThat(scene.memory.jobs()).isEmpty();
        assertForgotten(id);
    }

    @Test
    @DisplayName("REM-5: of a provider that throws nobody knows whether it took the SMS, which goes on waiting for it")
    void throwing() {
        var id = waiting();
        provider.meanwhile = () -> {
            throw new IllegalArgumentException("on purpose");
        };
        assertThatThrownBy(() -> send(id)).isInstanceOf(Outage.class);
        provider.meanwhile = () -> {};
        send(id);
        assertThat(provider.handedOver).containsExactly(id, id);
        assertForgotten(id);
    }

    @Test
    @DisplayName("REM-3, REM-5: whose answer is lost is handed the SMS once more, with the same id, and then it is forgotten")
    void unanswered() {
        var id = waiting();
        provider.answer = new SmsGateway.Answer.Unknown();
        assertThatThrownBy(scene::runJobs).isInstanceOf(Outage.class);
        scene.runJobs();
        assertThat(provider.handedOver).containsExactly(id, id);
        assertThat(scene.memory.jobs()).isEmpty();
        assertForgotten(id);
        assertState(id, SmsState.UNKNOWN);
    }

    @Test
    @DisplayName("REM-5: while the provider is down after its answer was lost, the SMS waits for it, as often as it takes")
    void unansweredThenDown() {
        var id = waiting();
        provider.answer = new SmsGateway.Answer.Unknown();
        assertThatThrownBy(() -> send(id)).isInstanceOf(Outage.class);
        provider.answer = new SmsGateway.Answer.Unavailable();
        for (var i = 0; i < 3; i++) {
            assertThatThrownBy(() -> send(id)).isInstanceOf(Outage.class);
        }
        provider.answer = new SmsGateway.Answer.Accepted();
        send(id);
        assertThat(provider.handedOver).containsOnly(id).hasSize(5);
        assertForgotten(id);
        assertState(id, SmsState.LEFT);
    }

    @Test
    @DisplayName("REM-5: what is refused after an answer was lost may have been taken the first time")
    void refusedTheSecondTime() {
        var id = waiting();
        provider.answer = new SmsGateway.Answer.Unknown();
        assertThatThrownBy(() -> send(id)).isInstanceOf(Outage.class);
        provider.answer = new SmsGateway.Answer.Refused();
        send(id);
        assertState(id, SmsState.UNKNOWN);
        assertForgotten(id);
    }

    @Test
    @DisplayName("CRY-6: of somebody who was erased while the provider answered nothing is kept")
    void erasedMeanwhile() {
        var id = waiting();
        provider.meanwhile = () -> scene.ports.work()
                .inOne(() -> scene.ports.sms().outbox().remove(id));
        send(id);
        assertThat(provider.handedOver).containsExactly(id);
        assertThat(scene.ports.work().inOne(() -> scene.ports.sms().states().find(id))).isEmpty();
    }

    @Test
    @DisplayName("CRY-6: of somebody who was erased while the provider's answer was lost nothing is kept")
    void erasedMeanwhileAndUnanswered() {
        provider.answer = new SmsGateway.Answer.Unknown();
        var id = waiting();
        provider.meanwhile = () -> scene.ports.work()
                .inOne(() -> scene.ports.sms().outbox().remove(id));
        assertThatThrownBy(() -> send(id)).isInstanceOf(Outage.class);
        assertThat(scene.ports.work().inOne(() -> scene.ports.sms().states().find(id))).isEmpty();
    }

    @Test
    @DisplayName("REM-5: what the provider refuses for good is forgotten and not tried again")
    void refused() {
        var id = waiting();
        provider.answer = new SmsGateway.Answer.Refused();
        scene.runJobs();
        assertThat(scene.memory.jobs()).isEmpty();
        assertForgotten(id);
        assertState(id, SmsState.REFUSED);
    }

    @Test
    @DisplayName("REM-5: that a number is of no phone that gets SMS is told apart from any other refusal")
    void landline() {
        provider.answer = new SmsGateway.Answer.Refused(SmsGateway.Why.NUMBER_CANNOT_RECEIVE);
        var id = waiting();
        scene.runJobs();
        assertState(id, SmsState.NUMBER_CANNOT_RECEIVE);
        assertForgotten(id);
    }

    @Test
    @DisplayName("REM-5: a code whose time is over is not sent any more; until then it is")
    void tooLate() {
        var late = waiting();
        scene.pass(OneTimeCode.LIFE);
        scene.runJobs();
        assertThat(provider.handedOver).isEmpty();
        assertForgotten(late);
        var inTime = waiting();
        scene.pass(OneTimeCode.LIFE.minusMillis(1));
        scene.runJobs();
        assertThat(provider.handedOver).containsExactly(inTime);
        assertState(late, SmsState.TOO_LATE);
    }

    @Test
    @DisplayName("REM-5: what is of no use any more is forgotten even if no job asks for it; the rest waits")
    void forgottenByChore() {
        var late = waiting();
        scene.pass(OneTimeCode.LIFE.plusMillis(1));
        var useful = waiting();
        scene.runChore("forget-useless-sms");
        assertForgotten(late);
        send(useful);
        assertThat(provider.handedOver).containsExactly(useful);
    }

    @Test
    @DisplayName("REM-3: while one node hands an SMS over no other does; it tries again later and finds it gone")
    void claimed() {
        var id = waiting();
        var other = new ArrayList<Throwable>();
        provider.meanwhile = () -> {
            try {
                send(id);
            } catch (Outage takenByTheFirst) {
                other.add(takenByTheFirst);
            }
        };
        send(id);
        assertThat(other).hasSize(1);
        send(id);
        assertThat(provider.handedOver).containsExactly(id);
    }

    @Test
    @DisplayName("REM-5: what a node that died had taken is handed over by another when its time is up, and not before")
    void died() {
        var id = waiting();
        scene.ports.work().inOne(
                () -> scene.ports.sms().outbox().claim(id, scene.now(), scene.now().plusSeconds(60)));
        scene.pass(Duration.ofSeconds(60).minusMillis(1));
        assertThatThrownBy(() -> send(id)).isInstanceOf(Outage.class);
        assertThat(provider.handedOver).isEmpty();
        scene.pass(Duration.ofMillis(1));
        send(id);
        assertThat(provider.handedOver).containsExactly(id);
    }

    @Test
    @DisplayName("REM-5: a claim lasts longer than a provider may take to answer")
    void claimOutlastsPatience() {
        var id = waiting();
        provider.meanwhile = () -> {
            scene.pass(SmsGateway.PATIENCE);
            assertThatThrownBy(() -> send(id)).isInstanceOf(Outage.class);
        };
        send(id);
        assertThat(provider.handedOver).containsExactly(id);
    }

    @Test
    @DisplayName("An SMS that nobody knows is nothing to do")
    void unknown() {
        send(new UUID(1, 2));
        assertThat(provider.handedOver).isEmpty();
    }

    @Test
    @DisplayName("AFF-2: to whom and in what words: the person's phone, who asks, and the code without a person's name")
    void words() {
        waiting();
        scene.runJobs();
        assertThat(provider.to).containsExactly(new PhoneNumber("+33639980001"));
        assertThat(provider.texts).singleElement().asString().matches("Abri, Relais des Lilas: \\d{6}");
    }

    /** An SMS that a use case asked for. */
    private UUID waiting() {
        given(scene.abri.affiliation().affiliatePerson().request(second, second.relay(),
                scene.usernameOf(person.account()), true));
        return scene.memory.jobs().getLast().subject();
    }

    private void send(UUID id) {
        scene.abri.later().tasks().run(Task.SEND_SMS, id);
    }

    private void assertState(UUID id, SmsState state) {
        assertThat(scene.ports.work().inOne(() -> scene.ports.sms().states().find(id))).map(SentSms::state)
                .contains(state);
    }

    private void assertForgotten(UUID id) {
        assertThat(scene.ports.work()
                .inOne(() -> scene.ports.sms().outbox().claim(id, scene.now(), scene.now().plusSeconds(60))))
                        .isEqualTo(new SmsOutbox.Claim.Gone());
    }

    /** A provider that looks at how it is called. */
    private static final class Provider implements SmsGateway {
        private final List<UUID> handedOver = new ArrayList<>();
        private final List<PhoneNumber> to = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();
        private Answer answer = new Answer.Accepted();
        private Runnable meanwhile = () -> {};
        private boolean inUnitOfWork;
        private UnitOfWork work;

        Ports in(Ports ports) {
            work = ports.work();
            return ports.with(ports.sms().withGateway(this));
        }

        @Override
        public Answer send(UUID id, PhoneNumber number, String text) {
            handedOver.add(id);
            to.add(number);
            texts.add(text);
            inUnitOfWork |= isInUnitOfWork();
            meanwhile.run();
            return answer;
        }

        private boolean isInUnitOfWork() {
            try {
                work.afterwards(() -> {});
                return true;
            } catch (IllegalStateException outside) {
                return false;
            }
        }
    }
}
