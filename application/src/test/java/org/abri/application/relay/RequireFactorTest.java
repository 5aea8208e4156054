package org.abri.application.relay;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.abri.application.Scene;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.FactorState;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Standing;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.relay.StaffRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequireFactorTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt professional = scene.professional(manager);
    private final Viewpoint.StaffAt elsewhere = scene.relay("Relais des Lilas");
    private final RequireFactor require = scene.abri.relay().requireFactor();

    @Test
    @DisplayName("SEC-2: as soon as a manager decides so, staff of the relay reach nothing before they have a second factor")
    void bitesAtOnce() {
        assertThat(given(require.see(manager, manager.relay()))).isFalse();
        var session = scene.signedIn(scene.usernameOf(professional.account()), Scene.PASSWORD);
        assertThat(given(require.decide(manager, manager.relay(), true))).isTrue();
        assertThat(given(require.decide(scene.operator, manager.relay(), true))).isTrue();
        assertThat(scene.abri.session().recognise().whoHas(session.token()).orElseThrow().standing())
                .isEqualTo(Standing.FACTOR_TO_SET_UP);
        assertThat(refusal(scene.abri.relay().keepTeam().see(professional, manager.relay())))
                .isEqualTo(Refusal.NOTHING_IS_REACHABLE_BEFORE_A_SECOND_FACTOR);
        assertThat(refusal(scene.abri.relay().keepTeam().see(manager, manager.relay())))
                .isEqualTo(Refusal.NOTHING_IS_REACHABLE_BEFORE_A_SECOND_FACTOR);
        given(scene.abri.relay().keepTeam().see(elsewhere, elsewhere.relay()));
        assertThat(acts()).endsWith(Act.SIGNED_IN, Act.FACTOR_REQUIRED)
                .filteredOn(Act.FACTOR_REQUIRED::equals).hasSize(1);
    }

    @Test
    @DisplayName("SEC-2: who joins a relay that asks for a second factor must have one; who has one keeps it when it is no longer asked")
    void joinsAndStops() {
        given(require.decide(scene.operator, manager.relay(), true));
        set(manager.account());
        var opened = given(KeepTeam.Opened.class,
                scene.abri.relay().keepTeam()
                        .open(new KeepTeam.Opening(manager, manager.relay(), scene.once(),
                                new PersonName("Rose", "Petit"), Language.FRENCH, StaffRole.PROFESSIONAL)));
        assertThat(factor(opened.account())).isEqualTo(FactorState.REQUIRED);
        given(require.decide(manager, manager.relay(), false));
        assertThat(factor(opened.account())).isEqualTo(FactorState.OFFERED);
        assertThat(factor(manager.account())).isEqualTo(new FactorState(false, true));
        given(scene.abri.relay().keepTeam().see(professional, manager.relay()));
        assertThat(acts()).endsWith(Act.FACTOR_NOT_REQUIRED);
    }

    @Test
    @DisplayName("SEC-2: of staff of several relays, one that asks is enough; whoever leaves it is asked no longer")
    void severalRelays() {
        scene.alsoAt(elsewhere.relay(), professional.account());
        given(require.decide(manager, manager.relay(), true));
        given(require.decide(scene.operator, elsewhere.relay(), true));
        given(require.decide(scene.operator, elsewhere.relay(), false));
        assertThat(factor(professional.account())).isEqualTo(FactorState.REQUIRED);
        given(scene.abri.relay().keepTeam().remove(scene.operator, manager.relay(), professional.account()));
        assertThat(factor(professional.account())).isEqualTo(FactorState.OFFERED);
    }

    @Test
    @DisplayName("REL-5: professionals do not decide it, nor managers of another relay, nor beneficiaries")
    void others() {
        assertThat(refusal(require.decide(professional, manager.relay(), true)))
                .isEqualTo(Refusal.ONLY_MANAGERS_KEEP_THE_TEAM);
        assertThat(refusal(require.see(professional, manager.relay())))
                .isEqualTo(Refusal.ONLY_MANAGERS_KEEP_THE_TEAM);
        assertThat(refusal(require.decide(elsewhere, manager.relay(), true)))
                .isEqualTo(Refusal.STAFF_ACT_AT_THEIR_OWN_RELAY);
        assertThat(refusal(require.decide(scene.affiliated(manager, true), manager.relay(), true)))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
    }

    private void set(AccountId account) {
        scene.ports.work().inOne(() -> {
            var all = scene.ports.account().credentials();
            all.save(all.lock(account).orElseThrow().withFactorSet(true));
            return account;
        });
    }

    private FactorState factor(AccountId account) {
        return scene.ports.work()
                .inOne(() -> scene.ports.account().credentials().find(account).orElseThrow().factor());
    }

    private List<Act> acts() {
        return scene.events(new Chain.OfService()).stream().map(event -> event.act()).toList();
    }
}
