package org.abri.application.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.inside.Limiter.Counted;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.limits.Pace;
import org.abri.domain.moderation.UnusualUse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ToolsTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt staff = scene.relay("Relais du Port");
    private final Tools tools = Inside.of(scene.ports, AccessPolicy.ofAbri()).tools();

    private boolean mayUse(Counted... counted) {
        return scene.ports.work().inOne(() -> tools.pauseBefore(staff, scene.now(), counted)).isEmpty();
    }

    private List<UnusualUse> kept() {
        return scene.ports.work()
                .inOne(() -> scene.ports.moderation().unusualUses().list(Listing.first(9)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("SEC-6: a use of a tool is unusual after more than half of one's own pace; of a pace that others share, once it stops somebody")
    void unusual(Pace pace) {
        var own = new Counted(pace, staff.account());
        var shared = new Counted(pace, staff.relay());
        var use = pace.tool().map(
                tool -> new UnusualUse(staff.account(), Optional.of(staff.relay()), tool, scene.now()));
        for (var done = 1; done <= pace.atOnce(); done++) {
            assertThat(mayUse(shared)).isTrue();
        }
        assertThat(kept()).isEmpty();
        assertThat(mayUse(own, shared)).isFalse();
        assertThat(kept()).isEqualTo(use.stream().toList());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("SEC-6, OPS-4: a pace that counts no tool says nothing of anybody, however much is done at it")
    void own(Pace pace) {
        var own = new Counted(pace, staff.account());
        for (var done = 1; done <= pace.atOnce(); done++) {
            assertThat(mayUse(own)).isTrue();
            assertThat(kept()).hasSize(pace.tool().isPresent() && 2 * done > pace.atOnce() ? 1 : 0);
        }
    }
}
