package org.abri.contracts.relay;

import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.abri.application.relay.LastLooks;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the keeper of last looks to its promise: one moment for each of a relay's staff and each vault. */
public interface LastLooksContract extends AllOrNothing {
    private LastLooks looks() {
        return ports().relay().looks();
    }

    @Test
    @DisplayName("AFF-10: of each vault the last look is kept, to the millisecond, for each person at each relay apart")
    default void theLastIsKept() {
        var relay = given().relay();
        var one = new Viewpoint.StaffAt(given().staff(), relay);
        var elsewhere = new Viewpoint.StaffAt(one.account(), given().relay());
        var other = new Viewpoint.StaffAt(given().staff(), relay);
        var vault = given().vault();
        var unseen = given().vault();
        assertThat(seen(one, vault)).isEmpty();
        keep(one, vault, later(1));
        keep(one, vault, later(3).plusMillis(7));
        keep(elsewhere, vault, later(4));
        assertThat(seen(one, vault, unseen)).isEqualTo(Map.of(vault, later(3).plusMillis(7)));
        assertThat(seen(elsewhere, vault)).isEqualTo(Map.of(vault, later(4)));
        assertThat(seen(other, vault)).isEmpty();
        keep(one, unseen, later(5));
        assertThat(seen(one, vault, unseen))
                .isEqualTo(Map.of(vault, later(3).plusMillis(7), unseen, later(5)));
        assertThat(seen(one)).isEmpty();
    }

    @Test
    @DisplayName("AFF-10: of a vault the last look at each relay is told, whoever's it was, and nothing of other vaults")
    default void lastAtEachRelay() {
        var vault = given().vault();
        var other = given().vault();
        var relay = given().relay();
        var elsewhere = given().relay();
        assertThat(lastAt(vault)).isEmpty();
        keep(new Viewpoint.StaffAt(given().staff(), relay), vault, later(3));
        keep(new Viewpoint.StaffAt(given().staff(), relay), vault, later(2).plusMillis(7));
        keep(new Viewpoint.StaffAt(given().staff(), elsewhere), vault, later(1).plusMillis(7));
        keep(new Viewpoint.StaffAt(given().staff(), relay), other, later(9));
        assertThat(lastAt(vault)).isEqualTo(Map.of(relay, later(3), elsewhere, later(1).plusMillis(7)));
        keep(new Viewpoint.StaffAt(given().staff(), relay), vault, later(4));
        assertThat(lastAt(vault)).containsEntry(relay, later(4));
    }

    private Map<RelayId, Instant> lastAt(VaultId vault) {
        return given().get(() -> looks().lastAt(vault));
    }

    @Test
    @DisplayName("AFF-6: when a tie is over, what its relay's staff looked at is forgotten, and nothing else; forgetting again changes nothing")
    default void ofATie() {
        var relay = given().relay();
        var one = new Viewpoint.StaffAt(given().staff(), relay);
        var other = new Viewpoint.StaffAt(given().staff(), relay);
        var elsewhere = new Viewpoint.StaffAt(one.account(), given().relay());
        var vault = given().vault();
        var kept = given().vault();
        for (var who : Set.of(one, other, elsewhere)) {
            keep(who, vault, later(1));
            keep(who, kept, later(2));
        }
        for (var i = 0; i < 2; i++) {
            given().run(() -> looks().forgetVault(vault, relay));
            assertThat(seen(one, vault, kept)).isEqualTo(Map.of(kept, later(2)));
            assertThat(seen(other, vault, kept)).isEqualTo(Map.of(kept, later(2)));
            assertThat(seen(elsewhere, vault, kept)).hasSize(2);
        }
    }

    @Test
    @DisplayName("REL-5: of whoever leaves a relay nothing is kept of what they looked at there, and nothing else is forgotten")
    default void ofWhoLeaves() {
        var relay = given().relay();
        var one = new Viewpoint.StaffAt(given().staff(), relay);
        var other = new Viewpoint.StaffAt(given().staff(), relay);
        var elsewhere = new Viewpoint.StaffAt(one.account(), given().relay());
        var vault = given().vault();
        for (var who : Set.of(one, other, elsewhere)) {
            keep(who, vault, later(1));
        }
        for (var i = 0; i < 2; i++) {
            given().run(() -> looks().forgetStaff(one.account(), relay));
            assertThat(seen(one, vault)).isEmpty();
            assertThat(seen(other, vault)).hasSize(1);
            assertThat(seen(elsewhere, vault)).hasSize(1);
        }
    }

    @Test
    @DisplayName("GATE-1: a look is kept for whoever has the key to that vault, at a relay, and for no other key")
    default void keyIsChecked() {
        var vault = given().vault();
        var staff = new Viewpoint.StaffAt(given().staff(), given().relay());
        for (var key : Set.of(key(staff, given().vault(), later(1)), Keys.ofOwner(vault, Action.SEE_VAULT),
                Keys.of(staff, Action.ADD_SHARED, new Resource.AVault(vault), later(1)))) {
            assertThatThrownBy(() -> given().run(() -> looks().keep(key, vault)))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(seen(staff, vault)).isEmpty();
    }

    private void keep(Viewpoint.StaffAt who, VaultId vault, Instant at) {
        given().run(() -> looks().keep(key(who, vault, at), vault));
    }

    private static Granted key(Viewpoint who, VaultId vault, Instant at) {
        return Keys.of(who, Action.SEE_VAULT, new Resource.AVault(vault), at);
    }

    private Map<VaultId, Instant> seen(Viewpoint.StaffAt who, VaultId... vaults) {
        return given().get(() -> looks().find(who.account(), who.relay(), Set.of(vaults)));
    }
}
