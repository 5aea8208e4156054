package org.abri.web.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.abri.application.Once;
import org.abri.application.access.Answer;
import org.abri.application.vault.ArrangeFolders;
import org.abri.domain.account.PersonName;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.FolderName;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Visibility;
import org.abri.web.face.Site.Person;
import org.abri.web.face.Site.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks through every page that leads anywhere, as everybody, in every language. */
class EveryPageTest {
    /** In bytes as sent: pages are not packed (ADR 10). */
    private static final int LARGEST_PAGE = 14 * 1024;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern CONTROL =
            Pattern.compile("<(?:input|select|textarea)\\b[^>]*\\bid=\"([^\"]+)\"[^>]*>");
    private static final Set<String> MAKING =
            Set.of("/papers/add", "/pages/add", "/links", "/folders/add", "/notes/add", "/contacts/add",
                    "/appointments/add",
                    "/people/new",
                    "/openings/new",
                    "/people/on-site",
                    "/team/add", "/operator/relays/add", "/register");

    private static final List<String> PUBLIC =
            List.of("/", "/help", "/privacy", "/problem", "/sign-in", "/lock", "/activate", "/terms",
                    "/terms/2025-01", "/terms/2026-11", "/demo/sms", "/register", "/register/state",
                    "/receipts/verify");
    private static final List<String> OF_BENEFICIARY =
            List.of("/home", "/my-relays", "/my-relays/*/end", "/my-relays/code", "/notes/add",
                    "/contacts/add", "/appointments/add", "/papers",
                    "/papers?kind=CONTACT", "/papers/*/contacts", "/papers?kind=APPOINTMENT",
                    "/papers/*/appointments",
                    "/papers/*", "/papers/*/folder", "/folders", "/folders/*", "/folders/add",
                    "/folders/*/change", "/folders/*/delete", "/bin", "/bin/*", "/bin/*/erase", "/bin/empty",
                    "/account", "/account/phone", "/account/phone/proof", "/account/closing",
                    "/account/delete", "/account/factor",
                    "/account/factor/set-up", "/account/factor/passkeys/add", "/account/sessions", "/lock",
                    "/papers/*/delete", "/papers/*/notes", "/papers/*/title",
                    "/papers/*/visibility", "/papers/*/receipt", "/papers/*/links", "/links",
                    "/account/calendar",
                    "/papers/add", "/pages/add", "/password", "/account/username", "/who-saw",
                    "/who-saw?own=true",
                    "/who-saw?before=*&own=true");
    private static final List<String> OF_STAFF = List.of("/relays/*/people", "/relays/*/people/*",
            "/relays/*/people/*/end", "/relays/*/people/*/end-of-support", "/relays/*/people/*/lock",
            "/relays/*/people/*/lost-factor", "/relays/*/people/*/names",
            "/relays/*/people/*/notes/add", "/relays/*/people/*/contacts/add",
            "/relays/*/people/*/appointments/add",
            "/relays/*/people/*/papers/*", "/relays/*/people/*/papers/*/receipt",
            "/relays/*/people/*/papers/*/notes",
            "/relays/*/people/*/papers/*/title", "/relays/*/people/*/papers/*/report",
            "/relays/*/people/*/papers/add", "/relays/*/people/*/pages/add", "/relays/*/people/*/folders/*",
            "/relays/*/people/affiliate", "/relays/*/people/openings", "/relays/*/people/openings/new",
            "/relays/*/people/find", "/relays/*/people/new");
    private static final List<String> OF_TEAM =
            List.of("/relays/*/team", "/relays/*/team/*/remove", "/relays/*/team/add",
                    "/relays/*/team/*/lock", "/relays/*/team/*/lost-factor", "/relays/*/team/*/renewal");
    private static final List<String> OF_OPERATOR =
            List.of("/operator/relays", "/operator/relays/add", "/operator/accounts",
                    "/operator/registrations", "/operator/registrations?answered=true",
                    "/operator/relays/ending", "/relays/*/agreement", "/relays/*/agreement/end",
                    "/relays/*/agreement/renew", "/relays/*/agreement/suspend",
                    "/relays/*/team/*/manager/replace",
                    "/operator/reports", "/operator/problems", "/operator/unusual-uses",
                    "/operator/condition",
                    "/operator/terms",
                    "/operator/deletions", "/relays/*/people/on-site");

    private static Site site;
    private static Person operator;
    private static Place relay;
    private static Place other;
    private static Person nadia;
    private static Person amadou;

