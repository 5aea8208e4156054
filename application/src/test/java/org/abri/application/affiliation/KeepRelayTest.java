package org.abri.application.affiliation;

import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.abri.application.Scene;
import org.abri.application.WatchedJournal;
import org.abri.application.access.Answer;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.RelayId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeepRelayTest {
    private static final Duration YEAR = Duration.ofDays(365);

    private final Scene scene = new Scene(WatchedJournal::in);
    private final Viewpoint.StaffAt staff = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(staff, true);

    @Test
    @DisplayName("AFF-10: the person is reminded of a relay whose staff and they have not met through the vault for a year")
    void reminded() {
        assertThat(quiet()).isEmpty();
        scene.pass(Duration.ofDays(20));
        given(scene.list(staff, person.vault()));
        scene.pass(YEAR.minusMillis(1));
        assertThat(quiet()).as("a moment before").isEmpty();
        scene.pass(Duration.ofMillis(1));
        assertThat(quiet()).containsExactly(staff.relay());
    }

    @Test
    @DisplayName("AFF-10: kept, it is not asked again for a year, and the journal says it; nothing else changes")
    void kept() {
        scene.pass(YEAR);
        assertThat(quiet()).containsExactly(staff.relay());
        assertThat(keep(person, staff.relay())).isEqualTo(true);
        assertThat(quiet()).isEmpty();
        assertThat(scene.acts(person.vault())).endsWith(Act.AFFILIATION_KEPT);
        scene.pass(YEAR.minusMillis(1));
        assertThat(quiet()).isEmpty();
        scene.pass(Duration.ofMillis(1));
        assertThat(quiet()).containsExactly(staff.relay());
    }

    @Test
    @DisplayName("AFF-10, AFF-5: left instead, it is gone; what is gone, or never was, is not kept")
    void left() {
        scene.pass(YEAR);
        given(scene.abri.affiliation().endAffiliation().end(person, person.vault(), staff.relay()));
        assertThat(quiet()).isEmpty();
        assertThat(keep(person, staff.relay())).isEqualTo(false);
        assertThat(keep(person, scene.noRelay())).isEqualTo(false);
        assertThat(scene.acts(person.vault())).doesNotContain(Act.AFFILIATION_KEPT);
    }

    @Test
    @DisplayName("AFF-10: only the person says that a relay stays")
    void theirsAlone() {
        assertThat(scene.abri.affiliation().keepRelay().keep(staff, person.vault(), staff.relay()))
                .isInstanceOf(Answer.Refused.class);
        assertThat(scene.acts(person.vault())).doesNotContain(Act.AFFILIATION_KEPT);
    }

    private boolean keep(Viewpoint by, RelayId relay) {
        return given(scene.abri.affiliation().keepRelay().keep(by, person.vault(), relay));
    }

    private Set<RelayId> quiet() {
        return given(scene.abri.affiliation().seeAffiliations().seeWithStaff(person, person.vault())).quiet();
    }
}
