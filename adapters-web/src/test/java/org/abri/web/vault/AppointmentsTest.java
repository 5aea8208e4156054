package org.abri.web.vault;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AppointmentsTest {
    private static final String ADD = "/api/v1/vault/appointments";
    private static final String ITEMS = "/api/v1/vault/items/";
    private static final String WHOLE =
            """
            {"title": "Médecin; \\"Dr Klein\\"", "day": "01/12/2026", "hour": "14h30", "zone": "Indian/Reunion",
             "place": "12, quai des Tilleuls", "with": "Dr Klein", "text": "La carte\\nVitale"}""";

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
    @DisplayName("VLT-1: an appointment is kept with all that is said, or with a day and an hour alone; what is wrong in it is told by its field")
    void keptAsSaid() {
        var whole = ITEMS + web.post(person, ADD, WHOLE).at("id");
        assertThat(web.get(person, whole).json()).containsEntry("kind", "APPOINTMENT")
                .containsEntry("title", "Médecin; \"Dr Klein\"").containsEntry("appointment",
                        Map.of("time",
                                Map.of("local", "2026-12-01T14:30", "zone", "Indian/Reunion", "at",
                                        "2026-12-01T10:30:00Z"),
                                "place", "12, quai des Tilleuls", "with", "Dr Klein", "text",
                                "La carte\nVitale"));
        var plain = ITEMS
                + web.post(person, ADD, "{\"title\": \"CAF\", \"day\": \"2026-12-01\", \"hour\": \"9\"}")
                        .at("id");
        assertThat(web.get(person, plain).json()).containsEntry("appointment",
                Map.of("time", Map.of("local", "2026-12-01T09:00", "zone", "Europe/Paris", "at",
                        "2026-12-01T08:00:00Z")));

        var wrong = web.post(person, ADD,
                "{\"title\": \"\", \"day\": \"12/2026\", \"hour\": \"25:00\", \"zone\": \"Nulle/Part\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("missing").contains("not-a-date").contains("not-an-hour")
                .contains("not-a-choice");
    }

    @Test
    @DisplayName("REM-1: an appointment comes back until a day, or so many times; each is one by itself, and says of which series it is")
    void comesBack() {
        var first = ITEMS + web.post(person, ADD, recurring("\"rhythm\": \"MONTHLY\", \"times\": \"3\""))
                .at("id");
        var series = (Map<?, ?>) appointment(first).get("series");
        assertThat(series.get("rhythm")).isEqualTo("MONTHLY");
        assertThat(series.get("number")).isEqualTo(1);
        assertThat(locals(series)).containsExactly("2027-01-31T09:00", "2027-02-28T09:00",
                "2027-03-31T09:00");
        var until = ITEMS + web.post(person, ADD,
                recurring("\"rhythm\": \"EVERY_TWO_WEEKS\", \"comesBackUntil\": \"28/02/2027\"")).at("id");
        assertThat(locals((Map<?, ?>) appointment(until).get("series"))).containsExactly(
                "2027-01-31T09:00", "2027-02-14T09:00", "2027-02-28T09:00");
        assertThat(web.get(person, first + "/event").text()).contains("BEGIN:VEVENT")
                .doesNotContain("RRULE");
    }

    @Test
    @DisplayName("REM-1: what comes back never, a thousand times, for ever, in no rhythm or before it begins is not taken, nor anything of it")
    void comesBackWrongly() {
        var before = web.get(person, "/api/v1/vault/items?kind=APPOINTMENT&most=200").text();
        for (var wrong : Map.ofEntries(Map.entry("\"rhythm\": \"WEEKLY\", \"times\": \"0\"", "times"),
                Map.entry("\"rhythm\": \"WEEKLY\", \"times\": \"1\"", "times"),
                Map.entry("\"rhythm\": \"WEEKLY\", \"times\": \"-3\"", "times"),
                Map.entry("\"rhythm\": \"WEEKLY\", \"times\": \"1000\"", "times"),
                Map.entry("\"rhythm\": \"MONTHLY\", \"times\": \"13\"", "times"),
                Map.entry("\"rhythm\": \"WEEKLY\", \"times\": \"99999999999\"", "times"),
                Map.entry("\"rhythm\": \"WEEKLY\"", "comesBackUntil"),
                Map.entry("\"rhythm\": \"WEEKLY\", \"comesBackUntil\": \"2027-01-30\"", "comesBackUntil"),
                Map.entry("\"rhythm\": \"WEEKLY\", \"comesBackUntil\": \"2027-02-01\"", "comesBackUntil"),
                Map.entry("\"rhythm\": \"WEEKLY\", \"comesBackUntil\": \"2030-01-31\"", "comesBackUntil"),
                Map.entry("\"rhythm\": \"WEEKLY\", \"times\": \"3\", \"comesBackUntil\": \"2027-02-14\"",
                        "comesBackUntil"),
                Map.entry("\"rhythm\": \"DAILY\", \"times\": \"3\"", "rhythm"),
                Map.entry("\"times\": \"3\"", "rhythm")).entrySet()) {
            var answer = web.post(person, ADD, recurring(wrong.getKey()));
            assertThat(answer.status()).as(wrong.getKey()).isEqualTo(422);
            assertThat(answer.text()).as(wrong.getKey()).contains(wrong.getValue());
        }
        assertThat(web.get(person, "/api/v1/vault/items?kind=APPOINTMENT&most=200").text()).isEqualTo(before);
    }

    @Test
    @DisplayName("REM-1, VLT-8: this one alone or those that follow too are changed, and go into the bin")
    void following() {
        var first = ITEMS + web.post(person, ADD, recurring("\"rhythm\": \"WEEKLY\", \"times\": \"4\""))
                .at("id");
        var series = (Map<?, ?>) appointment(first).get("series");
        var second = ITEMS + ids(series).get(1);
        assertThat(put(second + "/appointment", "\"1\"",
                "{\"title\": \"Kiné\", \"day\": \"2027-02-07\", \"hour\": \"15\", \"following\": true}")
                        .status())
                                .isEqualTo(204);
        assertThat(locals(series)).containsExactly("2027-01-31T09:00", "2027-02-07T15:00",
                "2027-02-14T15:00", "2027-02-21T15:00");
        assertThat(put(ITEMS + ids(series).get(2) + "/appointment", "\"2\"",
                "{\"title\": \"Kiné\", \"day\": \"2027-02-15\", \"hour\": \"15\"}").status()).isEqualTo(204);
        assertThat(locals(series)).as("moved alone").containsExactly("2027-01-31T09:00",
                "2027-02-07T15:00", "2027-02-21T15:00");
        assertThat(web.send(web.as(person, second + "/following").header("If-Match", "\"1\"").DELETE())
                .status()).isEqualTo(412);
        assertThat(web.send(web.as(person, second + "/following").header("If-Match", "\"2\"").DELETE())
                .status()).isEqualTo(204);
        assertThat(locals(series)).containsExactly("2027-01-31T09:00");
        assertThat(web.get(person, "/api/v1/vault/bin").text()).contains(second.substring(ITEMS.length()));
    }

    private static String recurring(String more) {
        return "{\"title\": \"Kiné\", \"day\": \"2027-01-31\", \"hour\": \"9:00\", " + more + "}";
    }

    private static Map<?, ?> appointment(String item) {
        return (Map<?, ?>) web.get(person, item).json().get("appointment");
    }

    /** Those of that series that are not in the bin, in order. */
    private static List<Map<?, ?>> of(Map<?, ?> series) {
        var items = (List<?>) web.get(person, "/api/v1/vault/items?kind=APPOINTMENT&most=200")
                .json().get("items");
        return items.stream().<Map<?, ?>> map(item -> (Map<?, ?>) item)
                .filter(item -> item.get("series") instanceof Map<?, ?> own
                        && own.get("id").equals(series.get("id")))
                .sorted(Comparator.comparingInt(
                        item -> (Integer) ((Map<?, ?>) item.get("series")).get("number")))
                .toList();
    }

    private static List<String> ids(Map<?, ?> series) {
        return of(series).stream().map(item -> String.valueOf(item.get("id"))).toList();
    }

    private static List<String> locals(Map<?, ?> series) {
        return of(series).stream()
                .map(item -> String.valueOf(((Map<?, ?>) item.get("time")).get("local"))).toList();
    }

    @Test
    @DisplayName("VLT-8: an appointment is changed from the version that was seen, and is no contact")
    void rewritten() {
        var item = ITEMS + added("Médecin", "2026-12-02", "10:00");
        var later = "{\"title\": \"Médecin\", \"day\": \"2026-12-03\", \"hour\": \"11:00\"}";
        assertThat(put(item + "/appointment", "\"1\"", later).status()).isEqualTo(204);
        assertThat(web.get(person, item).text()).contains("2026-12-03T11:00");
        assertThat(put(item + "/appointment", "\"1\"", later).status()).isEqualTo(204);
        assertThat(put(item + "/appointment", "\"1\"", later.replace("11", "12")).status()).isEqualTo(412);
        assertThat(put(item + "/contact", "\"2\"", "{\"title\": \"Awa\"}").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("VLT-8: an appointment is taken as iCalendar, at the moment that it is, whatever signs are in it")
    void asEvent() {
        var item = ITEMS + web.post(person, ADD, WHOLE).at("id");
        var taken = web.get(person, item + "/event");
        assertThat(taken.header("Content-Type")).isEqualTo("text/calendar; charset=utf-8");
        assertThat(taken.header("Content-Disposition")).startsWith("attachment; filename=\"")
                .contains(".ics");
        var event = Biweekly.parse(taken.text()).first().getEvents().getFirst();
        assertThat(event.getSummary().getValue()).isEqualTo("Médecin; \"Dr Klein\"");
        assertThat((Date) event.getDateStart().getValue())
                .isEqualTo(Date.from(Instant.parse("2026-12-01T10:30:00Z")));
        assertThat(event.getLocation().getValue()).isEqualTo("12, quai des Tilleuls");
        assertThat(event.getDescription().getValue()).isEqualTo("Dr Klein\nLa carte\nVitale");

        var note = ITEMS
                + web.post(person, "/api/v1/vault/notes", "{\"title\": \"a\", \"text\": \"b\"}").at("id");
        assertThat(web.get(person, note + "/event").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("VLT-8, LAW-5: among all that is taken an appointment is the same file for calendars, and a contact one for telephones")
    void amongAll() throws IOException {
        var item = ITEMS + web.post(person, ADD, WHOLE.replace("Dr Klein", "Dr Sow")).at("id");
        var card = ITEMS + web.post(person, "/api/v1/vault/contacts", "{\"title\": \"Mme Keita\"}").at("id");
        var event = web.get(person, item + "/event").text();
        var contact = web.get(person, card + "/card").text();
        var files = new HashMap<String, String>();
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(web.get(person, "/api/v1/vault/archive").bytes()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(files).containsValues(event, contact);
        assertThat(files.keySet()).anyMatch(name -> name.endsWith(".ics"))
                .anyMatch(name -> name.endsWith("Mme Keita.vcf"));
    }

    @Test
    @DisplayName("VLT-3, VLT-4, PRI-3: staff take an appointment that is shared, which is recorded, and none that is private")
    void seenByStaff() {
        var hidden = added("À moi", "2026-12-02", "10:00");
        var shown = web.post(person, ADD,
                "{\"title\": \"Dr Klein\", \"day\": \"2026-12-02\", \"hour\": \"10:00\", \"visibility\": \"SHARED\"}")
                .at("id");
        assertThat(web.get(relay.manager(), theirs + "/items/" + hidden + "/event").status()).isEqualTo(404);
        assertThat(web.get(relay.manager(), theirs + "/items/" + shown + "/event").text())
                .contains("SUMMARY:Dr Klein");
        assertThat(web.get(relay.manager(), theirs + "/items?kind=APPOINTMENT").text())
                .contains("2026-12-02T10:00").doesNotContain((String) hidden);
        assertThat(web.get(person, "/api/v1/vault/journal").text())
                .contains("\"ITEM_SEEN\",\"item\":\"" + shown)
                .doesNotContain("\"ITEM_SEEN\",\"item\":\"" + hidden);
    }

    @Test
    @DisplayName("REM-1, REM-2: reminders are programmed with the appointment, and replaced with it; staff are told of their relay's alone")
    void reminders() {
        var far =
                "{\"title\": \"CAF\", \"day\": \"2096-12-01\", \"hour\": \"9\", \"visibility\": \"SHARED\"%s}";
        var item = web.post(person, ADD,
                far.formatted(", \"eveningBefore\": true, \"twoHoursBefore\": true")).at("id");
        assertThat(web.get(person, ITEMS + item + "/reminders").text())
                .contains("\"lead\":\"P1D@18:00\",\"due\":\"2096-11-30T17:00:00Z\",\"state\":\"PLANNED\"",
                        "\"lead\":\"PT2H\",\"due\":\"2096-12-01T06:00:00Z\"", "\"language\":\"fr\"");
        assertThat(web.get(relay.manager(), theirs + "/items/" + item + "/reminders").text())
                .contains("\"reminders\":[]");
        assertThat(put(ITEMS + item + "/appointment", "\"1\"",
                "{\"title\": \"CAF\", \"day\": \"2096-12-01\", \"hour\": \"9\", \"sameMorning\": true}")
                        .status()).isEqualTo(204);
        assertThat(web.get(person, ITEMS + item + "/reminders").text()).contains("P0D@08:00")
                .doesNotContain("PT2H", "P1D@18:00");

        var note = ITEMS
                + web.post(person, "/api/v1/vault/notes", "{\"title\": \"a\", \"text\": \"b\"}").at("id");
        assertThat(web.get(person, note + "/reminders").text()).contains("\"reminders\":[]");
    }

    @Test
    @DisplayName("REM-4: that SMS say the place is its owner's choice, and off until they make it")
    void placeInSms() {
        var path = "/api/v1/vault/place-in-sms";
        assertThat(web.get(person, path).json()).containsEntry("said", false);
        assertThat(web.json(web.as(person, path), "PUT", "{\"said\": true}").json())
                .containsEntry("said", true);
        assertThat(web.get(person, path).json()).containsEntry("said", true);
        assertThat(web.get(relay.manager(), path).status()).isIn(403, 404);
    }

    @Test
    @DisplayName("REM-6: whether reminders come by SMS is the person's choice, and on until they make it; whoever sees the reminders reads it")
    void smsReminders() {
        var path = "/api/v1/vault/sms-reminders";
        assertThat(web.get(person, path).json()).containsEntry("come", true);
        assertThat(web.json(web.as(person, path), "PUT", "{\"come\": false}").json())
                .containsEntry("come", false);
        var item = added("Mairie", "2031-12-01", "14:30");
        assertThat(web.get(person, "/api/v1/vault/items/" + item + "/reminders").json())
                .containsEntry("stopped", true);
        assertThat(web.get(relay.manager(), path).status()).isIn(403, 404);
        assertThat(web.json(web.as(person, path), "PUT", "{\"come\": true}").json())
                .containsEntry("come", true);
    }

    private static Object added(String title, String day, String hour) {
        return web.post(person, ADD,
                "{\"title\": \"%s\", \"day\": \"%s\", \"hour\": \"%s\"}".formatted(title, day, hour))
                .at("id");
    }

    private static Running.Answer put(String path, String from, String body) {
        return web.json(web.as(person, path).header("If-Match", from), "PUT", body);
    }
}
