package org.abri.application.journal;

import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.abri.application.Scene;
import org.abri.domain.relay.RelayId;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Act;
import org.abri.domain.account.AccountId;
import java.util.UUID;
import java.time.Duration;
import org.abri.application.journal.ReadJournal.Read;
import org.abri.application.journal.ReadJournal.Whose;
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

    @Test
    @DisplayName("SEC-6, PRI-3: what staff repeat without being let in is one line with its count, and pushes no reading out of sight")
    void folded() {
        fillTo(10);
        var reading = recorded();
        var other = new Actor.Staff(new AccountId(new UUID(0, 1)), new RelayId(new UUID(0, 2)), "Denis",
                "Relais des Lilas");
        for (var i = 0; i < 300; i++) {
            scene.pass(Duration.ofMinutes(1));
            record(Event.about(scene.now(), i % 2 == 0 ? other : new Actor.Owner(),
                    i % 2 == 0 ? Act.AFFILIATION_REQUESTED : Act.AFFILIATION_REFUSED, "Relais des Lilas"));
        }
        var page = read(Optional.empty());
        assertThat(page.before()).isEmpty();
        assertThat(page.lines()).hasSize(2 + reading.size());
        assertThat(page.lines()).extracting(ReadJournal.Line::times).startsWith(150, 150, 1);
        assertThat(page.events().subList(2, page.events().size())).isEqualTo(reading.reversed());
    }

    @Test
    @DisplayName("SEC-6: what another repeats, of another day, or what changes something, is a line of its own")
    void notFolded() {
        for (var i = 0; i < 4; i++) {
            record(Event.about(scene.now(), new Actor.Owner(), Act.AFFILIATION_REFUSED, "Relais " + i % 2));
            scene.pass(Duration.ofHours(13));
        }
        for (var i = 0; i < 3; i++) {
            record(Event.of(scene.now(), new Actor.Owner(), Act.PASSWORD_CHOSEN));
        }
        assertThat(read(Optional.empty()).lines()).extracting(ReadJournal.Line::times).containsOnly(1);
    }

    @Test
    @DisplayName("PRI-3: who looks again and again on one day is said once, and how often; at another paper, on its own line")
    void looks() {
        var staff = new Actor.Staff(new AccountId(new UUID(0, 1)), new RelayId(new UUID(0, 2)), "Denis",
                "Relais des Lilas");
        for (var i = 0; i < 6; i++) {
            record(Event.about(scene.now(), staff, Act.ITEM_SEEN, i == 0 ? "Bail" : "Passeport"));
            scene.pass(Duration.ofMinutes(10));
        }
        assertThat(read(Optional.empty()).lines()).extracting(ReadJournal.Line::times).startsWith(5, 1);
    }

    @Test
    @DisplayName("PRI-3: what others did is read apart from what the person did, and nothing of it is left out")
    void others() {
        var staff = new Actor.Staff(new AccountId(new UUID(0, 1)), new RelayId(new UUID(0, 2)), "Denis",
                "Relais des Lilas");
        var before = others(Optional.empty()).lines().size();
        for (var i = 0; i < 120; i++) {
            record(Event.about(scene.now(), i % 2 == 0 ? new Actor.Owner() : staff, Act.ITEM_CHANGED,
                    "Bail " + i));
        }
        var all = new ArrayList<ReadJournal.Line>();
        Optional<Long> next = Optional.empty();
        do {
            var part = others(next);
            all.addAll(part.lines());
            next = part.before();
        } while (next.isPresent());
        assertThat(all).hasSize(before + 60).allMatch(line -> line.entry().event().stream()
                .noneMatch(event -> event.actor() instanceof Actor.Owner));
    }

    @Test
    @DisplayName("SEC-6: a record of nothing but repetitions is read in parts that end")
    void endless() {
        for (var i = 0; i < 1_100; i++) {
            record(Event.about(scene.now(), new Actor.Owner(), Act.CODE_REFUSED, "Relais"));
        }
        var page = read(Optional.empty());
        assertThat(page.lines()).singleElement().extracting(ReadJournal.Line::times).isEqualTo(1_000);
        assertThat(read(page.before()).lines().getFirst().times()).isEqualTo(100);
    }

    private void record(Event event) {
        scene.ports.work().inOne(() -> {
            scene.ports.journal().append(new Chain.OfVault(person.vault()), event);
            return event;
        });
    }

    private Read others(Optional<Long> before) {
        return given(scene.abri.journal().readJournal().read(person, person.vault(), before, Whose.OTHERS));
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
