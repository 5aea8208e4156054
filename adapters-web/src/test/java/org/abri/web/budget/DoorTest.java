package org.abri.web.budget;

import static java.net.http.HttpRequest.BodyPublishers.ofByteArray;
import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.abri.web.Multiparts;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DoorTest {
    private static final int MIB = 1 << 20;
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    /** Who may be slow for ever waits for a minute at most; these tests have less patience. */
    private static final Map<String, Object> IMPATIENT = Map.of("abri.insecure-cookies", "true",
            "abri.budget.head", "1s", "abri.budget.body", "1s", "abri.budget.stalled", "2s",
            "abri.budget.grace", "200ms",
            "abri.budget.body-bytes", 2 * MIB, "abri.budget.answer-bytes", 4 * MIB, "abri.budget.connections",
            30, "abri.budget.streams", 6);

    private static Running web;
    private static Running.RelayWithManager relay;
    private static Running.Person person;
    private static Running.Person other;
    private static String paper;
    private static String othersPaper;

    @BeforeAll
    static void begin() {
        web = Running.with(IMPATIENT);
        relay = web.relay(web.operator(), "Le Pont");
        person = web.beneficiary(relay, "Berthe", true);
        other = web.beneficiary(relay, "Claire", true);
        paper = paperOf(person);
        othersPaper = paperOf(other);
    }

    @AfterAll
    static void end() {
        web.close();
    }

    private static String paperOf(Running.Person whose) {
        return (String) web
                .send(web.as(whose, "/api/v1/vault/documents").header("Content-Type", Multiparts.TYPE)
                        .POST(ofByteArray(Multiparts.of(Map.of(), "a.pdf", Multiparts.pdf(4 * MIB, 1)))))
                .at("id");
    }

    private static Budgets.Taken taken() {
        return web.bean(Budgets.class).taken();
    }

    private static void eventually(BooleanSupplier what) {
        for (int i = 0; i < 600 && !what.getAsBoolean(); i++) {
            pause(50);
        }
        assertThat(what.getAsBoolean()).isTrue();
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void listIsThere() {
        assertThat(web.get(other, "/api/v1/vault/items").status()).isEqualTo(200);
    }

    private static String download(Running.Person whose, String item) {
        return "GET /api/v1/vault/items/" + item + "/content HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                + whose.token()
                + "\r\n\r\n";
    }

    @Test
    @DisplayName("WEB-3: a byte now and then keeps neither a head nor a body of fields open")
    void trickles() throws IOException {
        for (var begun : List.of("GET /help HTTP/1.1\r\nX: ",
                "POST /sign-in HTTP/1.1\r\nHost: a\r\n" + FORM + "Content-Length: 900\r\n\r\n",
                "POST /sign-in HTTP/1.1\r\nHost: a\r\n" + FORM + "Transfer-Encoding: chunked\r\n\r\n384\r\n",
                "\r\n",
                "POST /sign-in HTTP/1.1\r\nHost: a b\r\n" + FORM + "Content-Length: 900\r\n\r\n")) {
            try (var client = new RawClient(web.port())) {
                client.say(begun);
                var more = 0;
                while (more < 800 && client.saysOn("x")) {
                    more++;
                    pause(30);
                }
                assertThat(more).as(begun).isLessThan(800);
            }
        }
        eventually(() -> taken().bodyBytes() == 0);
    }

    @Test
    @DisplayName("WEB-3: whoever lets a body stand still gives way to who comes new, and is told to come again")
    void bodiesGiveWay() throws IOException {
        var stalled = new ArrayList<RawClient>();
        for (int i = 0; i < 7; i++) {
            var client = new RawClient(web.port());
            client.say("POST /sign-in HTTP/1.1\r\nHost: a\r\n" + FORM + "Content-Length: 307200\r\n\r\n"
                    + "x".repeat(1000));
            stalled.add(client);
            pause(150);
        }
        assertThat(taken().bodyBytes()).isBetween(300_000L, 2L * MIB);
        assertThat(stalled.getFirst().head()).startsWith("HTTP/1.1 503 ")
                .containsIgnoringCase("retry-after: ");
        assertThat(web.json(web.to("/api/v1/sessions"), "POST",
                "{\"username\": \"" + other.username().value() + "\", \"password\": \"" + Running.PASSWORD
                        + "\"}")
                .status())
                        .isEqualTo(201);
        for (var client : stalled) {
            client.close();
        }
        eventually(() -> taken().bodyBytes() == 0);
    }

    @Test
    @DisplayName("WEB-3: where there is no room for a body it is dropped, and the answer says when to come again, to people and programs")
    void bodiesRefused() {
        try (var small = Running.with(with("abri.budget.body-bytes", 1000))) {
            var body = "a=" + "x".repeat(200_000);
            var page = small
                    .send(small.to("/sign-in").header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Sec-Fetch-Site", "same-origin").POST(ofString(body)));
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.header("Retry-After")).isEqualTo("5");
            assertThat(page.text()).contains("Abri a trop à faire en ce moment");
            var problem = small.json(small.to("/api/v1/sessions"), "POST", "{\"a\": \"" + body + "\"}");
            assertThat(problem.code()).isEqualTo("busy");
            assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(small.send(small.to("/help")).status()).isEqualTo(200);
        }
    }

    private static Map<String, Object> with(String setting, Object value) {
        var all = new HashMap<>(IMPATIENT);
        all.put(setting, value);
        return all;
    }

    @Test
    @DisplayName("WEB-3: one account takes four documents at once and no more; others go on taking theirs")
    void downloads() throws IOException {
        var slow = new ArrayList<RawClient>();
        for (int i = 0; i < 4; i++) {
            var client = new RawClient(web.port());
            client.say(download(person, paper));
            assertThat(client.head()).startsWith("HTTP/1.1 200");
            slow.add(client);
        }
        var fifth = web.get(person, "/api/v1/vault/items/" + paper + "/content");
        assertThat(fifth.status()).isEqualTo(503);
        assertThat(fifth.header("Retry-After")).isEqualTo("5");
        assertThat(fifth.code()).isEqualTo("busy");
        assertThat(web.send(web.browsing(person, "/papers/" + paper + "/file")).status()).isEqualTo(503);
        assertThat(web.get(other, "/api/v1/vault/items/" + othersPaper + "/content").status()).isEqualTo(200);
        for (var client : slow) {
            client.close();
        }
        eventually(() -> taken().streams() == 0);
        assertThat(web.get(person, "/api/v1/vault/items/" + paper + "/content").bytes()).hasSize(4 * MIB);
        assertThat(web.send(web.as(person, "/api/v1/vault/items/" + paper + "/content").method("HEAD",
                noBody())).status()).isLessThan(500);
        assertThat(web.get(person, "/api/v1/vault/items/" + web.clock.hashCode() + "/content").status())
                .isEqualTo(404);
        eventually(() -> taken().streams() == 0);
    }

    @Test
    @DisplayName("WEB-3: a document that nobody takes any more is ended, and its room given back")
    void stalledDownload() throws IOException {
        try (var client = new RawClient(web.port())) {
            client.say(download(person, paper));
            assertThat(client.head()).startsWith("HTTP/1.1 200");
            assertThat(taken().streams()).isEqualTo(1);
            eventually(() -> taken().streams() == 0);
            assertThat(client.rest()).isLessThan(4L * MIB);
        }
    }

    @Test
    @DisplayName("WEB-3: one account sends four documents at once and no more; one that stands still is ended")
    void uploads() throws IOException {
        var slow = new ArrayList<RawClient>();
        for (int i = 0; i < 4; i++) {
            var client = new RawClient(web.port());
            client.say("POST /api/v1/vault/documents HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                    + person.token()
                    + "\r\nContent-Type: " + Multiparts.TYPE + "\r\nContent-Length: 400000\r\n\r\n"
                    + new String(Multiparts.head(Map.of(), "a.pdf"), StandardCharsets.UTF_8));
            slow.add(client);
            pause(20);
        }
        eventually(() -> taken().uploads() == 4);
        assertThat(web.send(web.as(person, "/api/v1/vault/documents").header("Content-Type", Multiparts.TYPE)
                .POST(ofByteArray(Multiparts.of(Map.of(), "a.pdf", Multiparts.pdf(1000, 1))))).status())
                        .isEqualTo(503);
        listIsThere();
        eventually(() -> taken().uploads() == 0);
        for (var client : slow) {
            assertThat(client.head()).startsWith("HTTP/1.1 408");
            client.close();
        }
    }

    @Test
    @DisplayName("WEB-3: where there are as many connections as there may be, the one that has done nothing for longest gives way")
    void connections() throws IOException {
        var idle = new ArrayList<RawClient>();
        for (int i = 0; i < 60; i++) {
            var client = new RawClient(web.port());
            client.say(i % 2 == 0 ? ""
                    : "POST /sign-in HTTP/1.1\r\nHost: a\r\n" + FORM + "Content-Length: 10\r\n\r\n");
            idle.add(client);
            listIsThere();
        }
        assertThat(taken().connections()).isLessThanOrEqualTo(30);
        for (var client : idle) {
            client.close();
        }
    }

    @Test
    @DisplayName("WEB-3: behind a proxy the address is what the proxy wrote last; nothing that a client writes makes it another")
    void addresses() {
        assertThat(Sender.forwarded("9.9.9.9, 203.0.113.7")).contains("203.0.113.7");
        assertThat(Sender.forwarded("203.0.113.7,")).isEmpty();
        assertThat(Sender.forwarded("localhost")).isEmpty();
        assertThat(Sender.forwarded("1".repeat(5000))).isEmpty();
        assertThat(Sender.forwarded("2001:db8:1:2::7")).isEqualTo(Sender.forwarded("2001:db8:1:2:ffff::9"))
                .isNotEqualTo(Sender.forwarded("2001:db8:1:3::7"));
    }

    @Test
    @DisplayName("WEB-3: one address has its share of a budget, however much is left; what is given back twice counts once")
    void shares() {
        var limited = new Limited(10, 4);
        var one = Optional.of("one");
        var slot = limited.take(one, 3).orElseThrow();
        assertThat(limited.take(one, 2)).isEmpty();
        assertThat(limited.take(Optional.of("two"), 4)).isPresent();
        assertThat(limited.take(Optional.empty(), 4)).isEmpty();
        slot.close();
        slot.close();
        assertThat(limited.taken()).isEqualTo(4);
        assertThat(limited.take(one, 4)).isPresent();
    }
}
