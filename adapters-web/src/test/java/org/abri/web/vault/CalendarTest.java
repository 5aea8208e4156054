package org.abri.web.vault;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CalendarTest {
    private static final String CALENDAR = "/api/v1/vault/calendar";

    private static Running web;
    private static Running.Person manager;
    private static Running.Person person;

    @BeforeAll
    static void begin() {
        web = Running.plain();
        var relay = web.relay(web.operator(), "Le Pont");
        manager = relay.manager();
        person = web.beneficiary(relay, "Berthe", true);
        for (var title : List.of("Médecin", "Préfecture")) {
            assertThat(web.post(person, "/api/v1/vault/appointments", "{\"title\": \"" + title
                    + "\", \"day\": \"2026-12-01\", \"hour\": \"14:30\", \"place\": \"Quai 7\"}")
                    .status()).isEqualTo(201);
        }
        assertThat(web.post(person, "/api/v1/vault/notes", "{\"title\": \"Une note\", \"text\": \"b\"}")
                .status()).isEqualTo(201);
    }

    @AfterAll
    static void end() {
        web.close();
    }

    private static String made() {
        var answer = web.post(person, CALENDAR, "");
        assertThat(answer.status()).isEqualTo(201);
        var address = (String) answer.at("address");
        assertThat(address).startsWith(web.origin() + "/c/");
        return address.substring(web.origin().length());
    }

    private static Running.Answer anybody(String path) {
        return web.send(web.to(path).GET());
    }

    @Test
    @DisplayName("VLT-8, REM-1: a calendar program without a session reads all appointments as iCalendar, and nothing else, no cookie with it")
    void read() {
        var path = made();
        assertThat(web.get(person, CALENDAR).text()).contains("madeAt").doesNotContain("readOn");
        var calendar = anybody(path);
        assertThat(calendar.status()).isEqualTo(200);
        assertThat(calendar.header("Content-Type")).startsWith("text/calendar");
        assertThat(calendar.header("Set-Cookie")).isEmpty();
        assertThat(calendar.header("X-Robots-Tag")).contains("noindex");
        assertThat(calendar.text()).startsWith("BEGIN:VCALENDAR")
                .contains("SUMMARY:Médecin", "SUMMARY:Préfecture", "DTSTART:20261201T133000Z",
                        "LOCATION:Quai 7")
                .doesNotContain("Une note", "Berthe");
        assertThat(calendar.text().split("BEGIN:VEVENT")).hasSize(3);
        assertThat(web.get(person, CALENDAR).at("readOn")).isEqualTo("2026-11-23");
    }

    @Test
    @DisplayName("VLT-8: what a program has it is not sent again, until an appointment changes")
    void notModified() {
        var path = made();
        var tag = anybody(path).header("ETag");
        var again = web.send(web.to(path).header("If-None-Match", tag).GET());
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(again.text()).isEmpty();
        assertThat(web.send(web.to(path).method("HEAD", noBody())).header("ETag")).isEqualTo(tag);
        var added = web.post(person, "/api/v1/vault/appointments",
                "{\"title\": \"Avocat\", \"day\": \"2026-12-02\", \"hour\": \"9:00\"}").at("id");
        var changed = web.send(web.to(path).header("If-None-Match", tag).GET());
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text()).contains("SUMMARY:Avocat");
        assertThat(
                web.json(web.as(person, "/api/v1/vault/items/" + added).header("If-Match", "*"), "DELETE", "")
                        .status()).isEqualTo(204);
    }

    @Test
    @DisplayName("VLT-8: replaced, stopped and never made are answered exactly alike; staff and operators make and see none")
    void stopped() {
        var replaced = made();
        var path = made();
        var never = "/c/" + "0".repeat(64);
        assertThat(anybody(path).status()).isEqualTo(200);
        assertThat(like(anybody(replaced), replaced)).isEqualTo(like(anybody(never), never))
                .startsWith("404");
        assertThat(web.json(web.as(person, CALENDAR), "DELETE", "").status()).isEqualTo(204);
        assertThat(web.json(web.as(person, CALENDAR), "DELETE", "").status()).isEqualTo(204);
        assertThat(like(anybody(path), path)).isEqualTo(like(anybody(never), never));
        assertThat(web.get(person, CALENDAR).text()).doesNotContain("madeAt");
        for (var other : List.of(manager, web.operator())) {
            assertThat(web.get(other, CALENDAR).status()).isIn(403, 404);
            assertThat(web.post(other, CALENDAR, "").status()).isIn(403, 404);
        }
    }

    private static String like(Running.Answer answer, String path) {
        return answer.status() + answer.text().replace(path, "path")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "request");
    }

    @Test
    @DisplayName("VLT-8: on pages, an address is made, said first to whom it shows the appointments, shown once, and stopped")
    void onPages() {
        assertThat(page("/account/calendar")).contains("voit tous vos rendez-vous");
        var made = submit("/account/calendar");
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.text()).contains("<svg", web.origin() + "/c/");
        assertThat(page("/account/calendar")).contains("Faire une autre adresse").doesNotContain("/c/");
        assertThat(submit("/account/calendar/stop").status()).isEqualTo(303);
        assertThat(page("/account/calendar")).doesNotContain("Faire une autre adresse");
    }

    private static String page(String path) {
        return web.send(web.browsing(person, path).GET()).text();
    }

    private static Running.Answer submit(String path) {
        return web.send(web.browsing(person, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(ofString("formToken=" + web.formToken(person))));
    }
}
