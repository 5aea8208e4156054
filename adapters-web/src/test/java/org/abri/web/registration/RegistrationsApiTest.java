package org.abri.web.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Once;
import org.abri.application.registration.Register;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.limits.Pace;
import org.abri.domain.registration.Applicant;
import org.abri.domain.registration.EntityKind;
import org.abri.domain.registration.Registration;
import org.abri.domain.text.EmailAddress;
import org.abri.domain.vault.FileName;
import org.abri.web.Multiparts;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

public class RegistrationsApiTest {
    private static final String REGISTRATIONS = "/api/v1/registrations";
    private static final String PDF = "%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << >>\n%%EOF\n";
    private static final String BODY = """
            {"name": "La Halte", "kind": "LODGING", "siret": "73282932000074", "address": "3 rue des Lilas",
             "legalGiven": "Rose", "legalFamily": "Vidal", "given": "Karim", "family": "Bensalem",
             "email": "k.bensalem@halte.example", "phone": "+33639980031", "why": "Vingt lits"}""";

    private static Running web;
    private static Running.Person operator;

    @BeforeAll
    static void begin() {
        web = Running.plain();
        operator = web.operator();
    }

    @AfterAll
    static void end() {
        web.close();
    }

    /** What an entity sends. */
    public static Register.Command sending(String name) {
        return new Register.Command(Optional.empty(), new Once(UUID.randomUUID()),
                new Applicant(name, EntityKind.LODGING, Optional.empty(), "3 rue des Lilas",
                        new PersonName("Rose", "Vidal"), new PersonName("Karim", "Bensalem"),
                        EmailAddress.typed("k.bensalem@halte.example"), new PhoneNumber("+33639980031"),
                        "Vingt lits"));
    }

    @Test
    @DisplayName("REL-1: a program sends a registration and a document, operators' programs read them and answer")
    void wholeWay() {
        var sent = anybody(REGISTRATIONS, BODY);
        assertThat(sent.status()).isEqualTo(201);
        var reference = (String) sent.at("reference");
        var asked = "{\"reference\": \"" + reference + "\"}";
        assertThat(anybody(REGISTRATIONS + "/state", asked).at("state")).isEqualTo("WAITING");
        var added = upload(reference);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.at("papers")).isEqualTo(1);

        var line = ((List<?>) web.get(operator, REGISTRATIONS).at("registrations")).getFirst();
        var id = ((Map<?, ?>) line).get("registration");
        var seen = web.get(operator, REGISTRATIONS + "/" + id);
        assertThat(seen.at("siret")).isEqualTo("73282932000074");
        assertThat(seen.at("email")).isEqualTo("k.bensalem@halte.example");
        var paper = ((Map<?, ?>) ((List<?>) seen.at("papers")).getFirst()).get("paper");
        assertThat(web.get(operator, REGISTRATIONS + "/" + id + "/papers/" + paper).text()).isEqualTo(PDF);

        var decision = REGISTRATIONS + "/" + id + "/decision";
        assertThat(web.post(operator, decision, "{\"accepted\": true, \"reason\": \"Connue\"}").status())
                .isEqualTo(204);
        var otherwise = web.post(operator, decision, "{\"accepted\": false, \"reason\": \"Non\"}");
        assertThat(otherwise.status()).isEqualTo(409);
        assertThat(otherwise.code()).isEqualTo("decided-before");
        var told = anybody(REGISTRATIONS + "/state", asked);
        assertThat(told.at("state")).isEqualTo("ACCEPTED");
        assertThat(told.at("reason")).isEqualTo("Connue");
        assertThat(told.text()).doesNotContain("Halte", "Bensalem", "Vidal");
        assertThat(upload(reference).status()).isEqualTo(404);
        assertThat(web.get(operator, REGISTRATIONS + "?answered=true").text()).contains("La Halte");
    }

    @Test
    @DisplayName("AUT-5: a reference that leads nowhere is answered as what is not there; one of another shape by its field")
    void nowhere() {
        var nobodys = anybody(REGISTRATIONS + "/state", "{\"reference\": \"kado-limu-pero-bati-nuso\"}");
        assertThat(nobodys.status()).isEqualTo(404);
        assertThat(upload("kado-limu-pero-bati-nuso").status()).isEqualTo(404);
        var wrong = anybody(REGISTRATIONS + "/state", "{\"reference\": \"kado\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.at("fields")).isEqualTo(Map.of("reference", "not-a-reference"));
    }

    @Test
    @DisplayName("REL-1: when as many wait as can be looked through, that is told, with nothing kept")
    void full() throws IOException {
        try (var busy = Running.plain()) {
            for (var i = 0; i < Registration.MOST_WAITING; i++) {
                busy.clock.pass(Pace.REGISTERING.each());
                documented(busy.abri.registration().register(), sending("Halte " + i));
            }
            busy.clock.pass(Pace.REGISTERING.each());
            var turned = busy.send(busy.to(REGISTRATIONS).header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(BODY)));
            assertThat(turned.status()).isEqualTo(503);
            assertThat(turned.code()).isEqualTo("registrations-full");
        }
    }

    private static void documented(Register register, Register.Command command) throws IOException {
        var sent = (Register.Outcome.Sent) register.send(command);
        assertThat(register.addPaper(Optional.empty(), sent.reference(), new FileName("statuts.pdf"),
                new ByteArrayInputStream(PDF.getBytes(StandardCharsets.US_ASCII))))
                        .isInstanceOf(Register.PaperOutcome.Added.class);
    }

    private static Running.Answer anybody(String path, String body) {
        return web.send(web.to(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static Running.Answer upload(String reference) {
        return web.send(web.to(REGISTRATIONS + "/papers").header("Content-Type", Multiparts.TYPE)
                .POST(BodyPublishers.ofByteArray(Multiparts.of(Map.of("reference", reference), "statuts.pdf",
                        PDF.getBytes(StandardCharsets.US_ASCII)))));
    }
}
