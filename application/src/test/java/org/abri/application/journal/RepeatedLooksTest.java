package org.abri.application.journal;

import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.abri.application.Scene;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RepeatedLooksTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt professional = scene.professional(manager);
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final Item item = scene.document(person, person.vault(), Visibility.SHARED, Scene.PDF);
    private final Item other = scene.document(person, person.vault(), Visibility.SHARED, Scene.PDF);

    @Test
    @DisplayName("PRI-3: the same person looking at the same thing again within a minute is recorded once")
    void once() {
        for (int i = 0; i < 3; i++) {
            given(scene.list(manager, person.vault()));
            see(manager, item);
            download(manager, item);
            scene.pass(Duration.ofSeconds(19));
        }
        assertThat(looks()).containsExactly(Act.SHARED_PART_SEEN, Act.ITEM_SEEN, Act.ITEM_DOWNLOADED);
    }

    @Test
    @DisplayName("PRI-3: after a minute it is recorded again, and looking all the time is recorded every minute")
    void afterAMinute() {
        see(manager, item);
        scene.pass(Duration.ofMinutes(1).minusMillis(1));
        see(manager, item);
        assertThat(looks()).hasSize(1);
        scene.pass(Duration.ofMillis(1));
        see(manager, item);
        assertThat(looks()).hasSize(2);
        for (int i = 0; i < 6; i++) {
            scene.pass(Duration.ofSeconds(20));
            see(manager, item);
        }
        assertThat(looks()).hasSize(4);
    }

    @Test
    @DisplayName("PRI-3: each item is looked at by itself, and to see it is not to download it")
    void perItem() {
        see(manager, item);
        see(manager, other);
        download(manager, other);
        see(manager, item);
        assertThat(looks()).containsExactly(Act.ITEM_SEEN, Act.ITEM_SEEN, Act.ITEM_DOWNLOADED);
    }

    @Test
    @DisplayName("PRI-3: each vault is looked at by itself")
    void perVault() {
        var samuel = scene.person(scene.opening(manager, "Samuel", "Tesfaye").wishing(true, true));
        given(scene.list(manager, person.vault()));
        given(scene.list(manager, samuel.vault()));
        assertThat(scene.acts(samuel.vault())).endsWith(Act.SHARED_PART_SEEN);
        assertThat(looks()).containsExactly(Act.SHARED_PART_SEEN);
    }

    @Test
    @DisplayName("PRI-3: each person's look is recorded, and the same person's for each relay")
    void perPerson() {
        var lilas = scene.relay("Relais des Lilas");
        var elsewhere = scene.alsoAt(lilas.relay(), professional.account());
        var asked = scene.abri.affiliation();
        given(asked.affiliatePerson().request(lilas, lilas.relay(), scene.usernameOf(person.account()),
                false));
        given(asked.affiliatePerson().approve(person, person.vault(),
                given(asked.seeAffiliations().see(person, person.vault())).requested().getFirst()
                        .affiliation().id()));
        for (var by : List.of(manager, professional, elsewhere)) {
            see(by, item);
            see(by, item);
        }
        assertThat(looks()).containsExactly(Act.ITEM_SEEN, Act.ITEM_SEEN, Act.ITEM_SEEN);
    }

    @Test
    @DisplayName("PRI-3: a change is recorded each time, however soon it follows another")
    void changes() {
        var note = scene.note(manager, person.vault(), Visibility.SHARED, "Adresse");
        for (int i = 0; i < 3; i++) {
            given(scene.abri.vault().changeItem().rename(manager, person.vault(), note.id(), version -> true,
                    "Adresse " + i));
        }
        assertThat(scene.acts(person.vault())).endsWith(Act.ITEM_CHANGED, Act.ITEM_CHANGED, Act.ITEM_CHANGED);
    }

    @Test
    @DisplayName("PRI-3, LOG-1: after an outer unit of work that failed nothing is remembered: the next look is recorded")
    void outerUnitFails() {
        assertThatThrownBy(() -> scene.ports.work().inOne(() -> {
            see(manager, item);
            given(scene.list(manager, person.vault()));
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(looks()).isEmpty();
        see(manager, item);
        given(scene.list(manager, person.vault()));
        assertThat(looks()).containsExactly(Act.ITEM_SEEN, Act.SHARED_PART_SEEN);
    }

    @Test
    @DisplayName("PRI-3: a clock that was set back hides no look")
    void clockSetBack() {
        see(manager, item);
        scene.pass(Duration.ofSeconds(-30));
        see(manager, item);
        assertThat(looks()).hasSize(2);
    }

    private void see(Viewpoint by, Item seen) {
        given(scene.abri.vault().seeItems().find(by, person.vault(), seen.id()));
    }

    private void download(Viewpoint by, Item wanted) {
        given(scene.abri.vault().downloadDocument().download(by, person.vault(), wanted.id()));
    }

    private List<Act> looks() {
        return scene.acts(person.vault()).stream().filter(act -> act == Act.SHARED_PART_SEEN
                || act == Act.ITEM_SEEN || act == Act.ITEM_DOWNLOADED).toList();
    }
}
