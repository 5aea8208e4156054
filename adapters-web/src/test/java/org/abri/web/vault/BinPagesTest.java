package org.abri.web.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.abri.domain.account.PersonName;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Visibility;
import org.abri.web.At;
import org.abri.web.face.Browser;
import org.abri.web.face.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BinPagesTest {
    private static final At.OfVault AT = At.OfVault.own();
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
    @DisplayName("VLT-8: what is deleted is said to be in the bin, beside who would see it again, and one tap takes that back")
    void undone() {
        var item = thrownAway(Visibility.SHARED);
        assertThat(browser.path()).isEqualTo(At.binned(item));
        assertThat(browser.text()).contains("C’est dans la corbeille", "Annuler la suppression",
                "Relais du Port");
        assertThat(browser.open(AT.all()).text()).doesNotContain("Attestation");
        assertThat(browser.open(AT.paper(item)).status()).isEqualTo(404);

        browser.open(At.binned(item)).submit(At.putBack(item), Map.of());
        assertThat(browser.path()).isEqualTo(AT.paper(item));
        assertThat(browser.text()).contains("partagé comme avant", "Relais du Port");
        assertThat(browser.open(At.binned(item)).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("VLT-3: what was private is said to come back private, and does")
    void privately() {
        var item = thrownAway(Visibility.PRIVATE);
        assertThat(browser.text()).contains("Seulement vous").doesNotContain("Relais du Port");
        browser.submit(At.putBack(item), Map.of());
        assertThat(browser.text()).contains("C’est remis, pour vous seulement");
    }

    @Test
    @DisplayName("VLT-8: the bin says what is in it and how long, and that it takes room; one thing is erased once that was asked, or all of it")
    void erased() {
        var item = thrownAway(Visibility.PRIVATE);
        var other = thrownAway(Visibility.PRIVATE);
        browser.open(AT.folders());
        assertThat(browser.links()).contains(At.BIN);
        browser.open(At.BIN);
        assertThat(browser.links()).contains(At.binned(item), At.binned(other), At.EMPTY_BIN);
        assertThat(browser.text()).contains("30 jours", "prend encore de la place", "Ce sera effacé le");

        browser.open(At.erase(item));
        assertThat(browser.text()).contains("Attestation", "C’est pour toujours");
        browser.submit(At.erase(item), Map.of());
        assertThat(browser.path()).isEqualTo(At.BIN);
        assertThat(browser.links()).contains(At.binned(other)).doesNotContain(At.binned(item));
        assertThat(browser.open(At.erase(item)).status()).isEqualTo(404);

        browser.open(At.EMPTY_BIN).submit(At.EMPTY_BIN, Map.of());
        assertThat(browser.text()).contains("La corbeille est vide");
        assertThat(browser.links()).doesNotContain(At.EMPTY_BIN);
    }

    @Test
    @DisplayName("VLT-7, GATE-2: staff find no bin: neither at their address nor at its owner's")
    void ofNobodyElse() {
        var item = thrownAway(Visibility.SHARED);
        var manager = site.as(relay.manager());
        assertThat(manager.open(relay.path() + "/people/" + amina.vault()).text())
                .doesNotContain("Attestation");
        assertThat(manager.open(relay.path() + "/people/" + amina.vault() + At.BIN).status()).isEqualTo(404);
        assertThat(manager.open(At.BIN).status()).isEqualTo(403);
        assertThat(manager.open(At.binned(item)).status()).isEqualTo(404);
    }

    private ItemId thrownAway(Visibility visibility) {
        var item = site.paper(amina.by(), amina.vault(), visibility, "Attestation");
        browser.open(AT.delete(item));
        assertThat(browser.text()).contains("corbeille pour 30 jours");
        browser.submit(AT.delete(item), Map.of());
        return item;
    }
}
