package org.abri.web.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Once;
import org.abri.application.access.Answer;
import org.abri.application.vault.ArrangeFolders;
import org.abri.domain.account.PersonName;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.FolderName;
import org.abri.domain.vault.Visibility;
import org.abri.web.At;
import org.abri.web.face.Browser;
import org.abri.web.face.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AddIntoFolderPagesTest {
    private static final At.OfVault AT = At.OfVault.own();
    private static final byte[] TEXT = "Bonjour".getBytes(StandardCharsets.UTF_8);
    private static Site site;
    private static Site.Place relay;

    private final Site.Person amina = site.beneficiary(relay, new PersonName("Amina", "Diallo"), true, true);
    private final Browser browser = site.as(amina);

    @BeforeAll
    static void open() {
        site = Site.ofDemo();
        relay = site.relay(site.operator(), "Relais du Port");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    @DisplayName("VLT-10: from a folder a paper is added straight into it, seen as the folder is unless its owner says otherwise")
    void straightIntoIt() {
        var folder = folder("Logement", Visibility.SHARED);
        browser.open(AT.folder(folder));
        assertThat(browser.links()).contains(AT.addPaper(folder));
        browser.open(AT.addPaper(folder));
        assertThat(browser.text()).contains("Il va dans le dossier", "Logement");
        assertThat(browser.filledIn(AT.addPaper())).containsEntry("folder", folder.toString())
                .containsEntry("visibility", "SHARED");
        browser.upload(AT.addPaper(), Map.of("title", "Bail"), "bail.txt", TEXT);
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.open(AT.folder(folder)).text()).contains("Bail");
    }

    @Test
    @DisplayName("VLT-10: what is said to be shared does not go into a private folder unsaid: its owner is told, and nothing is kept")
    void saidFirst() {
        var folder = folder("Santé", Visibility.PRIVATE);
        browser.open(AT.addPaper(folder));
        assertThat(browser.filledIn(AT.addPaper())).containsEntry("visibility", "PRIVATE");
        browser.upload(AT.addPaper(), Map.of("title", "Ordonnance", "visibility", "SHARED"), "o.txt", TEXT);
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.text()).contains("Ce dossier est privé");
        assertThat(browser.open(AT.folder(folder)).text()).doesNotContain("Ordonnance");
    }

    @Test
    @DisplayName("GATE-2: into a folder that is not one's own nothing is added")
    void notTheirs() {
        browser.open(AT.addPaper(new FolderId(new UUID(9, 9))));
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.filledIn(AT.addPaper())).doesNotContainKey("folder");
    }

    private FolderId folder(String name, Visibility visibility) {
        if (site.abri.vault().arrangeFolders().add(amina.by(), amina.vault(), new Once(UUID.randomUUID()),
                Optional.empty(), new FolderName(name), visibility) instanceof Answer.Given<
                        ArrangeFolders.Outcome>(ArrangeFolders.Outcome.Arranged(var folder), var look)) {
            return folder.id();
        }
        throw new AssertionError("no folder");
    }
}
