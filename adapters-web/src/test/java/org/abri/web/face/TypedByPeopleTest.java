package org.abri.web.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.abri.domain.account.PersonName;
import org.abri.domain.vault.Visibility;
import org.abri.web.face.Site.Person;
import org.abri.web.face.Site.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whatever people type is shown as they typed it, and does nothing. */
class TypedByPeopleTest {
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String SCRIPT_SHOWN = "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>";
    private static final String RELAY = "L'« Abri » & <i>Cie</i>";
    private static final String RELAY_SHOWN = "<bdi>L'« Abri » &amp; &lt;i&gt;Cie&lt;/i&gt;</bdi>";
    private static final String ARABIC = "بطاقة الهوية 😀";

    private static Site site;
    private static Place relay;
    private static Person person;

    @BeforeAll
    static void open() {
        site = Site.open();
        relay = site.relay(site.operator(), RELAY);
        person = site.beneficiary(relay, new PersonName("محمد", "N'Guessan-O’Brien"), true, true);
        site.note(person.by(), person.vault(), Visibility.SHARED, SCRIPT,
                "</textarea><script>alert(2)</script>\n😀 \"'&");
        site.note(person.by(), person.vault(), Visibility.SHARED, ARABIC, "نص");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    @DisplayName("A title that is a script is text on every page, and so is a note's text")
    void script() {
        var browser = site.as(person);
        var note = browser.open("/papers").links().stream()
                .filter(link -> link.matches("/papers/[0-9a-f-]{36}")).toList().getLast();
        for (var path : List.of("/home", "/papers", note, note + "/visibility", note + "/delete",
                "/who-saw?own=true")) {
            assertThat(browser.open(path).html()).as(path).contains(SCRIPT_SHOWN).doesNotContain("<script>");
        }
        assertThat(browser.open(note).html())
                .contains("<bdi>&lt;/textarea&gt;&lt;script&gt;alert(2)&lt;/script&gt;\n😀 \"'&amp;</bdi>");
        browser.open(note + "/notes");
        assertThat(browser.html()).contains("value=\"&lt;script>alert(1)&lt;/script>\"")
                .doesNotContain("<script>");
        browser.submit(note + "/notes", Map.of());
        assertThat(browser.html()).as("what a form gives back")
                .contains("<bdi>&lt;/textarea&gt;&lt;script&gt;alert(2)&lt;/script&gt;\n😀 \"'&amp;</bdi>");
    }

    @Test
    @DisplayName("Names of every script, with apostrophes and signs, are shown as typed and keep their direction")
    void names() {
        var browser = site.as(person);
        assertThat(browser.open("/home").html()).contains("<bdi>محمد</bdi>")
                .contains("<bdi>" + ARABIC + "</bdi>");
        assertThat(browser.open("/my-relays").html()).contains(RELAY_SHOWN);
        var staff = site.as(relay.manager());
        assertThat(staff.html()).contains(RELAY_SHOWN).contains("<bdi>محمد N'Guessan-O’Brien</bdi>");
        var home = staff.link(relay.path() + "/people/[0-9a-f-]{36}");
        assertThat(staff.open(home).html()).contains(SCRIPT_SHOWN).contains("<bdi>" + ARABIC + "</bdi>")
                .doesNotContain("<script>");
        assertThat(browser.open("/who-saw").html()).contains("<bdi>Marie Gestin</bdi> (" + RELAY_SHOWN + ")");
    }

    @Test
    @DisplayName("What is wrong in a form is said on top, at its field, and the rest is given back")
    void wrong() {
        var browser = site.as(person).open("/notes/add").submit("/notes/add",
                Map.of("title", "x".repeat(151), "text", "<b>\"'"));
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.html()).contains("<a href=\"#title\">", "id=\"title-error\"",
                "aria-describedby=\"title-error\"", "&lt;b&gt;", "<title>Erreur");
        browser.submit("/notes/add", Map.of("title", "Court"));
        assertThat(browser.text()).contains("La note est enregistrée").contains("<b>\"'");
    }

    @Test
    @DisplayName("GATE-5: a form with a field that is not known, or a choice that is not offered, changes nothing")
    void unknown() {
        var browser = site.as(person).open("/notes/add").submit("/notes/add",
                Map.of("title", "Choix", "text", "x", "visibility", "everybody"));
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.text()).contains("Choisissez dans la liste");
    }
}