    @BeforeAll
    static void open() {
        site = Site.ofDemo();
        operator = site.operator();
        relay = site.relay(operator, "Relais du Port");
        other = site.relay(operator, "Accueil de jour");
        nadia = site.professional(relay, "Nadia", "Benali");
        amadou = site.beneficiary(relay, new PersonName("Amadou", "Diallo"), true, true);
        site.paper(amadou.by(), amadou.vault(), Visibility.PRIVATE, "Carte d’identité");
        site.note(amadou.by(), amadou.vault(), Visibility.SHARED, "À faire", "Appeler le 115");
        site.contact(amadou.by(), amadou.vault(), Visibility.SHARED, "Mme Sow");
        site.appointment(amadou.by(), amadou.vault(), Visibility.SHARED, "Préfecture",
                "2027-03-28T02:30 Indian/Reunion");
        site.appointment(amadou.by(), amadou.vault(), Visibility.PRIVATE, "Médecin",
                "2027-10-31T02:30 Europe/Paris");
        site.series(amadou.by(), amadou.vault(), "Kiné", "2027-01-31T09:00 Europe/Paris");
        folders(site.paper(nadia.signedIn().viewpointAt(relay.id()), amadou.vault(), Visibility.SHARED,
                "Attestation"));
        site.note(nadia.signedIn().viewpointAt(relay.id()), amadou.vault(), Visibility.SHARED, "Rendez-vous",
                "Mardi");
        assertThat(site.abri.affiliation().affiliatePerson().request(
                other.manager().signedIn().viewpointAt(other.id()), other.id(), amadou.username(), true))
                        .isInstanceOf(Answer.Given.class);
        site.sendSms();
        for (int i = 0; i < 60; i++) {
            var note = site.note(amadou.by(), amadou.vault(), Visibility.PRIVATE, "Note " + i, "…");
            assertThat(site.abri.vault().changeItem().delete(amadou.by(), amadou.vault(), note,
                    version -> true))
                            .isInstanceOf(Answer.Given.class);
        }
    }

