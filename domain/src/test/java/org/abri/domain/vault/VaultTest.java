package org.abri.domain.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VaultTest {
    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final Vault VAULT = Vault.opened(new VaultId(new UUID(1, 1)));

    @Test
    @DisplayName("LAW-4: nobody was asked what may be done with papers until they are; what they say of one thing is said of that alone, and stays, whatever the vault holds")
    void wishes() {
        assertThat(VAULT.wishes()).isEqualTo(Wishes.NOT_ASKED);
        for (var processing : Processing.values()) {
            for (var wish : Wish.values()) {
                var said = VAULT.wishing(processing, wish);
                var wishes = said.withAdded(3, NOW).withChanged(2, NOW).withRemoved(5).wishes();
                assertThat(wishes.of(processing)).isEqualTo(wish);
                assertThat(wishes.want(processing)).isEqualTo(wish == Wish.WISHED);
                assertThat(said.wishing(processing, Wish.NOT_ASKED)).isEqualTo(VAULT);
            }
        }
    }

    @Test
    @DisplayName("LAW-4: what was drawn is somewhere, what cannot be drawn is nowhere")
    void drawn() {
        var blob = new BlobId(new UUID(5, 1));
        assertThat(Preview.of(blob, 3).blob()).contains(blob);
        assertThatThrownBy(() -> Preview.of(blob, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Preview(Optional.empty(), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("VLT-12: a new vault is empty, open, and has 1 GiB")
    void opened() {
        assertThat(VAULT.quota()).isEqualTo(1_073_741_824L);
        assertThat(VAULT.used()).isZero();
        assertThat(VAULT.state()).isEqualTo(VaultState.OPEN);
    }

    @Test
    @DisplayName("VLT-12: an operator lets a vault hold more or less; what it holds stays, and nothing more fits beyond")
    void allowed() {
        var full = VAULT.allowed(new Quota(2)).withAdded(2L << 30, NOW);
        assertThat(full.hasRoomFor(1)).isFalse();
        assertThat(full.allowed(new Quota(3)).hasRoomFor(1L << 30)).isTrue();
        var less = full.allowed(new Quota(1));
        assertThat(less.used()).isEqualTo(2L << 30);
        assertThat(less.hasRoomFor(1)).isFalse();
        assertThat(less.withRemoved(2L << 30).hasRoomFor(1L << 30)).isTrue();
    }

    @Test
    @DisplayName("VLT-12: a quota is a whole number of gigabytes, from one to a hundred, in the digits of any script")
    void quotas() {
        assertThat(Quota.typed(" 5 ").bytes()).isEqualTo(5L << 30);
        assertThat(Quota.typed("٥")).isEqualTo(new Quota(5));
        assertThat(Quota.of(Vault.USUAL_QUOTA)).isEqualTo(new Quota(1));
        for (var wrong : new String[] { "", "0", "-1", "101", "1.5", "cinq", "99999999999" }) {
            assertThatThrownBy(() -> Quota.typed(wrong)).as(wrong).isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    @DisplayName("VLT-12: what fits to the last byte is taken, one byte more is refused and nothing is lost")
    void toTheLastByte() {
        var almost = VAULT.withAdded(VAULT.quota() - 1, NOW);
        assertThat(almost.hasRoomFor(1)).isTrue();
        assertThat(almost.hasRoomFor(2)).isFalse();
        assertThatThrownBy(() -> almost.withAdded(2, NOW)).isInstanceOf(IllegalStateException.class);
        var full = almost.withAdded(1, NOW);
        assertThat(full.used()).isEqualTo(full.quota());
        assertThat(full.hasRoomFor(0)).isTrue();
        assertThat(full.hasRoomFor(1)).isFalse();
        assertThat(VAULT.hasRoomFor(Long.MAX_VALUE)).isFalse();
    }

    @Test
    @DisplayName("VLT-12: a quota set below what is used refuses more and takes nothing away")
    void quotaBelowUse() {
        var over = new Vault(VAULT.id(), VaultState.OPEN, 10, 25, 2, VAULT.today(), VAULT.wishes());
        assertThat(over.hasRoomFor(1)).isFalse();
        assertThat(over.used()).isEqualTo(25);
        assertThat(over.withRemoved(20).hasRoomFor(5)).isTrue();
    }

    @Test
    @DisplayName("VLT-12: what is removed makes room again; more than there was is never removed")
    void removing() {
        var emptied = VAULT.withAdded(7, NOW).withRemoved(7);
        assertThat(emptied.used()).isZero();
        assertThat(emptied.items()).isZero();
        assertThatThrownBy(() -> emptied.withRemoved(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> VAULT.withAdded(6, NOW).withRemoved(7))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("VLT-12: so many items fit and no more; one that goes makes place for another")
    void inNumber() {
        var full = new Vault(VAULT.id(), VaultState.OPEN, VAULT.quota(), 0, 20_000, VAULT.today(),
                VAULT.wishes());
        assertThat(full.hasPlace()).isFalse();
        assertThatThrownBy(() -> full.withAdded(1, NOW)).isInstanceOf(IllegalStateException.class);
        assertThat(full.withRemoved(0).hasPlace()).isTrue();
        assertThat(full.withRemoved(0).withAdded(1, NOW).hasPlace()).isFalse();
    }

    @Test
    @DisplayName("VLT-12: so many additions and changes are taken in a day, however small; the next day so many again")
    void inADay() {
        var vault = VAULT.withAdded(1, NOW);
        for (int i = 1; i < 10_000; i++) {
            assertThat(vault.takesChanges(NOW)).isTrue();
            vault = vault.withChanged(0, NOW);
        }
        var busy = vault;
        assertThat(busy.takesChanges(NOW)).isFalse();
        assertThat(busy.takesChanges(NOW.plus(Duration.ofHours(13)))).isFalse();
        assertThatThrownBy(() -> busy.withChanged(0, NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> busy.withAdded(0, NOW)).isInstanceOf(IllegalStateException.class);
        assertThat(busy.withRemoved(1).items()).as("what goes always goes").isZero();
        var tomorrow = NOW.plus(Duration.ofHours(14));
        assertThat(busy.withChanged(3, tomorrow).today().changes()).isEqualTo(1);
        assertThat(busy.withChanged(3, tomorrow).used()).isEqualTo(4);
    }

    @Test
    @DisplayName("VLT-12: a clock that is set back brings no new day")
    void clockSetBack() {
        var vault = VAULT.withAdded(1, NOW).withChanged(0, NOW.minus(Duration.ofDays(3)));
        assertThat(vault.today().changes()).isEqualTo(2);
    }

    @Test
    @DisplayName("VLT-12: a change that makes an item smaller fits into a vault that is over its quota")
    void smaller() {
        var over = new Vault(VAULT.id(), VaultState.OPEN, 10, 25, 1, VAULT.today(), VAULT.wishes());
        assertThat(over.withChanged(-20, NOW).used()).isEqualTo(5);
    }

    @Test
    @DisplayName("PRI-2, END-5: a restriction outlives a suspension, and a vault that is pending knows neither")
    void restrictionAndSuspension() {
        assertThat(VAULT.restricted(true).state()).isEqualTo(VaultState.RESTRICTED);
        assertThat(VAULT.restricted(true).restricted(false)).isEqualTo(VAULT);
        assertThat(VAULT.suspended(true).state()).isEqualTo(VaultState.SUSPENDED);
        assertThat(VAULT.suspended(true).suspended(false)).isEqualTo(VAULT);
        assertThat(VAULT.restricted(true).suspended(true).suspended(false).state())
                .isEqualTo(VaultState.RESTRICTED);
        assertThat(VAULT.suspended(true).restricted(false).state()).isEqualTo(VaultState.SUSPENDED);
        var pending = new Vault(VAULT.id(), VaultState.PENDING, 10, 0, 0, VAULT.today(), VAULT.wishes());
        assertThat(pending.suspended(true).restricted(true)).isEqualTo(pending);
    }
}
