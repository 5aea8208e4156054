package org.abri.application.journal;

import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.abri.application.Scene;
import org.abri.application.journal.ReadJournal.Read;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReadJournalTest {
    private static final int PAGE = 50;

    private final Scene scene = new Scene();
    private final Viewpoint.Beneficiary person = scene.affiliated(scene.relay("Relais du Port"), true);

    @Test
    @DisplayName("PRI-3: the record is read part by part, the newest first, and every entry once")
    void partByPart() {
        fillTo(2 * PAGE + 7);
        var newest = read(Optional.empty());
        var middle = read(newest.before());
        var oldest = read(middle.before());
        assertThat(newest.events()).hasSize(PAGE);
        assertThat(middle.events()).hasSize(PAGE);
        assertThat(oldest.before()).isEmpty();
        var all = new ArrayList<>(newest.events());
        all.addAll(middle.events());
        all.addAll(oldest.events());
        assertThat(all).isEqualTo(recorded().reversed());
    }

    @Test
    @DisplayName("PRI-3: what is recorded while somebody reads shifts nothing: no entry comes twice, none is left out")
    void recordedMeanwhile() {
        fillTo(PAGE + 5);
        var before = recorded();
        var newest = read(Optional.empty());
        fillTo(PAGE + 25);
        var oldest = read(newest.before());
        assertThat(oldest.before()).isEmpty();
        var all = new ArrayList<>(newest.events());
        all.addAll(oldest.events());
        assertThat(all).isEqualTo(before.reversed());
    }

    @Test
    @DisplayName("PRI-3: a record that fills its part exactly does not go on; one entry more and it does")
    void exactly() {
        fillTo(PAGE);
        assertThat(read(Optional.empty()).events()).hasSize(PAGE);
        assertThat(read(Optional.empty()).before()).isEmpty();
        fillTo(PAGE + 1);
        var newest = read(Optional.empty());
        assertThat(newest.before()).contains(2L);
        assertThat(read(newest.before()).events()).containsExactly(recorded().getFirst());
    }

    @Test
    @DisplayName("PRI-3: before the beginning there is nothing, and after the end there is the newest part")
    void outside() {
        fillTo(3);
        for (var number : List.of(1L, 0L, -5L)) {
            assertThat(read(Optional.of(number)).events()).isEmpty();
            assertThat(read(Optional.of(number)).before()).isEmpty();
        }
        assertThat(read(Optional.of(1000L))).isEqualTo(read(Optional.empty()));
    }

    private Read read(Optional<Long> before) {
        return given(scene.abri.journal().readJournal().read(person, person.vault(), before));
    }

    private List<Event> recorded() {
        return scene.events(new Chain.OfVault(person.vault()));
    }

    /** Notes are added until that much is recorded. */
    private void fillTo(int entries) {
        for (int i = recorded().size(); i < entries; i++) {
            scene.note(person, person.vault(), Visibility.PRIVATE, "Note " + i);
        }
    }
}
