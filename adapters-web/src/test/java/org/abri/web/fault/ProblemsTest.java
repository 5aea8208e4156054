package org.abri.web.fault;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ProblemsTest {
    private static Running web;
    private static Running.Person operator;
    private static Running.RelayWithManager relay;
    private static Running.RelayWithManager otherRelay;
    private static Running.Person person;
    private static Running.Person stranger;

    @BeforeAll
    static void begin() {
        web = Running.plain();
        operator = web.operator();
        relay = web.relay(operator, "Le Pont");
        otherRelay = web.relay(operator, "La Rive");
        person = web.beneficiary(relay, "Berthe", true);
        stranger = web.beneficiary(otherRelay, "Claire", true);
    }

    @AfterAll
    static void end() {
        web.close();
    }

    private static Stream<Running.Answer> oneOfEachKind() {
        return Stream.of(
                web.get(person, "/api/v1/me"),
                web.send(web.to("/api/v1/me")),
                web.get(person, "/api/v1/nothing"),
                web.send(web.to("/nothing")),
                web.send(web.to("/assets/nothing.css")),
                web.send(web.to("/test/person")),
                web.send(web.to("/test/bug")),
                web.send(web.to("/test/outage")),
                web.send(web.as(person, "/api/v1/me").DELETE()),
                web.send(web.as(person, "/api/v1/me").method("HEAD", noBody())),
                web.send(web.as(person, "/api/v1/vault/notes").header("Content-Type", "text/plain")
                        .POST(ofString("x"))),
                web.post(person, "/api/v1/vault/notes", "{"),
                web.post(person, "/api/v1/vault/notes", "{\"title\": \"" + "x".repeat(400_000) + "\"}"),
                web.get(person, "/api/v1/vault/journal?before=two"),
                web.post(operator, "/api/v1/vault/notes", "{}"),
                web.json(web.to("/api/v1/sessions").header("Origin", "https://evil.example"), "POST", "{}"));
    }

    @Test
    @DisplayName("WEB-1: every answer carries the headers that bind the browser, errors too")
    void headers() {
        oneOfEachKind().forEach(answer -> {
            assertThat(answer.header("Content-Security-Policy")).as("" + answer.status())
                    .isEqualTo("default-src 'none'; style-src 'self'; "
                            + "img-src 'self'; script-src 'self'; form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; connect-src 'self'");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Permissions-Policy")).startsWith("camera=(self), microphone=()");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("X-Request-Id")).hasSize(36);
            assertThat(answer.header("Strict-Transport-Security")).as("plain http").isEmpty();
        });
    }

    @Test
    @DisplayName("WEB-1: no other site's page is let read an answer, whatever it asks with")
    void noOtherOrigin() {
        for (var path : List.of("/", "/api/v1/me", "/api/v1/terms", "/nothing", "/assets/nothing.css")) {
            for (var method : List.of("GET", "OPTIONS")) {
                var answer = web.send(web.to(path).header("Origin", "https://evil.example")
                        .header("Access-Control-Request-Method", "PUT").method(method, noBody()));
                assertThat(answer.header("Access-Control-Allow-Origin")).as(method + path).isEmpty();
                assertThat(answer.header("Access-Control-Allow-Credentials")).as(method + path).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("WEB-1: there is nothing to list, nothing that sends a request back, and nothing to debug with")
    void nothingToList() {
        for (var path : List.of("/assets", "/assets/", "/.git/config", "/swagger-ui", "/h2-console")) {
            assertThat(web.send(web.to(path)).status()).as(path).isEqualTo(404);
        }
        var back = web.send(web.to("/").header("X-Canary", "canary").method("TRACE", noBody()));
        assertThat(back.status()).isBetween(400, 501);
        assertThat(back.text()).doesNotContain("canary");
    }

    @Test
    @DisplayName("WEB-1: so do answers to requests that are hardly HTTP")
    void headersOnGarbage() throws IOException {
        for (var request : List.of("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: x\r\nBig: " + "x".repeat(20_000) + "\r\n\r\n",
                "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")) {
            try (var socket = new Socket("localhost", web.port())) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                var answer = new StringBuilder();
                var buffer = new byte[8192];
                while (!answer.toString().contains("\r\n\r\n")) {
                    var read = socket.getInputStream().read(buffer);
                    if (read < 0) {
                        break;
                    }
                    answer.append(new String(buffer, 0, read, StandardCharsets.US_ASCII));
                }
                assertThat(answer.toString()).startsWith("HTTP/1.").contains(" 4")
                        .containsIgnoringCase("x-content-type-options: nosniff")
                        .containsIgnoringCase("content-security-policy: default-src 'none'")
                        .doesNotContainIgnoringCase("exception");
            }
        }
    }

    @Test
    @DisplayName("WEB-2: problems of the API are problem+json, with a code and the request's id")
    void shape() {
        var problem = web.get(person, "/api/v1/nothing");
        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(problem.json()).containsEntry("type", "urn:abri:problem:not-found")
                .containsEntry("title", "Not Found")
                .containsEntry("status", 404).containsEntry("code", "not-found")
                .containsEntry("requestId", problem.header("X-Request-Id"))
                .containsKeys("detail", "fields");

        assertThat(web.send(web.as(person, "/api/v1/me").DELETE()).code()).isEqualTo("method-not-allowed");
        assertThat(web.send(web.as(person, "/api/v1/me").DELETE()).header("Allow")).contains("GET");
        assertThat(web.send(web.as(person, "/api/v1/vault/notes").header("Content-Type", "text/plain")
                .POST(ofString("x"))).code())
                        .isEqualTo("unsupported-media-type");
        assertThat(web.post(person, "/api/v1/vault/notes", "{\"title\": ").code()).isEqualTo("malformed");
        assertThat(web.post(person, "/api/v1/vault/notes", "[]").code()).isEqualTo("malformed");
        assertThat(web.post(person, "/api/v1/vault/notes", "").code()).isEqualTo("malformed");
        assertThat(web.get(person, "/api/v1/vault/journal?before=two").code()).isEqualTo("malformed");
    }

    @Test
    @DisplayName("WEB-2: people get no JSON")
    void forPeople() {
        var page = web.send(web.to("/nothing").header("Accept", "application/json"));
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.text()).contains("Il n’y a rien ici").doesNotContain("not-found", "problem+json");
        assertThat(page.header("X-Request-Id")).hasSize(36);
    }

    @Test
    @DisplayName("WEB-2, LOG-2: a bug is answered and logged without what it says")
    void bug() {
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(logged);
        var bug = web.send(web.to("/test/bug"));
        var outage = web.send(web.to("/test/outage"));
        root.detachAppender(logged);

        assertThat(bug.status()).isEqualTo(500);
        assertThat(bug.text()).contains(bug.header("X-Request-Id"));
        assertThat(outage.status()).isEqualTo(503);
        assertThat(outage.header("Retry-After")).isEqualTo("10");
        assertThat(bug.text() + outage.text()).doesNotContain("canary").doesNotContain("Exception");
        var log = logged.list.stream().map(event -> event.getFormattedMessage()
                + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                .reduce("", String::concat);
        assertThat(log).contains(bug.header("X-Request-Id")).contains("IllegalStateException")
                .contains("TestPages").doesNotContain("canary");
    }

    @Test
    @DisplayName("LAW-2, LOG-2: what is refused to whoever tries doors is in the log: route, rule, account and request, and nothing that was sent")
    void triedDoors() {
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var logger = (Logger) LoggerFactory.getLogger("org.abri.refused");
        logger.addAppender(logged);
        var strangers =
                (String) web.post(stranger, "/api/v1/vault/notes", "{\"title\": \"a\", \"text\": \"b\"}")
                        .at("id");
        var theirs = web.get(person, "/api/v1/vault/items/" + strangers + "?canary=canary");
        var notTheirs = web.post(operator, "/api/v1/vault/notes",
                "{\"title\": \"canary\", \"text\": \"b\"}");
        var unknown = web.post(person, "/api/v1/vault/notes", "{\"canary\": \"canary\"}");
        var otherSite = web.json(web.to("/api/v1/sessions").header("Origin", "https://canary.example"),
                "POST", "{}");
        web.post(person, "/api/v1/vault/notes", "{\"title\": \"\", \"text\": \"\"}");
        web.get(person, "/api/v1/canary");
        logger.detachAppender(logged);

        assertThat(logged.list.stream().map(ILoggingEvent::getFormattedMessage)).containsExactly(
                "refused GET /api/v1/vault/items/{item}, 404 not-found, to "
                        + person.signedIn().account() + ", request " + theirs.header("X-Request-Id"),
                "refused POST /api/v1/vault/notes, 403 " + notTheirs.code() + ", to "
                        + operator.signedIn().account() + ", request " + notTheirs.header("X-Request-Id"),
                "refused POST /api/v1/vault/notes, 400 malformed, to " + person.signedIn().account()
                        + ", request " + unknown.header("X-Request-Id"),
                "refused POST /api/v1/sessions, 403 another-site, to anybody, request "
                        + otherSite.header("X-Request-Id"));
        assertThat(logged.list).extracting(ILoggingEvent::getMessage).doesNotHaveDuplicates()
                .allSatisfy(kind -> assertThat(kind).doesNotContain(strangers));
    }

    @Test
    @DisplayName("GATE-5: unknown fields are refused, at every depth")
    void unknownFields() {
        assertThat(web
                .post(person, "/api/v1/vault/notes", "{\"title\": \"a\", \"text\": \"b\", \"owner\": \"me\"}")
                .code()).isEqualTo("malformed");
        var unknown = web.post(operator, "/api/v1/relays",
                newRelay("2026-01-01", "2026-12-31", ", \"operator\": true"));
        assertThat(unknown.code()).isEqualTo("malformed");
        assertThat(unknown.at("fields")).isEqualTo(Map.of("operator", "unknown-field"));
        var deeper = web.post(person, "/api/v1/vault/notes",
                "{\"title\": {\"text\": \"a\", \"owner\": \"me\"}, \"text\": \"b\"}");
        assertThat(deeper.code()).isEqualTo("malformed");
        assertThat(deeper.at("fields")).isEqualTo(Map.of("title", "not-a-text"));
        assertThat((List<?>) web.get(person, "/api/v1/vault/items").at("items")).isEmpty();
    }

    @Test
    @DisplayName("WEB-3: JSON that is too deep or too long is refused")
    void bounds() {
        assertThat(web.post(person, "/api/v1/vault/notes",
                "{\"title\": " + "[".repeat(5000) + "]".repeat(5000) + "}").status()).isEqualTo(400);
        assertThat(web.post(person, "/api/v1/vault/notes", "{\"title\": \"" + "x".repeat(400_000) + "\"}")
                .status()).isEqualTo(413);
        var tooLong = web.post(person, "/api/v1/vault/notes",
                "{\"title\": \"a\", \"text\": \"" + "x".repeat(20_001) + "\"}");
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.at("fields", "text")).isEqualTo("too-long");
        var longest = "\\ud83d\\ude00".repeat(20_000);
        assertThat(
                web.post(person, "/api/v1/vault/notes", "{\"title\": \"a\", \"text\": \"" + longest + "\"}")
                        .status()).isEqualTo(201);
        var id = web.get(person, "/api/v1/vault/items").at("items", "0", "id");
        assertThat(web.send(web.as(person, "/api/v1/vault/items/" + id).header("If-Match", "*").DELETE())
                .status()).isEqualTo(204);
    }

    @Test
    @DisplayName("Days that do not exist, zones that do not exist and agreements that end before they begin are refused, each in its field")
    void days() {
        assertThat(web.post(operator, "/api/v1/relays", newRelay("2026-02-30", "2026-12-31", "")).at("fields",
                "from"))
                        .isEqualTo("not-a-date");
        assertThat(web.post(operator, "/api/v1/relays", newRelay("2026-12-31", "2026-01-01", "")).at("fields",
                "until"))
                        .isEqualTo("ends-before-it-begins");
        assertThat(web.post(operator, "/api/v1/relays", newRelay("", "2026-01-01", "")).at("fields",
                "from")).isEqualTo("missing");
        assertThat(web
                .post(operator, "/api/v1/relays",
                        newRelay("2026-01-01", "2026-12-31", "").replace("Europe/Paris", "Europe/Pari"))
                .at("fields", "zone")).isEqualTo("not-a-choice");
        assertThat(web.post(operator, "/api/v1/relays", "{}").at("fields", "name")).isEqualTo("missing");
        assertThat(web.post(relay.manager(), "/api/v1/relays/" + relay.id() + "/beneficiaries",
                "{\"given\": \"Ana\", \"family\": \"B\", \"born\": \"2023-02-29\"}")
                .at("fields", "born")).isEqualTo("not-a-date");
    }

    @Test
    @DisplayName("GATE-2: what is not yours, what does not exist and what cannot exist are answered with the same bytes")
    void missing() {
        var note = "{\"title\": \"a\", \"text\": \"b\"}";
        var strangers = (String) web.post(stranger, "/api/v1/vault/notes", note).at("id");
        var privateOne = (String) web.post(person, "/api/v1/vault/notes", note).at("id");
        var vaults = "/api/v1/relays/" + relay.id() + "/vaults/";
        var expected = withoutId(web.get(person, "/api/v1/nothing"));

        Stream.of(web.get(person, "/api/v1/vault/items/" + strangers),
                web.get(person, "/api/v1/vault/items/" + UUID.randomUUID()),
                web.get(person, "/api/v1/vault/items/nonsense"),
                web.get(person, "/api/v1/vault/items/" + strangers + "/content"),
                web.get(person, "/api/v1/vault/items/" + privateOne + "/content"),
                web.json(web.as(person, "/api/v1/vault/items/" + strangers), "PATCH",
                        "{\"title\": \"mine\"}"),
                web.send(web.as(person, "/api/v1/vault/items/" + strangers).DELETE()),
                web.send(web
                        .as(person, "/api/v1/vault/affiliations/requests/" + UUID.randomUUID() + "/approval")
                        .POST(noBody())),
                web.get(person, "/api/v1/relays/" + relay.id()),
                web.post(person, "/api/v1/relays/" + relay.id() + "/affiliations",
                        "{\"username\": \"bado-riku-mena\", \"bySms\": true}"),
                web.get(relay.manager(), "/api/v1/relays/" + otherRelay.id()),
                web.get(relay.manager(), "/api/v1/relays/" + otherRelay.id() + "/people"),
                web.get(relay.manager(), "/api/v1/relays/" + UUID.randomUUID()),
                web.get(relay.manager(), vaults + stranger.signedIn().account() + "/items"),
                web.get(relay.manager(), vaults + UUID.randomUUID() + "/items"),
                web.get(relay.manager(), vaults + person.signedIn().account() + "/items/" + privateOne),
                web.get(relay.manager(),
                        vaults + person.signedIn().account() + "/items/" + privateOne + "/content"),
                web.get(operator, vaults + person.signedIn().account() + "/items"))
                .forEach(answer -> assertThat(withoutId(answer)).isEqualTo(expected));
        assertThat(
                web.send(web.as(person, "/api/v1/vault/items/" + privateOne).header("If-Match", "*").DELETE())
                        .status()).isEqualTo(204);
    }

    @Test
    @DisplayName("ACC-10: who has other functions is refused with the rule's code")
    void refused() {
        var refused = web.get(person, "/api/v1/relays");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("each-kind-of-account-has-its-own-functions");
        assertThat(web.get(operator, "/api/v1/vault/items").code())
                .isEqualTo("only-beneficiaries-have-a-vault");
    }

    private static String withoutId(Running.Answer answer) {
        return answer.status() + " " + answer.text().replace(answer.header("X-Request-Id"), "") + " "
                + answer.headerNames();
    }

    private static String newRelay(String from, String until, String more) {
        return "{\"name\": \"Le Quai\", \"zone\": \"Europe/Paris\", \"from\": \"" + from
                + "\", \"until\": \"" + until
                + "\", \"costOfUse\": \"gratuit\"" + more
                + ", \"given\": \"Paul\", \"family\": \"Guide\", \"language\": \"fr\"}";
    }
}
