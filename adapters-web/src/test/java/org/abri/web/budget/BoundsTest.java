package org.abri.web.budget;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BoundsTest {
    /** As much as a header may be without being refused by its size alone. */
    private static final int LARGEST = 7_000;
    private static final int ROUNDS = 5;
    /** What the attacks cost before: a hundred times as much, and more. */
    private static final double MOST_TIMES_AS_LONG = 8;

    private static Running web;
    private static Running.Person person;
    private static String item;

    @BeforeAll
    static void begin() {
        web = Running.plain();
        person = web.beneficiary(web.relay(web.operator(), "Le Pont"), "Berthe", true);
        item = (String) web.post(person, "/api/v1/vault/notes", "{\"title\": \"a\", \"text\": \"b\"}")
                .at("id");
    }

    @AfterAll
    static void end() {
        web.close();
    }

    /** One of each kind of route. */
    private static List<String> routes() {
        return List.of("GET /assets/icon.svg", "GET /help", "GET /nothing", "GET /api/v1/vault/items",
                "GET /papers/" + item + "/file", "POST /sign-in", "POST /api/v1/vault/notes",
                "POST /api/v1/vault/documents", "GET /health");
    }

    /** What has broken readers of headers, here or elsewhere. */
    private static List<String> worst() {
        return List.of("en" + "-x".repeat(LARGEST / 2), repeated("en-x-x-x-x,", LARGEST),
                repeated("a=\"\\\";", LARGEST), repeated(";", LARGEST), repeated(",", LARGEST),
                repeated("*/*,", LARGEST),
                repeated("a/b;q=0.1,", LARGEST), repeated("bytes=0-1,2-3,", LARGEST),
                repeated("a=b; ", LARGEST), " ".repeat(LARGEST) + "x", "\"".repeat(LARGEST),
                repeated("9", LARGEST), repeated("W/\"a\",", LARGEST), ";", ",", "=", "/", "*", "\"", "q=",
                "text/html;q=x", "text/html;q=99999999999999999999", "a/b;boundary=\"", "bytes=-", "en;q=",
                "-");
    }

    private static String repeated(String what, int length) {
        return what.repeat(length / what.length() + 1).substring(0, length);
    }

    private static String head(String route, List<String> headers) {
        return route + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + person.token() + "\r\n" + (route.startsWith("POST") ? "Content-Length: 0\r\n" : "")
                + String.join("\r\n", headers) + "\r\n\r\n";
    }

    private static int status(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 ");
        return Integer.parseInt(answer.substring(9, 12));
    }

    @Test
    @DisplayName("WEB-3: no header, however it is shaped, is more than the server bears: on no kind of route a 5xx")
    void malformed() throws IOException {
        for (var route : routes()) {
            for (var bound : HeaderBound.values()) {
                for (var value : worst()) {
                    if (value.length() < LARGEST || route.startsWith("GET /help")) {
                        var sent = head(route, List.of())
                                .replaceFirst("(?m)^" + bound.header() + ":.*\r\n", "")
                                .replace("\r\n\r\n", "\r\n" + bound.header() + ": " + value + "\r\n\r\n");
                        assertThat(status(RawClient.answer(web.port(), sent)))
                                .as(route + " " + bound.header() + ": "
                                        + value.substring(0, Math.min(40, value.length())))
                                .isLessThan(500);
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("WEB-3: the worst header takes no more work than a harmless one of its size, on every kind of route")
    void work() throws IOException {
        for (var route : routes()) {
            for (var value : worst().stream().filter(text -> text.length() >= LARGEST - 10).toList()) {
                var all = new ArrayList<Double>();
                for (int round = 0; round < ROUNDS; round++) {
                    var harmless = time(head(route, List.of("X-Harmless: " + value)));
                    all.add(time(head(route, List.of("Accept-Language: " + value))) / harmless);
                    all.add(time(head(route, List.of("Accept: " + value))) / harmless);
                }
                assertThat(all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow())
                        .as(route + " " + value.substring(0, 12)).isLessThan(MOST_TIMES_AS_LONG);
            }
        }
    }

    private static double time(String request) throws IOException {
        var began = System.nanoTime();
        assertThat(status(RawClient.answer(web.port(), request))).isLessThan(500);
        return System.nanoTime() - began;
    }

    @Test
    @DisplayName("WEB-3: of each header so much is taken as its bound says, and what is beyond answers as it says")
    void bounds() throws IOException {
        for (var bound : HeaderBound.values()) {
            var sent = head("GET /help", List.of()).replaceFirst("(?m)^" + bound.header() + ":.*\r\n", "")
                    .replace(
                            "\r\n\r\n",
                            "\r\n" + bound.header() + ": " + "1".repeat(bound.longest() + 1) + "\r\n\r\n");
            assertThat(status(RawClient.answer(web.port(), sent))).as(bound.header())
                    .isEqualTo(switch (bound.beyond()) {
                        case IGNORED -> 200;
                        case MALFORMED -> 400;
                        case TOO_LARGE -> 431;
                    });
        }
        assertThat(status(RawClient.answer(web.port(), head("GET /help",
                IntStream.range(0, 70).mapToObj(i -> "A" + i + ": b").toList())))).isEqualTo(431);
        assertThat(status(RawClient.answer(web.port(), head("GET /help?" + "a".repeat(3000), List.of()))))
                .isEqualTo(414);
        assertThat(status(RawClient.answer(web.port(), head("GET /help?" + "a=b&".repeat(20), List.of()))))
                .isEqualTo(400);
        assertThat(web.send(web.to("/api/v1/me").header("Cookie", "a=b; ".repeat(60))).code())
                .isEqualTo("request-header-fields-too-large");
    }

    @Test
    @DisplayName("WEB-3: languages that people ask for are still heard, also beside what nobody speaks")
    void languages() {
        for (var header : List.of("en", "en-GB,en;q=0.9,fr;q=0.8", "ti-ER, en;q=0.7", "zh-Hant-TW-x-y, en",
                "en;q=1.0, *;q=0.5", ";, en", "en-x-x-x-x-x,en")) {
            assertThat(web.send(web.as(person, "/test/language").header("Accept-Language", header)).text())
                    .as(header).isEqualTo("en");
        }
        assertThat(
                web.send(web.as(person, "/test/language").header("Accept-Language", "en" + "-x".repeat(150)))
                        .text()).isEqualTo("fr");
    }

    @Test
    @DisplayName("WEB-3: what a proxy before us could read otherwise than we do is refused")
    void framing() throws IOException {
        var length = "Content-Length: 0\r\n";
        for (var rest : List.of("Host: a\r\nTransfer-Encoding: xchunked\r\n" + length,
                "Host: a\r\nTransfer-Encoding: chunked\r\n" + length,
                "Host: a\r\nTransfer-Encoding: gzip, chunked\r\n",
                "Host: a\r\nTransfer-Encoding: identity\r\n",
                "Host: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                "Host: a\r\nX: b\r\n c\r\n", "Host: a\r\nX: b\r\n\tc\r\n", " Host: a\r\n", "", "Host:\r\n",
                "Host: a\r\nHost: b\r\n",
                "Host: a b\r\n", "Host: a\r\n" + length + "Content-Length: 1\r\n",
                "Host: a\r\nContent-Length: +0\r\n",
                "Host: a\r\nContent-Length: -1\r\n", "Host: a\r\nContent-Length : 0\r\n",
                "Host: a\r\nExpect: more\r\n",
                "Host: a\r\nAuthorization: a\r\nAuthorization: b\r\n")) {
            for (var method : List.of("GET", "POST")) {
                assertThat(status(RawClient.answer(web.port(),
                        method + " /help HTTP/1.1\r\nConnection: close\r\n" + rest + "\r\n")))
                                .as(rest).isEqualTo(400);
            }
        }
        for (var line : List.of("GET http://a/help HTTP/1.1", "GET help HTTP/1.1", "GET /%0g HTTP/1.1",
                "GET /a%2 HTTP/1.1",
                "GET /a?b=% HTTP/1.1", "CONNECT a:1 HTTP/1.1", "GET /help HTTP/1.2", "GET /help HTTP/9.9")) {
            assertThat(
                    status(RawClient.answer(web.port(), line + "\r\nHost: a\r\nConnection: close\r\n\r\n")))
                            .as(line)
                            .isEqualTo(400);
        }
    }

    @Test
    @DisplayName("WEB-3: a request behind another on one connection is looked at as closely")
    void pipelined() throws IOException {
        for (var first : List.of("GET /assets/icon.svg HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\na=b&",
                "POST /sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n")) {
            try (var client = new RawClient(web.port())) {
                client.say(first + "GET /help HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n");
                var all = new String(client.in().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(all.split("HTTP/1\\.1 ", -1)).hasSize(3);
                assertThat(all.substring(all.lastIndexOf("HTTP/1.1 "))).startsWith("HTTP/1.1 400");
            }
        }
    }

    @Test
    @DisplayName("WEB-3, GATE-5: JSON with a tail, a field twice, numbers without end or too much in it is refused before it is read")
    void json() {
        for (var json : List.of("{}{}", "{} x", "{}]", "[{}]",
                "{\"title\": \"a\", \"title\": \"b\", \"text\": \"c\"}",
                "{\"title\": " + "9".repeat(100_000) + "}", "{\"title\": 1e999999999}",
                "{\"title\": [" + "1,".repeat(50_000) + "1]}",
                "{\"title\": " + "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_001),
                "{" + IntStream.range(0, 60)
                        .mapToObj(i -> "\"a" + i + "\": 1").reduce((a, b) -> a + "," + b).orElseThrow() + "}",
                "{\"title\": \"\\", "\"", "{", "", "}", "]", ",")) {
            assertThat(web.post(person, "/api/v1/vault/notes", json).status())
                    .as(json.substring(0, Math.min(40, json.length())))
                    .isEqualTo(400);
        }
        assertThat(web.post(person, "/api/v1/vault/notes",
                " {\"title\": \"a}] \\\" {\", \"text\": \"\\\\\"} \n").status()).isEqualTo(201);
    }

    @Test
    @DisplayName("WEB-3: a form with too many fields or too long a name is refused before it is decoded; packed bodies are not taken")
    void forms() {
        for (var form : List.of("a=b&".repeat(60), "&".repeat(200_000), "a".repeat(200_000),
                "%61".repeat(60_000) + "=b",
                "a&".repeat(100_000), "=".repeat(1000) + "&=".repeat(60))) {
            assertThat(web.send(web.to("/test/form").header("Origin", web.origin())
                    .header("Content-Type", "application/x-www-form-urlencoded").POST(ofString(form)))
                    .status())
                            .isEqualTo(400);
        }
        for (var packing : List.of("gzip", "deflate", "br", "x-gzip", "snappy", "zstd", "nothing")) {
            assertThat(web.send(web.as(person, "/api/v1/vault/notes").header("Content-Encoding", packing)
                    .header("Content-Type", "application/json").POST(ofString("{}"))).status())
                            .isEqualTo(415);
        }
    }

    @Test
    @DisplayName("WEB-3: what is turned away is answered to people as a page in their language, to programs as a problem")
    void answers() {
        var page =
                web.send(web.to("/help").header("Cookie", "a".repeat(5000)).header("Accept-Language", "en"));
        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.text()).contains("lang=\"en\"");
        assertThat(Arrays.asList(Turned.values()))
                .allSatisfy(why -> assertThat(why.problem().code()).isNotEmpty());
        assertThat(
                web.send(web.to("/help").header(Turned.MARK, "BUSY").header(Sender.MARK, "1.2.3.4")).status())
                        .as("from outside").isEqualTo(200);
    }
}
