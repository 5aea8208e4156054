package org.abri.web.distant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What staff type about somebody who is not there. */
class DistantApiTest {
    private static Running web;
    private static Running.RelayWithManager relay;
    private static String path;
    private static int people;

    @BeforeAll
    static void begin() {
        web = Running.plain();
        relay = web.relay(web.operator(), "L'Escale du Port");
        path = "/api/v1/relays/" + relay.id() + "/openings";
    }

    @AfterAll
    static void end() {
        web.close();
    }

    /** To a number of its own each time, unless one is said. */
    private static Running.Answer open(Map<String, String> said) {
        var fields = new LinkedHashMap<String, String>(Map.of("given", "Awa", "family", "Diop", "born",
                "1991-04-12", "language", "fr", "phone", "+3363998%04d".formatted(4_000 + ++people),
                "homonymReason", "Des essais"));
        fields.putAll(said);
        var json = fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\": \"" + field.getValue() + "\"")
                .collect(Collectors.joining(", ", "{", ", \"affiliate\": true}"));
        return web.post(relay.manager(), path, json);
    }

    private static void taken(Map<String, String> said) {
        var opened = open(said);
        assertThat(opened.status()).as(said + opened.text()).isEqualTo(201);
    }

    private static void told(String field, String typed, String code) {
        assertThat(open(Map.of(field, typed)).at("fields")).as(typed).isEqualTo(Map.of(field, code));
    }

    @Test
    @DisplayName("ACC-7, FIELD 14: names of one letter, of a hundred, in any script and one alone are taken; what is no name, or longer, is told")
    void names() {
        taken(Map.of("given", "X", "family", "Y"));
        taken(Map.of("given", "a".repeat(100), "family", "b".repeat(100)));
        taken(Map.of("given", "", "family", "བསྟན་འཛིན"));
        taken(Map.of("given", "أمينة", "family", "بن عبد الله"));
        taken(Map.of("given", "小明", "family", ""));
        told("given", "a".repeat(200), "too-long");
        told("family", "٣", "not-a-name");
        assertThat(open(Map.of("given", " ", "family", "")).at("fields"))
                .isEqualTo(Map.of("given", "missing"));
    }

    @Test
    @DisplayName("ACC-7, FIELD 13: a year alone, a leap day and the digits of another calendar's people are taken; the future and what never was are told")
    void birthDates() {
        taken(Map.of("born", "1990"));
        taken(Map.of("born", "29/02/1992"));
        taken(Map.of("born", "١٢/٠٣/١٩٩٠"));
        told("born", "29/02/1991", "not-a-date");
        told("born", "2099-01-01", "in-the-future");
        told("born", "", "missing");
    }

    @Test
    @DisplayName("ACC-7, FIELD 3: mobiles of other countries are taken as people write them; landlines, and no number, are told")
    void phones() {
        for (var mobile : List.of("0034 612 34 56 78", "+44 7700 900123", "+49 1512 3456789",
                "+221 77 123 45 67",
                "0692 12 34 56")) {
            taken(Map.of("phone", mobile));
        }
        for (var landline : List.of("01 99 00 12 34", "+34 91 123 45 67", "+49 30 901820")) {
            told("phone", landline, "not-a-mobile-number");
        }
        told("phone", "", "missing");
        told("phone", "06 39", "not-a-phone-number");
    }

    @Test
    @DisplayName("ACC-7, VLT-13: staff are told when, by whom and how it stands, and nothing of whose it is")
    void told() {
        taken(Map.of("given", "Kanarienvogel"));
        var seen = web.get(relay.manager(), path);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.text()).contains("\"WAITING\"").doesNotContain("Kanarienvogel", "Diop", "+33");
    }
}
