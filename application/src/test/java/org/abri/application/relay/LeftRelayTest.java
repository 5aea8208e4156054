package org.abri.application.relay;

import static org.abri.application.Scene.PDF;
import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.abri.application.Scene;
import org.abri.application.WatchedHasher;
import org.abri.application.vault.AddDocument;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of an act that a professional began for a relay which they leave meanwhile. */
class LeftRelayTest {
    private final Scene scene = new Scene(WatchedHasher::in);
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt leaving = scene.professional(manager);
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);

    private void removed() {
        given(scene.abri.relay().keepTeam().remove(manager, manager.relay(), leaving.account()));
    }

    @Test
    @DisplayName("REL-5: a professional who is removed in the middle of an opening opens nobody's account, of two relays neither there")
    void opening() {
        var other = scene.relay("Accueil de jour");
        var elsewhere = scene.alsoAt(other.relay(), leaving.account());
        WatchedHasher.of(scene).whileHashing(this::removed);
        assertThat(missing(scene.abri.opening().openBeneficiaryAccount()
                .open(scene.opening(leaving, "Claire", "Obin").command()))).isTrue();
        scene.person(scene.opening(elsewhere, "Claire", "Obin").wishing(true, true));
    }

    @Test
    @DisplayName("REL-5, GATE-4: a paper whose bytes came in while they were removed is not kept, and no byte of it")
    void upload() throws IOException {
        var command = new AddDocument.Command(leaving, person.vault(), scene.once(), Visibility.SHARED,
                "Bail", FileName.sent("bail.pdf"), true);
        assertThat(missing(scene.abri.vault().addDocument().add(leaving, person.vault(), command.fileName(),
                new ByteArrayInputStream(PDF), () -> {
                    removed();
                    return Optional.of(command);
                }))).isTrue();
        assertThat(scene.memory.blobs()).isEmpty();
        assertThat(scene.ids(person, person.vault())).isEmpty();
    }

    @Test
    @DisplayName("REL-5: a manager who is replaced in the middle of opening a colleague's account opens none")
    void colleague() {
        var successor = leaving.account();
        WatchedHasher.of(scene).whileHashing(() -> given(scene.abri.relay().keepTeam()
                .replace(scene.operator, manager.relay(), manager.account(), successor)));
        var opening = new KeepTeam.Opening(manager, manager.relay(), scene.once(),
                new PersonName("Hugo", "Blanc"),
                Language.FRENCH, StaffRole.PROFESSIONAL);
        assertThat(missing(scene.abri.relay().keepTeam().open(opening))).isTrue();
        assertThat(given(scene.abri.relay().keepTeam().see(leaving, manager.relay()))).hasSize(1);
    }
}
