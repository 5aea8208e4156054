package org.abri.application.sms;

import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.abri.application.Outage;
import org.abri.application.Scene;
import org.abri.application.later.Jobs.Task;
import org.abri.application.sms.SmsGateway.Answer;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.PhoneNumber;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ADR 190: the second provider is for when the first is down, and never for what the first may have taken. */
class TwoWaysTest {
    private final List<String> asked = new ArrayList<>();
    private final Provider first = new Provider("first");
    private final Provider second = new Provider("second");
    private List<SmsWay> ways = List.of(first.way(), second.way());
    private final Scene scene = new Scene(ports -> ports.with(ports.sms().withWays(ways)));
    private final Viewpoint.StaffAt staff = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(staff, true);
    private final UUID id = waiting();

    @Test
    @DisplayName("REM-5: while the first provider takes SMS, the second is not asked")
    void firstTakes() {
        send();
        assertThat(asked).containsExactly("first");
    }

    @Test
    @DisplayName("REM-5: an SMS that the first has surely not taken leaves by the second at once")
    void firstIsDown() {
        first.answer = new Answer.Unavailable();
        send();
        assertThat(asked).containsExactly("first", "second");
        send();
        assertThat(asked).hasSize(2);
    }

    @Test
    @DisplayName("REM-5: while both are down the SMS waits, and both are asked again, the first one first")
    void bothAreDown() {
        first.answer = new Answer.Unavailable();
        second.answer = new Answer.Unavailable();
        assertThatThrownBy(this::send).isInstanceOf(Outage.class);
        first.answer = new Answer.Accepted();
        send();
        assertThat(asked).containsExactly("first", "second", "first");
    }

    @Test
    @DisplayName("REM-3: what the first may have taken is never handed to the second, not even when the first is down afterwards")
    void firstMayHaveIt() {
        first.answer = new Answer.Unknown();
        assertThatThrownBy(this::send).isInstanceOf(Outage.class);
        first.answer = new Answer.Unavailable();
        assertThatThrownBy(this::send).isInstanceOf(Outage.class);
        first.answer = new Answer.Unknown();
        send();
        send();
        assertThat(asked).containsExactly("first", "first", "first");
    }

    @Test
    @DisplayName("REM-3: what the second may have taken is never handed to the first any more, though that is back")
    void secondMayHaveIt() {
        first.answer = new Answer.Unavailable();
        second.answer = new Answer.Unknown();
        assertThatThrownBy(this::send).isInstanceOf(Outage.class);
        first.answer = new Answer.Accepted();
        second.answer = new Answer.Accepted();
        send();
        assertThat(asked).containsExactly("first", "second", "second");
    }

    @Test
    @DisplayName("REM-5: what the first refuses for good is not handed to the second")
    void firstRefuses() {
        first.answer = new Answer.Refused(SmsGateway.Why.NUMBER_CANNOT_RECEIVE);
        send();
        assertThat(asked).containsExactly("first");
    }

    @ParameterizedTest
    @ValueSource(strings = { "first", "second" })
    @DisplayName("REM-3, I4: what a process that died was handing over is handed to the same provider again, and to no other")
    void died(String whose) {
        scene.ports.work().inOne(() -> {
            var outbox = scene.ports.sms().outbox();
            outbox.note(id, SmsOutbox.Handed.NEVER.again(whose));
            return outbox.claim(id, scene.now(), scene.now());
        });
        first.answer = new Answer.Unavailable();
        second.answer = new Answer.Unavailable();
        assertThatThrownBy(this::send).isInstanceOf(Outage.class);
        assertThat(asked).containsExactly(whose);
    }

    @Test
    @DisplayName("REM-3: what a provider may have that is not there any more is handed to nobody")
    void providerIsGone() {
        scene.ports.work().inOne(() -> {
            scene.ports.sms().outbox().note(id, SmsOutbox.Handed.NEVER.again("third"));
            return id;
        });
        send();
        send();
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("REM-3: who may have it is noted before they are asked, for whoever comes after a process that dies meanwhile")
    void notedBefore() {
        var noted = new ArrayList<SmsOutbox.Handed>();
        first.answer = new Answer.Unavailable();
        for (var each : List.of(first, second)) {
            each.meanwhile = () -> noted.add(scene.ports.work().inOne(() -> {
                var far = scene.now().plus(SmsGateway.PATIENCE.multipliedBy(9));
                return ((SmsOutbox.Claim.Taken) scene.ports.sms().outbox().claim(id, far, far)).handed();
            }));
        }
        send();
        assertThat(noted).containsExactly(SmsOutbox.Handed.NEVER.again("first"),
                SmsOutbox.Handed.NEVER.again("second"));
    }

    @Test
    @DisplayName("There is a way for SMS to leave, and there are two at most")
    void oneOrTwo() {
        ways = List.of();
        assertThatThrownBy(() -> new Scene(ports -> ports.with(ports.sms().withWays(ways))))
                .isInstanceOf(IllegalArgumentException.class);
        ways = List.of(first.way(), second.way(), new Provider("third").way());
        assertThatThrownBy(() -> new Scene(ports -> ports.with(ports.sms().withWays(ways))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("A way has a name that fits into an address and a row")
    void names() {
        assertThat(new SmsWay("x".repeat(40), first).name()).hasSize(40);
        for (var name : List.of("", "x".repeat(41), "two words", "a/b", "é", "a\n")) {
            assertThatThrownBy(() -> new SmsWay(name, first)).as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private UUID waiting() {
        var asking = scene.relay("Relais des Lilas");
        given(scene.abri.affiliation().affiliatePerson().request(asking, asking.relay(),
                scene.usernameOf(person.account()), true));
        return scene.memory.jobs().getLast().subject();
    }

    private void send() {
        scene.abri.later().tasks().run(Task.SEND_SMS, id);
    }

    private final class Provider implements SmsGateway {
        private final String name;
        private Answer answer = new Answer.Accepted();
        private Runnable meanwhile = () -> {};

        Provider(String name) {
            this.name = name;
        }

        SmsWay way() {
            return new SmsWay(name, this);
        }

        @Override
        public Answer send(UUID sms, PhoneNumber to, String text) {
            asked.add(name);
            meanwhile.run();
            return answer;
        }
    }
}
