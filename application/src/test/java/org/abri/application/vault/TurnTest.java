package org.abri.application.vault;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.abri.application.Scene;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.Processing;
import org.abri.domain.vault.Turn;
import org.abri.domain.vault.Version;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TurnTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final ChangeItem changeItem = scene.abri.vault().changeItem();

    @Test
    @DisplayName("VLT-8: its owner turns a document, from the version that was seen, once however often it is said; it is recorded, and the bytes stay as they were (LAW-1)")
    void turned() throws IOException {
        var item = document(person);
        assertThat(turn(person, item, Turn.RIGHT)).isInstanceOf(ChangeItem.Outcome.Changed.class);
        var turned = scene.item(person.vault(), item.id());
        assertThat(turned.content()).isEqualTo(((Document) item.content()).turned(Turn.RIGHT));
        assertThat(turned.version()).isEqualTo(new Version(2));
        assertThat(scene.acts(person.vault())).endsWith(Act.ITEM_CHANGED);
        assertThat(turn(person, item, Turn.RIGHT)).isEqualTo(new ChangeItem.Outcome.Changed(turned));
        assertThat(turn(person, item, Turn.LEFT)).isEqualTo(new ChangeItem.Outcome.ChangedMeanwhile(turned));
        try (var bytes = given(DownloadDocument.Outcome.Opened.class,
                scene.abri.vault().downloadDocument().download(person, person.vault(), item.id())).bytes()) {
            assertThat(bytes.readAllBytes()).isEqualTo(Scene.PDF);
        }
    }

    @Test
    @DisplayName("VLT-6: staff turn what a colleague added, and nothing of the owner's; nobody turns a text or a note")
    void whoAndWhat() throws IOException {
        assertThat(turn(manager, document(manager), Turn.LEFT))
                .isInstanceOf(ChangeItem.Outcome.Changed.class);
        var hers = document(person);
        assertThat(refusal(changeItem.turn(manager, person.vault(), hers.id(), Version.FIRST::equals,
                Turn.LEFT))).isEqualTo(Refusal.STAFF_CORRECT_ONLY_WHAT_THEIR_RELAY_ADDED);
        var note = scene.note(person, person.vault(), Visibility.PRIVATE, "Une note");
        var text = given(AddDocument.Outcome.Added.class, scene.addDocument(person, person.vault(),
                Visibility.SHARED, "lettre.txt", "Bonjour".getBytes(StandardCharsets.UTF_8))).item();
        for (var none : new Item[] { note, scene.item(person.vault(), text) }) {
            assertThat(missing(changeItem.turn(person, person.vault(), none.id(), Version.FIRST::equals,
                    Turn.LEFT))).isTrue();
        }
    }

    @Test
    @DisplayName("UPL-5: the pictures of a turned document say how they lie, and nothing else; their dots are as they were drawn")
    void pictures() throws IOException {
        var item = document(person);
        given(scene.abri.vault().decideProcessing().decide(person, person.vault(), Processing.PREVIEWS,
                true));
        scene.runJobs();
        var upright = small(item);
        for (var turn : Turn.values()) {
            given(changeItem.turn(person, person.vault(), item.id(), version -> true, turn));
            var jpeg = small(item);
            if (turn == Turn.UPRIGHT) {
                assertThat(jpeg).isEqualTo(upright);
                continue;
            }
            assertThat(jpeg).hasSize(upright.length + 36);
            assertThat(jpeg[28 + 3]).isEqualTo((byte) (turn == Turn.RIGHT ? 6 : turn == Turn.LEFT ? 8 : 3));
            var without = new byte[upright.length];
            System.arraycopy(jpeg, 0, without, 0, 2);
            System.arraycopy(jpeg, 38, without, 2, upright.length - 2);
            assertThat(without).isEqualTo(upright);
        }
    }

    @Test
    @DisplayName("Four quarters to either side are where one began")
    void round() {
        for (var turn : Turn.values()) {
            assertThat(turn.right().right().right().right()).isEqualTo(turn);
            assertThat(turn.left().right()).isEqualTo(turn);
        }
        assertThat(Turn.UPRIGHT.right()).isEqualTo(Turn.RIGHT);
        assertThat(Turn.UPRIGHT.left()).isEqualTo(Turn.LEFT);
    }

    private ChangeItem.Outcome turn(Viewpoint by, Item item, Turn as) {
        return given(changeItem.turn(by, person.vault(), item.id(), item.version()::equals, as));
    }

    private Item document(Viewpoint by) {
        return scene.document(by, person.vault(), Visibility.SHARED, Scene.PDF);
    }

    private byte[] small(Item item) {
        return ((SeePreview.Outcome.There) given(
                scene.abri.vault().seePreview().small(person, person.vault(), item.id()))).jpeg();
    }
}
