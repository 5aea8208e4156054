package org.abri.application.relay;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.abri.application.Scene;
import org.abri.application.opening.ActivateAccount;
import org.abri.domain.access.Refusal;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.relay.Relay;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecordRelayTest {
    private final Scene scene = new Scene();

    @Test
    @DisplayName("REL-2, I4: the same relay sent twice is recorded once, with one manager, whose last shown password works")
    void twice() {
        var command = scene.recording("Relais du Port");
        var first = given(scene.abri.relay().recordRelay().record(command));
        var second = given(scene.abri.relay().recordRelay().record(command));
        assertThat(second.relay()).isEqualTo(first.relay());
        assertThat(given(scene.abri.relay().keepTeam().see(scene.operator, first.relay())))
                .extracting(KeepTeam.Member::account).containsExactly(second.manager().account());
        assertThat(scene.activate(second.manager().username(), first.manager().activationCode(),
                Scene.PASSWORD)).isEqualTo(new ActivateAccount.Outcome.NotRecognised());
        assertThat(scene.activate(second.manager().username(), second.manager().activationCode(),
                Scene.PASSWORD)).isEqualTo(new ActivateAccount.Outcome.Chosen());
        assertThat(scene.events(new Chain.OfService())).extracting(Event::act).endsWith(Act.RELAY_RECORDED,
                Act.MANAGER_NAMED, Act.ACTIVATION_CODE_GIVEN, Act.PASSWORD_CHOSEN);
    }

    @Test
    @DisplayName("REL-2: an operator sees all relays; staff see the one where they act, and no other")
    void seen() {
        var port = scene.relay("Relais du Port");
        var lilas = scene.relay("Relais des Lilas");
        var seeRelays = scene.abri.relay().seeRelays();
        assertThat(given(seeRelays.all(scene.operator))).extracting(Relay::name)
                .containsExactly("Relais des Lilas", "Relais du Port");
        assertThat(refusal(seeRelays.all(port)))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        assertThat(given(seeRelays.find(port, port.relay())).name()).isEqualTo("Relais du Port");
        assertThat(missing(seeRelays.find(port, lilas.relay()))).isTrue();
        assertThat(missing(seeRelays.find(port, scene.noRelay()))).isTrue();
    }

    @Test
    @DisplayName("GATE-2: a relay that is not there is answered as missing, to operators too")
    void notThere() {
        assertThat(missing(scene.abri.relay().seeRelays().find(scene.operator, scene.noRelay()))).isTrue();
    }
}
