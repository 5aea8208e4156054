package org.abri.web.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.abri.domain.registration.SupportingPaper;
import org.abri.web.At;
import org.abri.web.face.Browser;
import org.abri.web.face.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RegistrationPagesTest {
    private static final Pattern REFERENCE = Pattern.compile("<p class=\"once\"><bdi>([^<]+)</bdi></p>");
    private static final byte[] PDF = "%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << >>\n%%EOF\n"
            .getBytes(StandardCharsets.US_ASCII);
    private static final Map<String, String> FILLED_IN = Map.ofEntries(Map.entry("name", "Jamais Envoyée"),
            Map.entry("kind", "LODGING"), Map.entry("siret", "732 829 320 00074"),
            Map.entry("address", "3 rue des Lilas\n69000 Lyon"), Map.entry("legalGiven", "Rose"),
            Map.entry("legalFamily", "Vidal"), Map.entry("given", "Karim"), Map.entry("family", "Bensalem"),
            Map.entry("email", "k.bensalem@halte.example"), Map.entry("phone", "06 39 98 00 31"),
            Map.entry("why", "Un foyer de vingt lits.\nDix familles."));

    private static Site site;
    private static Site.Person operator;
    private Browser entity;

    @BeforeAll
    static void begin() {
        site = Site.open();
        operator = site.operator();
    }

    @AfterAll
    static void end() {
        site.close();
    }

    @BeforeEach
    void apart() {
        site.pass(Duration.ofDays(1));
        entity = site.visitor();
    }

    private static Map<String, String> but(String field, String value) {
        var fields = new LinkedHashMap<>(FILLED_IN);
        fields.put(field, value);
        return fields;
    }

    private String sent(Map<String, String> fields) {
        entity.open(At.START);
        assertThat(entity.links()).contains(At.REGISTER);
        entity.open(At.REGISTER).submit(At.REGISTER, fields);
        assertThat(entity.status()).as(entity.text()).isEqualTo(201);
        return REFERENCE.matcher(entity.html()).results().map(found -> found.group(1)).findFirst()
                .orElseThrow();
    }

    private Browser looked(String reference) {
        return site.visitor().open(At.REGISTERED).submit(At.REGISTERED, Map.of("reference", reference));
    }

    private static Browser desk() {
        return site.as(operator).open(At.REGISTRATIONS);
    }

    @Test
    @DisplayName("REL-1: an entity sends its form and two documents; an operator reads all of it, accepts, and comes to a relay's form that is filled in")
    void accepted() {
        var reference = sent(but("name", "La Halte du Port"));
        assertThat(entity.text()).contains("Notez cette référence maintenant", "Aucun document joint");
        entity.upload(At.REGISTRATION_PAPERS, Map.of(), "statuts.pdf", PDF);
        assertThat(entity.text()).contains("Un document joint");
        assertThat(looked(reference.replace("-", " ").toUpperCase(Locale.ROOT))
                .upload(At.REGISTRATION_PAPERS, Map.of(), "délibération.pdf", PDF).text())
                        .contains("2 documents joints");

        var desk = desk();
        assertThat(desk.text()).contains("La Halte du Port", "Hébergement");
        var one = link(desk, "La Halte du Port");
        desk.open(one);
        assertThat(desk.text()).contains("732 829 320 00074", "Rose Vidal", "Karim Bensalem",
                "k.bensalem@halte.example", "06 39 98 00 31", "Dix familles.", "statuts.pdf",
                "délibération.pdf").doesNotContain(reference);
        var paper = desk.links().stream().filter(href -> href.startsWith(one + "/papers/")).findFirst()
                .orElseThrow();
        var file = site.as(operator).open(paper);
        assertThat(file.bytes()).isEqualTo(PDF);
        assertThat(file.header("content-disposition")).startsWith("attachment; filename=\"statuts.pdf\"");
        assertThat(file.header("content-security-policy")).contains("sandbox");

        desk.submit(one, Map.of("accepted", "true", "reason", "Foyer connu de la ville"));
        assertThat(desk.text()).contains("La demande est acceptée", "Foyer connu de la ville");
        assertThat(looked(reference).text()).contains("Acceptée", "Foyer connu de la ville")
                .doesNotContain("Ajouter un document", "Halte", "Bensalem");
        var add = desk.links().stream().filter(href -> href.startsWith(At.ADD_RELAY)).findFirst()
                .orElseThrow();
        assertThat(desk.open(add).filledIn(At.ADD_RELAY)).containsEntry("name", "La Halte du Port")
                .containsEntry("given", "Karim").containsEntry("family", "Bensalem")
                .containsEntry("phone", "+33639980031").containsEntry("zone", "Europe/Paris");
        assertThat(desk.open(At.registrations(true, Optional.empty())).text())
                .contains("La Halte du Port", "Acceptée");
        assertThat(desk().text()).doesNotContain("La Halte du Port");
    }

    @Test
    @DisplayName("REL-1: refused with a reason, the entity reads why; two who answer otherwise at once are told so")
    void refused() {
        var reference = sent(but("name", "Le Bar du Quai"));
        var desk = desk();
        var one = link(desk, "Le Bar du Quai");
        var other = site.as(operator).open(one);
        desk.open(one).submit(one, Map.of("accepted", "false", "reason", ""));
        assertThat(desk.status()).isEqualTo(422);
        assertThat(desk.text()).contains("Dites pourquoi");
        desk.submit(one, Map.of("reason", "Hors du champ social"));
        assertThat(desk.text()).contains("La demande est refusée");
        other.submit(one, Map.of("accepted", "true", "reason", "Oui"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text()).contains("Quelqu’un a déjà répondu autrement");
        assertThat(looked(reference).text()).contains("Refusée", "Hors du champ social");
    }

    @Test
    @DisplayName("REL-1: what is wrong is told by its field, and nothing that was written is lost, in another language either")
    void wrong() {
        entity.open(At.REGISTER);
        for (var bad : Map
                .of("siret", "732 829 320 00075", "email", "halte.example", "phone", "06", "name", "",
                        "address", "", "why", "", "legalGiven", "12")
                .entrySet()) {
            entity.submit(At.REGISTER, but(bad.getKey(), bad.getValue()));
            assertThat(entity.status()).as(bad.getKey()).isEqualTo(422);
            assertThat(entity.html()).contains("<a href=\"#" + bad.getKey() + "\">");
        }
        var fields = new LinkedHashMap<>(FILLED_IN);
        fields.remove("kind");
        var other = site.visitor().open(At.REGISTER).submit(At.REGISTER, fields);
        assertThat(other.html()).contains("<a href=\"#kind\">");
        other.look(At.REGISTER, "?language=en", FILLED_IN);
        assertThat(other.text()).contains("Legal representative");
        assertThat(other.filledIn(At.REGISTER)).containsAllEntriesOf(FILLED_IN);
        assertThat(desk().text()).doesNotContain("Jamais Envoyée");
    }

    @Test
    @DisplayName("REL-1, I4: sent again from the same page it is one registration; its last reference leads to it")
    void twice() {
        var first = sent(but("name", "La Passerelle"));
        entity.open(At.REGISTER);
        var page = entity.filledIn(At.REGISTER);
        var again = but("name", "La Passerelle");
        again.put("once", page.get("once"));
        entity.submit(At.REGISTER, again);
        var tab = site.visitor().besides(entity).open(At.REGISTER).submit(At.REGISTER, again);
        assertThat(tab.status()).isEqualTo(201);
        assertThat(desk().text().split("La Passerelle", -1)).hasSize(3);
        assertThat(looked(first).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("AUT-5: a reference that leads nowhere is answered alike by page and for documents, without a word on others")
    void nowhere() {
        var nobodys = looked("kado-limu-pero-bati-nuso");
        assertThat(nobodys.status()).isEqualTo(422);
        assertThat(nobodys.text()).contains("ne mène à aucune demande");
        assertThat(looked("kado").text()).contains("Ce n’est pas une référence");
        sent(but("name", "Le Refuge"));
        var form = entity.form(At.REGISTRATION_PAPERS);
        assertThat(form).contains("multipart/form-data");
        entity.upload(At.REGISTRATION_PAPERS, Map.of("reference", "kado-limu-pero-bati-nuso"), "a.pdf", PDF);
        assertThat(entity.status()).isEqualTo(422);
        assertThat(entity.text()).contains("ne mène à aucune demande");
    }

    @Test
    @DisplayName("REL-1, UPL-1: a file that is too large, of another type, or none at all is told, and another can be chosen on the same page")
    void badFile() {
        sent(but("name", "L’Escale"));
        entity.upload(At.REGISTRATION_PAPERS, Map.of(), "a.pdf", new byte[SupportingPaper.LARGEST + 1]);
        assertThat(entity.status()).isEqualTo(422);
        assertThat(entity.text()).contains("Ce fichier est trop gros", "Aucun document joint");
        entity.upload(At.REGISTRATION_PAPERS, Map.of(), "a.exe", new byte[] { 'M', 'Z', 0, 1, 2, 3 });
        assertThat(entity.text()).contains("Ce fichier ne peut pas être gardé");
        entity.upload(At.REGISTRATION_PAPERS, Map.of(), "", new byte[0]);
        assertThat(entity.status()).isEqualTo(422);
        for (var i = 1; i <= SupportingPaper.MOST; i++) {
            entity.upload(At.REGISTRATION_PAPERS, Map.of(), "b" + i + ".pdf", PDF);
            assertThat(entity.status()).as(entity.text()).isEqualTo(200);
        }
        assertThat(entity.text()).contains("4 documents joints").doesNotContain("Ajouter un document");
    }

    @Test
    @DisplayName("REL-1, ACC-10: operators alone see registrations and their documents; anybody else is told so, or led to sign in")
    void operatorsAlone() {
        sent(but("name", "La Maison Bleue"));
        var one = link(desk(), "La Maison Bleue");
        var manager = site.as(site.relay(operator, "Relais du Canal").manager());
        for (var path : new String[] { At.REGISTRATIONS, one }) {
            assertThat(manager.open(path).status()).as(path).isEqualTo(403);
            assertThat(site.visitor().open(path).path()).as(path).isEqualTo(At.SIGN_IN);
        }
        assertThat(desk().open(one.replaceAll("[0-9a-f]{8}-", "00000000-")).status()).isEqualTo(404);
    }

    private static String link(Browser desk, String name) {
        var before = desk.html().substring(0, desk.html().indexOf(name));
        return before.substring(before.lastIndexOf("<a href=\"") + 9).replaceFirst("(?s)\".*", "");
    }
}
