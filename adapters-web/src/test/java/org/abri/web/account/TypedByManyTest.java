package org.abri.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.abri.domain.account.Username;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What people type about somebody, from the socket to the account and back (FIELD 3, 11 to 15; G-2, G-18). */
class TypedByManyTest {
    private static Running web;
    private static Running.RelayWithManager relay;
    private static String path;

    @BeforeAll
    static void begin() {
        web = Running.plain();
        relay = web.relay(web.operator(), "L'Escale du Port");
        path = "/api/v1/relays/" + relay.id() + "/beneficiaries";
    }

    @AfterAll
    static void end() {
        web.close();
    }

    @Test
    @DisplayName("FIELD 3, 13, 14: a number of Réunion, one name and a year of birth are kept as they are")
    void kept() {
        var opened = open(Map.of("given", "", "family", "བསྟན་འཛིན", "born", "1990", "phone",
                "\u202A0692\u201112 34 56\u202C"));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        var me = me(opened, Running.PASSWORD);
        assertThat(me.at("name")).isEqualTo(Map.of("given", "", "family", "བསྟན་འཛིན"));
        assertThat(me.at("born")).isEqualTo("1990");
        assertThat(me.at("phone")).isEqualTo("+262692123456");
    }

    @Test
    @DisplayName("FIELD 13, 14: names as papers write them and days as people write them are taken")
    void asWritten() {
        var opened = open(
                Map.of("given", "Leïla", "family", "Ben Saïd (née Diallo)", "born", "١٢/٠٣/١٩٩٠", "phone",
                        "+33 (0)6 39 98 00 01"));
        var me = me(opened, Running.PASSWORD);
        assertThat(me.at("name", "family")).isEqualTo("Ben Saïd (née Diallo)");
        assertThat(me.at("born")).isEqualTo("1990-03-12");
        assertThat(me.at("phone")).isEqualTo("+33639980001");
        assertThat(open(Map.of("given", "Leila", "family", "Ben Said née Diallo", "born", "1990")).code())
                .as("ACC-8, of whom only the year is known").isEqualTo("may-have-an-account");
    }

    @Test
    @DisplayName("FIELD 15: a password chosen with the spaces of a French keyboard opens with plain ones, and the other way round")
    void passwords() {
        var opened = open(Map.of("given", "Noor", "password", "cinq\u00A0tortues devant la\u202Fgare "));
        for (var typed : List.of("cinq tortues devant la gare",
                "cinq\u00A0tortues\u00A0devant\u00A0la\u00A0gare\\n",
                " cinq tortues devant la gare")) {
            assertThat(me(opened, typed).status()).as(typed).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("FIELD 3, 13; G-18: what cannot be kept is told by its field and its reason")
    void told() {
        told("phone", "01 99 00 12 34", "not-a-mobile-number");
        told("phone", "06 39", "not-a-phone-number");
        told("given", "٣", "not-a-name");
        told("born", "30/02/1990", "not-a-date");
        told("password", "12 avril 1991 Dakar", "password-contains-birth-date");
        told("password", "mon numero 06 39 98 00 07", "password-contains-phone-number");
        told("password", "L'escale du port 9", "password-contains-relay");
        told("password", "quatre girafes sous la lune", "password-too-common");
        told("password", "йцукенгшщзхъфывап", "password-too-common");
        var nameless = open(Map.of("given", " ", "family", "\u200B"));
        assertThat(nameless.at("fields")).isEqualTo(Map.of("given", "missing"));
    }

    private static void told(String field, String typed, String code) {
        var fields = new LinkedHashMap<>(
                Map.of("family", "Nouvelle", "born", "12.04.1991", "phone", "06 39 98 00 07"));
        fields.put(field, typed);
        var refused = open(fields);
        assertThat(refused.at("fields")).as(typed).isEqualTo(Map.of(field, code));
    }

    @Test
    @DisplayName("G-2: marks without end in any field are refused as too long, and a sign-in with them as one that is not recognised")
    void marksWithoutEnd() {
        var marks = "e" + "\u0301\u0316".repeat(40_000);
        for (var field : List.of("given", "family", "born", "phone", "homonymReason", "question", "answer",
                "language")) {
            assertThat(open(Map.of(field, marks)).at("fields")).as(field)
                    .isEqualTo(Map.of(field, "too-long"));
        }
        assertThat(open(Map.of("password", marks)).at("fields", "password")).isEqualTo("password-too-long");
        assertThat(open(Map.of("password", "x".repeat(129))).at("fields", "password"))
                .isEqualTo("password-too-long");
        var username = relay.manager().username();
        for (var password : List.of(marks, "x".repeat(200_000), "x".repeat(129), "e" + "\u0301".repeat(31))) {
            assertThat(signIn(username, password).code()).isEqualTo("not-recognised");
        }
        for (var note : List.of(Map.of("title", marks, "text", "x"), Map.of("title", "x", "text", marks))) {
            assertThat(
                    web.post(web.beneficiary(relay, "Berthe" + note.hashCode(), true), "/api/v1/vault/notes",
                            json(note)).at("fields").toString()).contains("too-long");
        }
    }

    private static Running.Answer open(Map<String, String> said) {
        var fields = new LinkedHashMap<>(
                Map.of("given", "Awa", "family", "Diop", "born", "1991-04-12", "language", "fr",
                        "password", Running.PASSWORD, "question", "Un chien ?", "answer", "Filou"));
        fields.putAll(said);
        return web.post(relay.manager(), path,
                json(fields).replaceFirst("\\}$", ", \"affiliate\": true, \"feeding\": true}"));
    }

    private static Running.Answer me(Running.Answer opened, String password) {
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        var token = signIn(new Username((String) opened.at("username")), password);
        assertThat(token.status()).as(token.text()).isEqualTo(201);
        var bearer = "Bearer " + token.at("token");
        var version = web.abri.terms().readTerms().inForce().version();
        var accepted = web.json(web.to("/api/v1/me/acceptances").header("Authorization", bearer), "POST",
                "{\"version\": \"" + version + "\"}");
        assertThat(accepted.status()).as(accepted.text()).isBetween(200, 204);
        return web.send(web.to("/api/v1/me").header("Authorization", bearer));
    }

    private static Running.Answer signIn(Username username, String password) {
        return web.json(web.to("/api/v1/sessions"), "POST",
                json(Map.of("username", username.value(), "password", password)).replace("\\\\n", "\\n"));
    }

    private static String json(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\": \"" + field.getValue().replace("\\", "\\\\")
                        + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
