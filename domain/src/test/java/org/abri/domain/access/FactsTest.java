package org.abri.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Standing;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FactsTest {
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    private static final RelayId HERE = new RelayId(new UUID(1, 1));
    private static final RelayId ELSEWHERE = new RelayId(new UUID(2, 2));
    private static final VaultId VAULT = new VaultId(new UUID(3, 3));
    private static final VaultId OTHER_VAULT = new VaultId(new UUID(4, 4));

    @Test
    @DisplayName("GATE-1: facts about another relay, another vault or no vault open nothing")
    void foreignFacts() {
        assertThat(decide(Optional.of(VaultState.OPEN), VAULT, HERE, HERE)).isInstanceOf(Granted.class);
        assertThat(decide(Optional.of(VaultState.OPEN), VAULT, ELSEWHERE, HERE)).isInstanceOf(Denied.class);
        assertThat(decide(Optional.of(VaultState.OPEN), OTHER_VAULT, HERE, HERE)).isInstanceOf(Denied.class);
        assertThat(decide(Optional.of(VaultState.OPEN), VAULT, HERE, ELSEWHERE)).isInstanceOf(Denied.class);
        assertThat(decide(Optional.empty(), VAULT, HERE, HERE)).isInstanceOf(Denied.class);
    }

    private static AccessDecision decide(Optional<VaultState> state, VaultId tiedVault, RelayId tiedRelay,
            RelayId relayRead) {
        var tie = Affiliation.atOpening(new AffiliationId(new UUID(5, 5)), tiedVault, tiedRelay, NOW);
        var relay = new Relay(relayRead, "Relais du Port", ZoneId.of("Europe/Paris"),
                ServiceAgreement.concluded(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), "600 €"));
        return AccessPolicy.ofAbri().decide(new Viewpoint.StaffAt(new AccountId(new UUID(6, 6)), HERE),
                Action.SEE_VAULT,
                new Resource.AVault(VAULT),
                new Facts(Standing.READY, state, Optional.of(tie), Optional.of(relay.inForce()),
                        Optional.of(StaffRole.PROFESSIONAL), Optional.empty()),
                NOW);
    }
}
