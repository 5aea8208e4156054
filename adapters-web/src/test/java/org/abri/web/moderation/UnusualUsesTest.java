package org.abri.web.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.abri.domain.account.PersonName;
import org.abri.domain.limits.Pace;
import org.abri.web.face.Browser;
import org.abri.web.face.Site;
import org.abri.web.face.Site.Person;
import org.abri.web.face.Site.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** SEC-6, on pages: managers and operators see that a tool is used more than is usual, and not on whom. */
class UnusualUsesTest {
    private Site site;
    private Person operator;
    private Place relay;
    private Person nadia;

    @BeforeEach
    void open() {
        site = Site.open();
        operator = site.operator();
        relay = site.relay(operator, "Relais du Port");
        nadia = site.professional(relay, "Nadia", "Benali");
        site.beneficiary(relay, new PersonName("Amina", "Diallo"), true, true);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private void searches() {
        var browser = site.as(nadia);
        var find = relay.path() + "/people/find";
        for (var turn = 0; turn <= Pace.SEARCHING_BY_STAFF.atOnce() / 2; turn++) {
            browser.open(find).submit(find, Map.of("given", "Amina", "family", "Diallo", "bornDay", "28",
                    "bornMonth", "2", "bornYear", "1990"));
        }
    }

    private String reads(Browser browser, String path) {
        return browser.open(path).text();
    }

    @Test
    @DisplayName("SEC-6: it waits at the manager's desk and is counted at the operators' for a week, and stands in both lists, with who and not on whom")
    void shown() {
        assertThat(reads(site.as(relay.manager()), relay.path() + "/unusual-uses"))
                .contains("Rien d’inhabituel depuis un an.");
        searches();
        var manager = site.as(relay.manager());
        assertThat(reads(manager, relay.path() + "/people")).contains("Usage inhabituel à regarder",
                "Nadia Benali");
        assertThat(manager.links()).contains(relay.path() + "/unusual-uses");
        assertThat(reads(manager, relay.path() + "/figures")).contains("Usages inhabituels");
        assertThat(reads(manager, relay.path() + "/unusual-uses"))
                .contains("A cherché beaucoup de personnes nouveau", "Nadia Benali",
                        nadia.username().value())
                .doesNotContain("Diallo");
        var desk = site.as(operator);
        assertThat(reads(desk, "/operator/reports")).contains("Usages inhabituels 1");
        assertThat(reads(desk, "/operator/unusual-uses")).contains("A cherché beaucoup de personnes nouveau",
                "Nadia Benali", "Relais du Port").doesNotContain("Diallo");
        site.pass(Duration.ofDays(7));
        assertThat(reads(site.as(operator), "/operator/reports")).contains("Usages inhabituels")
                .doesNotContain("Usages inhabituels 1");
        assertThat(reads(site.as(relay.manager()), relay.path() + "/people"))
                .doesNotContain("Usage inhabituel");
        assertThat(reads(site.as(relay.manager()), relay.path() + "/unusual-uses"))
                .contains("A cherché beaucoup de personnes").doesNotContain("personnes nouveau");
    }

    @Test
    @DisplayName("SEC-6: professionals do not read it, on pages of their own relay neither")
    void forNobodyElse() {
        searches();
        assertThat(reads(site.as(nadia), relay.path() + "/people")).doesNotContain("Usage inhabituel");
        assertThat(site.as(nadia).open(relay.path() + "/unusual-uses").status()).isEqualTo(403);
        assertThat(site.as(nadia).open("/operator/unusual-uses").status()).isEqualTo(403);
    }
}
