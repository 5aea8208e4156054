package org.abri.web.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.abri.application.Listing;
import org.abri.application.access.Answer;
import org.abri.application.vault.ItemListing;
import org.abri.application.vault.SeeItems;
import org.abri.domain.account.PersonName;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.web.At;
import org.abri.web.face.Browser;
import org.abri.web.face.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Appointments that come back, as people meet them. */
class SeriesPagesTest {
    private static final At.OfVault AT = At.OfVault.own();
    private static final String ADD = AT.add("appointments");
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
    @DisplayName("REM-1: an appointment is said to come back where it is added, and its page says how often")
    void added() {
        add(Map.of("rhythm", "WEEKLY", "times", "3"));
        assertThat(browser.text()).contains("Les rendez-vous sont enregistrés", "Chaque semaine");
        assertThat(times()).containsExactly("2031-05-05T09:00", "2031-05-12T09:00", "2031-05-19T09:00");

        add(Map.of("rhythm", "MONTHLY", "comesBackUntil", "2031-05-04"));
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.html()).contains("href=\"#comesBackUntil\"");
        assertThat(browser.text()).contains("Ce jour est avant le rendez-vous");
        add(Map.of("rhythm", "MONTHLY", "comesBackUntil", "2031-07-05", "times", "3"));
        assertThat(browser.text()).contains("une seule case");
        add(Map.of("times", "3"));
        assertThat(browser.html()).contains("href=\"#rhythm\"");
        assertThat(times()).hasSize(3);
    }

    @Test
    @DisplayName("REM-1: with one tick, those that follow are changed too; without, it alone; of one that does not come back nothing is asked")
    void changed() {
        add(Map.of("rhythm", "WEEKLY", "times", "3"));
        var second = AT.rewrite(ids().get(1), "appointments");
        browser.open(second);
        assertThat(browser.text()).contains("Changer aussi les suivants").doesNotContain("Combien de fois");
        browser.submit(second, typed(Map.of("day", "2031-05-12", "hour", "15:00", "following", "true")));
        assertThat(times()).containsExactly("2031-05-05T09:00", "2031-05-12T15:00", "2031-05-19T15:00");
        browser.open(second).submit(second, typed(Map.of("day", "2031-05-13", "hour", "16:00")));
        assertThat(times()).containsExactly("2031-05-05T09:00", "2031-05-13T16:00", "2031-05-19T15:00");
        assertThat(browser.text()).doesNotContain("Chaque semaine");
        assertThat(browser.open(second).text()).doesNotContain("Changer aussi les suivants");
    }

    @Test
    @DisplayName("VLT-8: whoever deletes one that comes back may delete those that follow with it, and finds them in the bin")
    void deleted() {
        add(Map.of("rhythm", "WEEKLY", "times", "3"));
        var second = ids().get(1);
        browser.open(AT.delete(second));
        assertThat(browser.text()).contains("Supprimer le rendez-vous", "Supprimer celui-ci et les suivants");
        browser.press(AT.delete(second), "following", "true");
        assertThat(browser.path()).isEqualTo(At.BIN);
        assertThat(browser.text()).contains("Ces rendez-vous sont dans la corbeille");
        assertThat(times()).containsExactly("2031-05-05T09:00");
    }

    private void add(Map<String, String> more) {
        var fields = new HashMap<>(typed(Map.of("day", "2031-05-05", "hour", "09:00", "visibility",
                "PRIVATE")));
        fields.putAll(more);
        browser.open(ADD).submit(ADD, fields);
    }

    private static Map<String, String> typed(Map<String, String> more) {
        var fields = new HashMap<>(more);
        fields.put("title", "Kiné");
        return fields;
    }

    private List<SeeItems.SeenLine> lines() {
        var wanted = ItemListing.of(Listing.first(9)).ofKind(ItemContent.Kind.APPOINTMENT);
        if (site.abri.vault().seeItems().list(amina.by(), amina.vault(),
                wanted) instanceof Answer.Given<SeeItems.SeenList>(var list, var look)) {
            return list.lines().lines();
        }
        throw new AssertionError();
    }

    private List<ItemId> ids() {
        return lines().stream().map(line -> line.item().id()).toList();
    }

    private List<String> times() {
        return lines().stream().map(line -> line.item().time().orElseThrow().local().toString()).toList();
    }
}
