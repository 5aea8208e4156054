package org.abri.web.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.abri.domain.account.PersonName;
import org.abri.domain.vault.Visibility;
import org.abri.web.face.Site.Person;
import org.abri.web.face.Site.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** FACE: the pages of somebody who has many papers. */
class PaperPagesTest {
    /** In bytes as sent: pages are not packed (ADR 10). */
    private static final int LARGEST_PAGE = 14 * 1024;
    private static final String LONG = "Attestation de paiement de la caisse d’allocations, mois numéro ";

    private static Site site;
    private static Place relay;
    private static Person amina;

    @BeforeAll
    static void open() {
        site = Site.open();
        relay = site.relay(site.operator(), "Relais du Port");
        amina = site.beneficiary(relay, new PersonName("Amina", "Diallo"), true, true);
        var staff = relay.manager().signedIn().viewpointAt(relay.id());
        IntStream.range(0, 26).forEach(i -> {
            var item =
                    site.paper(i % 2 == 0 ? amina.by() : staff, amina.vault(), Visibility.SHARED, LONG + i);
            if (i < 14) {
                assertThat(site.abri.vault().changeItem().favour(amina.by(), amina.vault(), item, true))
                        .isNotNull();
            }
        });
        site.paper(amina.by(), amina.vault(), Visibility.PRIVATE, "Passeport");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    @DisplayName("FACE: with twenty papers, pages are 14 KB at most, and the rest is one page further")
    void light() {
        var browser = site.as(amina);
        for (var path : new String[] { "/home", "/papers", "/who-saw", "/who-saw?own=true",
                "/papers?name=mois",
                "/papers?paperKind=OTHER" }) {
            assertThat(browser.open(path).bytes().length).as(path).isLessThanOrEqualTo(LARGEST_PAGE);
        }
        assertThat(papers(browser.open("/papers"))).isEqualTo(20);
        var older = browser.link("/papers\\?after=.*");
        assertThat(papers(browser.open(older))).isEqualTo(7);
        var staff = site.as(relay.manager()).open(relay.path() + "/people/" + amina.vault().owner());
        assertThat(staff.bytes().length).isLessThanOrEqualTo(LARGEST_PAGE);
    }

    private static long papers(Browser browser) {
        return browser.links().stream().filter(link -> link.matches("/papers/[0-9a-f-]{36}")).count();
    }

    @Test
    @DisplayName("FIELD: a paper is found by its name, of its kind; what is looked for stays, part after part; odd words do no harm")
    void found() {
        var browser = site.as(amina).open("/papers?name=passe");
        assertThat(papers(browser)).isEqualTo(1);
        assertThat(browser.html()).contains("value=\"passe\"");
        assertThat(browser.open("/papers?name=mois&paperKind=OTHER").links())
                .anyMatch(link -> link.matches("/papers\\?name=mois&paperKind=OTHER&after=.*"));
        assertThat(papers(browser.open("/papers?paperKind=HEALTH"))).isZero();
        assertThat(browser.text()).contains("Rien n’a été trouvé");
        for (var odd : new String[] { "p", "a".repeat(200), "a".repeat(500), "%20%20", "%25", "_", "*",
                "%00", "%D9%85%20a",
                "%3Cscript%3E" }) {
            assertThat(browser.open("/papers?name=" + odd).status()).as(odd).isEqualTo(200);
            assertThat(browser.html()).doesNotContain("<script>");
        }
        assertThat(papers(browser.open("/papers?name=%20%20"))).as("nothing was looked for").isEqualTo(20);
        assertThat(papers(browser.open("/papers?name=%25"))).isZero();
        assertThat(browser.open("/papers?paperKind=CAT").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("VLT-2: a favourite that was deleted meanwhile is gone, and favouring it says so")
    void goneFavourite() {
        var item = site.paper(amina.by(), amina.vault(), Visibility.PRIVATE, "À jeter");
        var browser = site.as(amina).open("/papers/" + item);
        browser.form("/papers/" + item + "/favourite");
        assertThat(site.abri.vault().changeItem().delete(amina.by(), amina.vault(), item, version -> true))
                .isNotNull();
        assertThat(browser.submit("/papers/" + item + "/favourite", Map.of("favourite", "true")).status())
                .isEqualTo(404);
        assertThat(browser.open("/home").text()).doesNotContain("À jeter");
    }
}
