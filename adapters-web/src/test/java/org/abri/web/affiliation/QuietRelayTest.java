package org.abri.web.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.abri.domain.account.PersonName;
import org.abri.web.face.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** AFF-10, in browsers without script. */
class QuietRelayTest {
    private final Site site = Site.open();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    @DisplayName("AFF-10: after a year without a meeting the person is asked, gently, at home and among their relays; they keep it and are asked no more, or leave it")
    void asked() {
        var relay = site.relay(site.operator(), "Relais du Port");
        var amadou = site.beneficiary(relay, new PersonName("Amadou", "Diallo"), true, true);
        var keep = "/my-relays/" + relay.id() + "/keep";
        var own = site.as(amadou).open("/my-relays");
        assertThat(own.text()).doesNotContain("Y allez-vous encore");
        assertThat(own.forms()).doesNotContainKey(keep);
        site.pass(Duration.ofDays(366));
        own = site.as(amadou).open("/home");
        assertThat(own.text()).contains("Allez-vous encore à Relais du Port");
        own.open("/my-relays");
        assertThat(own.text()).contains("Ce relais n’a rien regardé depuis un an")
                .contains("Quitter ce relais");
        own.submit(keep, Map.of());
        assertThat(own.text()).contains("Vous gardez ce relais").doesNotContain("Y allez-vous encore");
        assertThat(own.open("/home").text()).doesNotContain("Allez-vous encore");
        assertThat(own.open("/who-saw?own=true").text()).contains("Vous avez gardé le relais Relais du Port");
        site.pass(Duration.ofDays(366));
        own = site.as(amadou).open("/my-relays");
        own.open("/my-relays/" + relay.id() + "/end").submit("/my-relays/" + relay.id() + "/end", Map.of());
        assertThat(own.text()).contains("Vous avez quitté ce relais");
    }

    @Test
    @DisplayName("REL-3: while a relay's agreement is not in force the person reads that it sees nothing, and why")
    void atRest() {
        var relay = site.relay(site.operator(), "Relais du Port");
        var amadou = site.beneficiary(relay, new PersonName("Amadou", "Diallo"), true, true);
        assertThat(site.as(amadou).open("/my-relays").text()).contains("Ce relais voit vos papiers partagés");
        site.pass(Duration.ofDays(5 * 365));
        assertThat(site.as(amadou).open("/my-relays").text())
                .contains("Ce relais ne voit rien en ce moment")
                .contains("Son accord avec Abri n’est pas en cours")
                .doesNotContain("Ce relais voit vos papiers partagés");
    }
}