    private static void folders(ItemId paper) {
        var arrange = site.abri.vault().arrangeFolders();
        var parent = Optional.<FolderId> empty();
        for (var name : List.of("Logement", "Loyer")) {
            if (!(arrange.add(amadou.by(), amadou.vault(), new Once(UUID.randomUUID()), parent,
                    new FolderName(name), Visibility.SHARED) instanceof Answer.Given<
                            ArrangeFolders.Outcome>(ArrangeFolders.Outcome.Arranged(var folder), var look))) {
                throw new AssertionError("no folder");
            }
            parent = Optional.of(folder.id());
        }
        assertThat(arrange.file(amadou.by(), amadou.vault(), paper, parent, false))
                .isInstanceOf(Answer.Given.class);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "fr", "en" })
    @DisplayName("Every page of everybody renders, is complete, and leads nowhere that is not there")
    void walk(String language) {
        assertThat(walk(site.visitor().reading(language), "/", true)).containsAll(PUBLIC);
        assertThat(walk(as(amadou, language), "/home", true)).containsAll(OF_BENEFICIARY);
        assertThat(walk(as(nadia, language), "/relays", false)).containsAll(OF_STAFF)
                .doesNotContainAnyElementsOf(OF_TEAM.subList(1, 5));
        assertThat(walk(as(relay.manager(), language), "/relays", false)).containsAll(OF_STAFF)
                .containsAll(OF_TEAM).contains("/relays/*/team/invite", "/relays/*/team/add-list",
                        "/relays/*/unusual-uses");
        assertThat(walk(as(operator, language), "/operator/relays", false)).containsAll(OF_OPERATOR)
                .containsAll(OF_TEAM)
                .doesNotContainAnyElementsOf(OF_STAFF)
                .doesNotContainAnyElementsOf(OF_BENEFICIARY.subList(1, 5));
    }

    private static Browser as(Person person, String language) {
        return site.visitor().reading(language).open("/sign-in")
                .submit("/sign-in",
                        Map.of("username", person.username().value(), "password", person.password()));
    }

    private static Set<String> walk(Browser browser, String start, boolean light) {
        var seen = new TreeMap<String, String>();
        var todo = new ArrayDeque<>(List.of(start));
        while (!todo.isEmpty()) {
            var path = todo.pop();
            var route = ID.matcher(path).replaceAll("*").replaceFirst("before=\\d+", "before=*");
            // of pages that differ by an id only, the first few
            if (path.endsWith("/file") || path.endsWith("/card") || path.endsWith("/event")
                    || path.endsWith("/csv")
                    || path.endsWith("/data") || path.endsWith("/take")
                    || path.endsWith("/end-of-support/papers")
                    || seen.containsKey(path)
                    || seen.values().stream().filter(route::equals).count() >= 7) {
                continue;
            }
            seen.put(path, route);
            browser.open(path);
            check(browser, path, light);
            if (!start.equals("/")) {
                assertThat(browser.html()).as(path).contains("action=\"/sign-out\"")
                        .containsPattern("<body[^>]* data-rests=\"(905|1805|605)\"");
            }
            assertThat(browser.header("content-type")).as(path).isEqualTo("text/html; charset=utf-8");
            browser.links().stream().filter(link -> !link.startsWith("/assets/")).forEach(todo::add);
        }
        return new TreeSet<>(seen.values());
    }

    private static void check(Browser browser, String path, boolean light) {
        assertThat(browser.status()).as(path).isEqualTo(200);
        var html = browser.html();
        assertThat(html).as(path)
                .contains("<html lang=\"" + (html.contains("lang=\"en\" dir") ? "en" : "fr")
                        + "\" dir=\"ltr\">")
                .doesNotContain("<script>", "{0}", "{1}", "${", " style=", "null")
                .doesNotContainPattern("\\son[a-z]+=");
        assertThat(html).as("PRI-5: " + path).contains("href=\"/privacy\"");
        assertThat(html.split("<h1", -1)).as(path + " has one heading").hasSize(2);
        assertThat(html).as(path).doesNotContainPattern("<title>\\s*·");
        browser.forms().forEach((action, form) -> {
            if (form.contains("role=\"search\"")) {
                assertThat(form).contains("method=\"get\"");
                return;
            }
            assertThat(form).as(action + " on " + path).contains("method=\"post\"", "name=\"formToken\"");
            if (MAKING.stream().anyMatch(action::endsWith)) {
                assertThat(form).as(action).containsPattern("name=\"once\" value=\"[0-9a-f-]{36}\"");
            }
        });
        CONTROL.matcher(html).results().forEach(control -> assertThat(
                html.contains("<label for=\"" + control.group(1) + "\"")
                        || html.contains("<label class=\"choice")).as(control.group()).isTrue());
        if (light) {
            assertThat(browser.bytes().length).as(path + " is light").isLessThanOrEqualTo(LARGEST_PAGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "fr", "en" })
    @DisplayName("PRI-5: the privacy policy is one click from every page, and says what is kept, how long, whom to write to, and to which authority")
    void privacy(String language) {
        for (var page : List.of("/", "/sign-in", "/lock", "/terms", "/no-such-page", "/problem")) {
            assertThat(site.visitor().reading(language).open(page).html()).as(page)
                    .contains("href=\"/privacy\"");
        }
        assertThat(site.visitor().reading(language).open("/privacy").text()).contains("aide@abri.example",
                "CNIL", "50", "30").doesNotContain("{");
    }

    @Test
    @DisplayName("The look is light, and kept by browsers until it changes")
    void look() {
        var page = site.visitor().open("/").html();
        var address = page.replaceAll("(?s).*<link rel=\"stylesheet\" href=\"([^\"]+)\".*", "$1");
        var css = site.visitor().open(address);
        assertThat(css.status()).isEqualTo(200);
        assertThat(css.header("content-type")).startsWith("text/css");
        assertThat(css.header("cache-control")).contains("immutable");
        assertThat(css.html()).doesNotContainPattern(
                "(?:margin|padding|border)-(?:left|right|top|bottom)|[^-](?:left|right)\\s*:|text-align:\\s*(?:left|right)");
        assertThat(site.visitor().open("/assets/secret.txt").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("GATE-2, ACC-10: each kind of account is told plainly what is not for it, and nothing of what it may not know")
    void notForThem() {
        var browser = as(nadia, "fr");
        assertThat(browser.open("/papers").status()).isEqualTo(403);
        assertThat(browser.text()).contains("Seule une personne accompagnée a un coffre");
        assertThat(browser.open(other.path() + "/people").status()).isEqualTo(404);
        assertThat(browser.open(relay.path() + "/team/add").status()).isEqualTo(403);
        assertThat(browser.text()).contains("Seul le gestionnaire tient l’équipe");
        assertThat(as(amadou, "en").open(relay.path() + "/people").status()).isEqualTo(404);
        assertThat(as(amadou, "en").open("/nothing/here").text())
                .contains("This page does not exist, or you cannot see it");
        for (var path : Arrays.asList("/home", "/papers", "/relays", "/operator/relays",
                relay.path() + "/people")) {
            assertThat(site.visitor().open(path).path()).as(path).isEqualTo("/sign-in");
        }
    }

    @Test
    @DisplayName("A language is chosen anywhere, stays, and leads to no other site")
    void language() {
        var browser = site.visitor().open("/help").submit("/language", Map.of("language", "en"));
        assertThat(browser.path()).isEqualTo("/help");
        assertThat(browser.text()).contains("Asking for help");
        assertThat(browser.open("/").text()).contains("Your papers, safe");
        browser.submit("/language", Map.of("language", "fr", "back", "//other.example/"));
        assertThat(browser.path()).isEqualTo("/");
        assertThat(browser.submit("/language", Map.of("language", "xx")).status()).isEqualTo(404);
    }
}
