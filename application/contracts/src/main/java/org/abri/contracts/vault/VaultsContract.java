package org.abri.contracts.vault;

import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Race;
import org.abri.domain.vault.Wish;
import org.abri.domain.vault.Wishes;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of vaults to its promise. */
public interface VaultsContract extends AllOrNothing {

    @Test
    @DisplayName("A vault comes back as it was added, in each of its states")
    default void comesBackAsAdded() {
        for (var state : VaultState.values()) {
            var vault = given().vault(state);

            var opened = Vault.opened(vault);
            var expected = new Vault(vault, state, opened.quota(), 0, 0, opened.today(), opened.wishes());
            assertThat(find(vault)).contains(expected);
            assertThat(given().get(() -> ports().vault().vaults().lock(vault))).contains(expected);
        }
    }

    @Test
    @DisplayName("VLT-12, REM-4: state, quota, wishes and all that is counted are saved, beyond four gigabytes too")
    default void savedReplaces() {
        var id = given().vault();
        var changed = new Vault(id, VaultState.RESTRICTED, 9_000_000_000_000L, 5_000_000_001L,
                19_999, new Vault.Today(LocalDate.of(2026, 3, 10), 9_998),
                new Wishes(Wish.NOT_WISHED, Wish.WISHED))
                        .sayingPlace(true);

        assertThat(find(id)).isPresent();
        given().run(() -> ports().vault().vaults().save(changed));

        assertThat(find(id)).contains(changed);
        assertThat(given().get(() -> ports().vault().vaults().lock(id))).contains(changed);

        var scanned = changed.sayingPlace(false).scanned(true);
        given().run(() -> ports().vault().vaults().save(scanned));
        assertThat(find(id)).contains(scanned);
        assertThat(given().get(() -> ports().vault().vaults().lock(id))).contains(scanned);
    }

    @Test
    @DisplayName("A vault that was never added is neither found nor locked")
    default void unknownIsNotFound() {
        var unknown = new VaultId(UUID.randomUUID());

        assertThat(find(unknown)).isEmpty();
        assertThat(given().get(() -> ports().vault().vaults().lock(unknown))).isEmpty();
    }

    @Test
    @DisplayName("UPL-3: while one holds the lock of a vault, another waits for it, and sees what the first has left")
    default void lockExcludes() {
        var id = given().vault();

        var seen = Race.secondWaits(ports().work(),
                () -> assertThat(ports().vault().vaults().lock(id)).isPresent(),
                () -> ports().vault().vaults().save(find(id).orElseThrow().withAdded(1_000, NOW)),
                () -> ports().vault().vaults().lock(id));

        assertThat(seen.orElseThrow().used()).isEqualTo(1_000);
    }

    @Test
    @DisplayName("UPL-3: of many additions at once, each is counted")
    default void noneIsLost() {
        var id = given().vault();
        Callable<Boolean> tenAdditions = () -> {
            for (var i = 0; i < 10; i++) {
                given().run(
                        () -> ports().vault().vaults()
                                .save(ports().vault().vaults().lock(id).orElseThrow().withAdded(3, NOW)));
            }
            return true;
        };

        Race.together(Collections.nCopies(4, tenAdditions));

        assertThat(find(id).orElseThrow().used()).isEqualTo(120);
        assertThat(find(id).orElseThrow().items()).isEqualTo(40);
        assertThat(find(id).orElseThrow().today().changes()).isEqualTo(40);
    }

    @Test
    @DisplayName("A vault is added once, and only what was added is saved")
    default void addedOnce() {
        var id = given().vault();
        var unknown = Vault.opened(new VaultId(UUID.randomUUID()));
        assertThatThrownBy(() -> given().run(() -> ports().vault().vaults().add(Vault.opened(id))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> given().run(() -> ports().vault().vaults().save(unknown)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(find(unknown.id())).isEmpty();
    }

    private Optional<Vault> find(VaultId id) {
        return given().get(() -> ports().vault().vaults().find(id));
    }

    @Test
    @DisplayName("LOG-1: all vaults can be walked through, each once, page by page")
    default void walkingThrough() {
        // after a look at those that were there before: an answer is never an old one
        assertThat(all(Optional.empty(), 1_000)).doesNotHaveDuplicates();
        var mine = List.of(given().vault(), given().vault(), given().vault());

        assertThat(all(Optional.empty(), 2)).hasSize(2);
        for (var most : new int[] { 2, 1_000 }) {
            var all = new ArrayList<VaultId>();
            for (var page = all(Optional.empty(), most); !page.isEmpty();
                    page = all(Optional.of(page.getLast()), most)) {
                assertThat(page.size()).isLessThanOrEqualTo(most);
                all.addAll(page);
            }
            assertThat(all).containsAll(mine).doesNotHaveDuplicates();
        }
    }

    private List<VaultId> all(Optional<VaultId> after, int most) {
        return given().get(() -> ports().vault().vaults().all(after, most));
    }
}
