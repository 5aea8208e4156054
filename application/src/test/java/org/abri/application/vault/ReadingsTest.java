package org.abri.application.vault;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.abri.application.Listing;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.Scene;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.text.Sought;
import org.abri.domain.text.Words;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Processing;
import org.abri.domain.vault.Visibility;
import org.abri.domain.vault.Wish;
import org.abri.domain.vault.Wishes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReadingsTest {
    private WordReader usual = (type, bytes) -> Words.NONE;
    private WordReader reader = usual;
    private final Scene scene = new Scene(this::withReader);
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final DecideProcessing decide = scene.abri.vault().decideProcessing();

    @Test
    @DisplayName("LAW-4: no paper is read before a person says yes to that; that they let pictures be made says nothing of it; nobody but they decide")
    void onlyWithConsent() {
        var letter = letter("loyer de mars");
        given(decide.decide(person, person.vault(), Processing.PREVIEWS, true));
        reader = (type, bytes) -> {
            throw new AssertionError("read without consent");
        };
        scene.runJobs();
        assertThat(found(person, "loyer")).isEmpty();
        assertThat(refusal(decide.decide(manager, person.vault(), Processing.READING, true)))
                .isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_A_VAULT);
        assertThat(refusal(decide.decide(scene.operator, person.vault(), Processing.READING, true)))
                .isEqualTo(Refusal.NO_OPERATOR_READS_A_VAULT);
        assertThat(given(decide.see(person, person.vault())))
                .isEqualTo(Wishes.NOT_ASKED.with(Processing.PREVIEWS, Wish.WISHED));

        reader = usual;
        wish(true);
        scene.runJobs();
        assertThat(found(person, "loyer")).containsExactly(letter);
        var next = letter("loyer d’avril");
        assertThat(scene.memory.jobs()).as("as it is added").isNotEmpty();
        scene.runJobs();
        assertThat(found(person, "loyer")).containsExactlyInAnyOrder(next, letter);
        assertThat(found(person, "lettre avril")).containsExactly(next);
    }

    @Test
    @DisplayName("LAW-4: the consent and its end are recorded, once each")
    void recorded() {
        wish(true);
        wish(true);
        wish(false);
        wish(false);
        assertThat(scene.acts(person.vault())).endsWith(Act.READING_CONSENTED, Act.READING_WITHDRAWN);
        assertThat(scene.acts(person.vault()).stream().filter(Act.READING_CONSENTED::equals)).hasSize(1);
    }

    @Test
    @DisplayName("LAW-4: once a person no longer wishes it nothing is found by what was read, from that moment on, and all of it is removed, of a hundred papers too")
    void withdrawn() {
        IntStream.range(0, 130).forEach(i -> letter("loyer numéro " + i));
        wish(true);
        readAll();
        assertThat(found(person, "loyer 128")).hasSize(1);

        wish(false);
        assertThat(found(person, "loyer")).isEmpty();
        assertThat(found(person, "lettre")).isNotEmpty();
        scene.runJobs();
        assertThat(scene.ports.work().inOne(() -> scene.ports.vault().readings().unread(person.vault(), 200)))
                .hasSize(130);
    }

    @Test
    @DisplayName("VLT-3, VLT-4, AFF-6: staff find by its words what they may see, nothing that is private, and nothing once the affiliation ended")
    void staff() {
        letter("loyer secret");
        var shown = given(AddDocument.Outcome.Added.class, scene.addDocument(person, person.vault(),
                Visibility.SHARED, "bail.txt", "loyer connu".getBytes(StandardCharsets.UTF_8))).item();
        wish(true);
        scene.runJobs();
        assertThat(found(manager, "loyer")).containsExactly(shown);
        given(scene.abri.affiliation().endAffiliation().end(person, person.vault(), manager.relay()));
        assertThat(missing(scene.abri.vault().seeItems().list(manager, person.vault(), listing("loyer"))))
                .isTrue();
    }

    @Test
    @DisplayName("FIELD: notes, contacts and appointments are found by all that they say, without anybody reading them before")
    void written() {
        var note = given(AddItem.Outcome.Added.class,
                scene.abri.vault().addItem()
                        .add(new AddItem.Command(person, person.vault(), scene.once(), Visibility.PRIVATE,
                                new ItemContent.Note("Mardi", "Appeler la préfecture"))))
                                        .item();
        assertThat(found(person, "prefecture")).containsExactly(note);
        assertThat(found(person, "mardi app")).containsExactly(note);
    }

    @Test
    @DisplayName("I2: what is deleted or no longer wished while it is read is not kept")
    void meanwhile() {
        var letter = letter("loyer");
        wish(true);
        reader = (type, bytes) -> {
            wish(false);
            return Words.of(List.of("loyer"));
        };
        scene.runJobs();
        reader = usual;
        scene.runJobs();
        assertThat(isKept(letter)).isFalse();

        reader = (type, bytes) -> {
            given(scene.abri.vault().changeItem().delete(person, person.vault(), letter, version -> true));
            return Words.of(List.of("loyer"));
        };
        wish(true);
        scene.pass(Duration.ofSeconds(1));
        scene.runJobs();
        assertThat(isKept(letter)).isFalse();
    }

    @Test
    @DisplayName("I6: when nothing can be read now the job is tried again; what says nothing is read once")
    void outages() {
        var letter = letter("loyer");
        wish(true);
        reader = (type, bytes) -> {
            throw new IOException("no process");
        };
        assertThatThrownBy(scene::runJobs).isInstanceOf(Outage.class);
        assertThat(scene.memory.jobs()).hasSize(1);
        reader = (type, bytes) -> Words.NONE;
        scene.runJobs();
        assertThat(isKept(letter)).isTrue();
        assertThat(scene.memory.jobs()).isEmpty();
    }

    private boolean isKept(ItemId item) {
        return scene.ports.work().inOne(() -> scene.ports.vault().readings().isKept(item));
    }

    private void readAll() {
        for (var i = 0; i < 20; i++) {
            scene.pass(Duration.ofSeconds(1));
            scene.runJobs();
        }
    }

    private Ports withReader(Ports ports) {
        usual = ports.vault().reader();
        reader = usual;
        return ports.with(ports.vault().withReader((type, bytes) -> reader.read(type, bytes)));
    }

    private void wish(boolean wished) {
        given(decide.decide(person, person.vault(), Processing.READING, wished));
    }

    private ItemId letter(String text) {
        return given(AddDocument.Outcome.Added.class, scene.addDocument(person, person.vault(),
                Visibility.PRIVATE, "lettre.txt", text.getBytes(StandardCharsets.UTF_8))).item();
    }

    private static ItemListing listing(String typed) {
        return ItemListing.of(Listing.first(Listing.MOST)).named(Sought.of(typed));
    }

    private List<ItemId> found(Viewpoint by, String typed) {
        return given(scene.abri.vault().seeItems().list(by, person.vault(), listing(typed))).lines().lines()
                .stream().map(line -> line.item().id()).toList();
    }
}
