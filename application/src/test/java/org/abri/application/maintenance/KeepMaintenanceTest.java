package org.abri.application.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.abri.application.Abri;
import org.abri.application.Scene;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.maintenance.Maintenance.Period;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeepMaintenanceTest {
    private final Scene scene = new Scene();
    private final KeepMaintenance keep = scene.abri.maintenance().keepMaintenance();
    private final SeeMaintenance see = scene.abri.maintenance().seeMaintenance();

    private Period in(int hours) {
        Instant from = scene.now().plus(Duration.ofHours(hours));
        return new Period(from, from.plus(Duration.ofHours(2)));
    }

    @Test
    @DisplayName("AVL-1, LAW-2: maintenance is announced, begun and ended, at once on this node; each of it is in the service's journal")
    void onThisNode() {
        assertThat(keep.announce(in(5))).isTrue();
        assertThat(see.told()).contains(in(5));
        assertThat(see.closed()).isFalse();
        keep.begin();
        assertThat(see.closed()).isTrue();
        assertThat(see.told()).contains(in(5));
        keep.end();
        assertThat(see.closed()).isFalse();
        assertThat(see.told()).isEmpty();
        assertThat(scene.events(new Chain.OfService())).extracting(Event::act).endsWith(
                Act.MAINTENANCE_ANNOUNCED, Act.MAINTENANCE_BEGUN, Act.MAINTENANCE_ENDED);
        assertThat(scene.events(new Chain.OfService()).getLast().actor()).isEqualTo(new Actor.Service());
    }

    @Test
    @DisplayName("LAW-2: that everything was copied, and came back from a copy, is in the service's journal, by the name of the backup")
    void backups() {
        keep.backedUp("2026-11-30T030000.000Z", 0);
        keep.restored("2026-11-30T030000.000Z");
        assertThat(scene.events(new Chain.OfService())).extracting(Event::act).endsWith(Act.BACKED_UP,
                Act.RESTORED);
        assertThat(scene.events(new Chain.OfService()).getLast().subject())
                .isEqualTo("2026-11-30T030000.000Z");
    }

    @Test
    @DisplayName("AVL-1: another node knows it once it has read it again; what is over is announced by nobody, and told no longer")
    void onAnotherNode() {
        var other = Abri.on(scene.ports).maintenance().seeMaintenance();
        assertThat(keep.announce(in(-2))).isFalse();
        assertThat(keep.announce(in(1))).isTrue();
        keep.begin();
        assertThat(other.closed()).isFalse();
        other.refresh();
        assertThat(other.closed()).isTrue();
        assertThat(other.told()).contains(in(1));
        scene.pass(Duration.ofHours(3));
        assertThat(other.told()).isEmpty();
        assertThat(other.closed()).as("no work keeps to its times").isTrue();
    }
}
