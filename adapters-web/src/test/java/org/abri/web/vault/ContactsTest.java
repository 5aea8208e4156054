package org.abri.web.vault;

import static org.assertj.core.api.Assertions.assertThat;

import ezvcard.Ezvcard;
import java.util.Map;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ContactsTest {
    private static final String ITEMS = "/api/v1/vault/items/";
    private static final String WHOLE =
            """
            {"title": "Mme Sow/CAF; \\"Awa\\"", "organisation": "Halte, Quai", "phone": "+33 (0)6 39 98 00 01",
             "email": "sow@example.org", "address": "12, quai des Tilleuls\\n2e étage", "text": "Le mardi"%s}""";

    private static Running web;
    private static Running.RelayWithManager relay;
    private static Running.Person person;
    private static String theirs;

    @BeforeAll
    static void begin() {
        web = Running.plain();
        relay = web.relay(web.operator(), "Le Pont");
        person = web.beneficiary(relay, "Berthe", true);
        theirs = "/api/v1/relays/" + relay.id() + "/vaults/" + person.signedIn().account();
    }

    @AfterAll
    static void end() {
        web.close();
    }

    @Test
    @DisplayName("VLT-1: a contact is kept with all that is said, or with a name alone; what is wrong in it is told by its field")
    void keptAsSaid() {
        var whole = ITEMS + web.post(person, "/api/v1/vault/contacts", WHOLE.formatted("")).at("id");
        assertThat(web.get(person, whole).json()).containsEntry("kind", "CONTACT").doesNotContainKey("text")
                .containsEntry("title", "Mme Sow/CAF; \"Awa\"").containsEntry("contact",
                        Map.of("organisation", "Halte, Quai", "phone", "+33 (0)6 39 98 00 01", "email",
                                "sow@example.org", "address", "12, quai des Tilleuls\n2e étage", "text",
                                "Le mardi"));
        var named = ITEMS + web.post(person, "/api/v1/vault/contacts", "{\"title\": \"Le 115\"}").at("id");
        assertThat(web.get(person, named).json()).containsEntry("contact", Map.of());

        var wrong = web.post(person, "/api/v1/vault/contacts",
                "{\"title\": \"\", \"phone\": \"à l'accueil\", \"email\": \"sow\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("missing").contains("not-a-phone-number").contains("not-an-email");
    }

    @Test
    @DisplayName("VLT-8: a contact is changed from the version that was seen, and is no note")
    void rewritten() {
        var contact = ITEMS + web.post(person, "/api/v1/vault/contacts", "{\"title\": \"Awa\"}").at("id");
        assertThat(put(contact + "/contact", "\"1\"", "{\"title\": \"Awa\", \"phone\": \"115\"}").status())
                .isEqualTo(204);
        assertThat(web.get(person, contact).json()).containsEntry("contact", Map.of("phone", "115"))
                .containsEntry("version", 2);
        assertThat(put(contact + "/contact", "\"1\"", "{\"title\": \"Awa\"}").status()).isEqualTo(412);
        assertThat(put(contact + "/note", "\"2\"", "{\"title\": \"Awa\", \"text\": \"a\"}").status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("VLT-8: a contact is taken as a vCard that telephones read, whatever signs are in it")
    void asVCard() {
        var contact = ITEMS + web.post(person, "/api/v1/vault/contacts", WHOLE.formatted("")).at("id");
        var taken = web.get(person, contact + "/card");
        assertThat(taken.header("Content-Type")).isEqualTo("text/vcard; charset=utf-8");
        assertThat(taken.header("Content-Disposition")).startsWith("attachment; filename=\"Mme Sow-CAF")
                .contains(".vcf");
        var card = Ezvcard.parse(taken.text()).first();
        assertThat(card.getFormattedName().getValue()).isEqualTo("Mme Sow/CAF; \"Awa\"");
        assertThat(card.getOrganization().getValues()).containsExactly("Halte, Quai");
        assertThat(card.getTelephoneNumbers().getFirst().getText()).isEqualTo("+33639980001");
        assertThat(card.getEmails().getFirst().getValue()).isEqualTo("sow@example.org");
        assertThat(card.getAddresses().getFirst().getStreetAddress())
                .isEqualTo("12, quai des Tilleuls\n2e étage");
        assertThat(card.getNotes().getFirst().getValue()).isEqualTo("Le mardi");

        var note = ITEMS
                + web.post(person, "/api/v1/vault/notes", "{\"title\": \"a\", \"text\": \"b\"}").at("id");
        assertThat(web.get(person, note + "/card").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("VLT-3, VLT-4, PRI-3: staff take a contact that is shared, which is recorded, and none that is private")
    void seenByStaff() {
        var hidden = web.post(person, "/api/v1/vault/contacts", "{\"title\": \"À moi\"}").at("id");
        var shown = web.post(person, "/api/v1/vault/contacts",
                "{\"title\": \"Dr Klein\", \"visibility\": \"SHARED\"}").at("id");
        assertThat(web.get(relay.manager(), theirs + "/items/" + hidden + "/card").status()).isEqualTo(404);
        assertThat(web.get(relay.manager(), theirs + "/items/" + shown + "/card").text())
                .contains("FN:Dr Klein");
        assertThat(web.get(person, "/api/v1/vault/journal").text())
                .contains("\"ITEM_SEEN\",\"item\":\"" + shown)
                .doesNotContain("\"ITEM_SEEN\",\"item\":\"" + hidden);
    }

    @Test
    @DisplayName("VLT-1: contacts are listed alone when nothing else is wanted; what is no kind is told")
    void ofOneKind() {
        var contact = web.post(person, "/api/v1/vault/contacts", "{\"title\": \"Awa\"}").at("id");
        web.post(person, "/api/v1/vault/notes", "{\"title\": \"Une note\", \"text\": \"b\"}");
        var contacts = web.get(person, "/api/v1/vault/items?kind=CONTACT").text();
        assertThat(contacts).contains((String) contact).doesNotContain("Une note");
        assertThat(web.get(person, "/api/v1/vault/items?kind=CAT").status()).isEqualTo(400);
    }

    private static Running.Answer put(String path, String from, String body) {
        return web.json(web.as(person, path).header("If-Match", from), "PUT", body);
    }
}
