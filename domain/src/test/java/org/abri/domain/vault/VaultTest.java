package org.abri.domain.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VaultTest {
    private static final Vault VAULT = Vault.opened(new VaultId(new UUID(1, 1)));

    @Test
    @DisplayName("VLT-12: a new vault is empty, open, and has 1 GiB")
    void opened() {
        assertThat(VAULT.quota()).isEqualTo(1_073_741_824L);
        assertThat(VAULT.used()).isZero();
        assertThat(VAULT.state()).isEqualTo(VaultState.OPEN);
    }

    @Test
    @DisplayName("VLT-12: what fits to the last byte is taken, one byte more is refused and nothing is lost")
    void toTheLastByte() {
        var almost = VAULT.withAdded(VAULT.quota() - 1);
        assertThat(almost.hasRoomFor(1)).isTrue();
        assertThat(almost.hasRoomFor(2)).isFalse();
        assertThatThrownBy(() -> almost.withAdded(2)).isInstanceOf(IllegalStateException.class);
        var full = almost.withAdded(1);
        assertThat(full.used()).isEqualTo(full.quota());
        assertThat(full.hasRoomFor(0)).isTrue();
        assertThat(full.hasRoomFor(1)).isFalse();
        assertThat(VAULT.hasRoomFor(Long.MAX_VALUE)).isFalse();
    }

    @Test
    @DisplayName("VLT-12: a quota set below what is used refuses more and takes nothing away")
    void quotaBelowUse() {
        var over = new Vault(VAULT.id(), VaultState.OPEN, 10, 25);
        assertThat(over.hasRoomFor(1)).isFalse();
        assertThat(over.used()).isEqualTo(25);
        assertThat(over.withRemoved(20).hasRoomFor(5)).isTrue();
    }

    @Test
    @DisplayName("VLT-12: what is removed makes room again; more than there was is never removed")
    void removing() {
        assertThat(VAULT.withAdded(7).withRemoved(7)).isEqualTo(VAULT);
        assertThatThrownBy(() -> VAULT.withAdded(6).withRemoved(7)).isInstanceOf(IllegalStateException.class);
    }
}
