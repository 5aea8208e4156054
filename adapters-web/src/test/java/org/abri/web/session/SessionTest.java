package org.abri.web.session;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static Running web;
    private static Running.RelayWithManager relay;

    @BeforeAll
    static void begin() {
        web = Running.plain();
        relay = web.relay(web.operator(), "Le Pont");
    }

    @AfterAll
    static void end() {
        web.close();
    }

    @Test
    @DisplayName("SES-1: the token from the API is good as a bearer token, until it is given up")
    void bearer() {
        var person = web.beneficiary(relay, "Berthe", false);
        var answer = web.json(web.to("/api/v1/sessions"), "POST",
                signIn(person.username().value(), Running.PASSWORD));
        assertThat(answer.status()).isEqualTo(201);
        var token = (String) answer.at("token");
        assertThat(answer.at("kind")).isEqualTo("BENEFICIARY");
        assertThat(answer.at("standing")).isEqualTo("READY");

        var me = web.send(web.to("/api/v1/me").header("Authorization", "Bearer " + token));
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.at("username")).isEqualTo(person.username().value());
        assertThat(me.at("name", "given")).isEqualTo("Berthe");

        var out = web
                .send(web.to("/api/v1/sessions/current").header("Authorization", "Bearer " + token).DELETE());
        assertThat(out.status()).isEqualTo(204);
        assertThat(web.send(web.to("/api/v1/me").header("Authorization", "Bearer " + token)).status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("SES-1: the same token is good as a cookie, whose name says on plain http that it is for development")
    void cookie() {
        var person = web.beneficiary(relay, "Coralie", false);
        var answer =
                web.send(web.to("/api/v1/me").header("Cookie", "abri-development-session=" + person.token()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(web.send(web.to("/api/v1/me").header("Cookie", "__Host-abri=" + person.token())).status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("SES-1: where it is served over https the cookie is __Host-, Secure, HttpOnly, SameSite, and ends with the browser")
    void hostCookie() {
        try (var https = Running.with(Map.of("abri.public-address", "https://vault.example"))) {
            var person = https.operator();
            var page = https.send(https.to("/test/person").header("Cookie", "__Host-abri=" + person.token()))
                    .text();
            var answer = https.json(
                    https.to("/api/v1/me/password").header("Cookie", "__Host-abri=" + person.token())
                            .header("Origin", "https://vault.example")
                            .header("Abri-Form-Token", page.substring(page.indexOf(' ') + 1)),
                    "PUT",
                    "{\"current\": \"" + Running.PASSWORD
                            + "\", \"password\": \"quatre hirondelles et un platane\"}");
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.header("Set-Cookie"))
                    .matches("__Host-abri=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict; Secure");
            var token = answer.header("Set-Cookie").substring("__Host-abri=".length()).substring(0, 64);
            assertThat(answer.text()).as("what scripts read").doesNotContain(token, "token");
            assertThat(answer.header("Strict-Transport-Security"))
                    .isEqualTo("max-age=63072000; includeSubDomains");
            assertThat(https.send(https.to("/api/v1/me").header("Cookie", "__Host-abri=" + person.token()))
                    .status()).isEqualTo(401);
            assertThat(https.json(
                    https.to("/api/v1/me/password").header("Cookie", "__Host-abri=" + token)
                            .header("Origin", https.origin()),
                    "PUT", "{}").status()).isEqualTo(403);
        }
    }

    @Test
    @DisplayName("SES-1: over https every cookie is __Host-, Secure and HttpOnly, whatever it is for; who signs out leaves nothing in the browser")
    void everyCookie() {
        try (var https = Running.with(Map.of("abri.public-address", "https://vault.example"))) {
            var relayThere = https.relay(https.operator(), "Le Pont");
            var person = https.beneficiary(relayThere, "Ines", false);
            var answers = List.of(
                    httpsForm(https, "/language", "language=en"),
                    httpsForm(https, "/sign-in", "username=" + person.username().value() + "&password="
                            + URLEncoder.encode(Running.PASSWORD, StandardCharsets.UTF_8)),
                    httpsForm(https, "/sign-in", "username=pata-pata-pata&password=x"));
            var cookies = answers.stream().flatMap(answer -> answer.headers("Set-Cookie").stream()).toList();
            assertThat(cookies).hasSizeGreaterThanOrEqualTo(3)
                    .anyMatch(cookie -> cookie.startsWith("__Host-abri-language=en"))
                    .anyMatch(cookie -> cookie.startsWith("__Host-abri-devices="))
                    .allSatisfy(cookie -> assertThat(cookie).startsWith("__Host-").contains("; Path=/;",
                            "; Secure", "; HttpOnly", "; SameSite=").doesNotContain("Domain"));
            assertThat(httpsForm(https, "/sign-out", "").header("Clear-Site-Data"))
                    .isEqualTo("\"storage\"");
        }
    }

    private static Running.Answer httpsForm(Running https, String path, String body) {
        return https.send(https.to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://vault.example").POST(BodyPublishers.ofString(body)));
    }

    @Test
    @DisplayName("SES-2: an unused session ends; a used one goes on")
    void idle() {
        var person = web.beneficiary(relay, "Ida", false);
        web.clock.pass(Duration.ofMinutes(14));
        assertThat(web.get(person, "/api/v1/me").status()).isEqualTo(200);
        web.clock.pass(Duration.ofMinutes(14));
        assertThat(web.get(person, "/api/v1/me").status()).isEqualTo(200);
        web.clock.pass(Duration.ofMinutes(15));
        var over = web.get(person, "/api/v1/me");
        assertThat(over.status()).isEqualTo(401);
        assertThat(over.code()).isEqualTo("not-signed-in");
        assertThat(over.header("WWW-Authenticate")).isEqualTo("Bearer");
        relay = web.relay(web.operator(), "Le Pont");
    }

    @Test
    @DisplayName("SES-2: a page leads whose session is over to the sign-in and takes the cookie back")
    void overOnPages() {
        var answer = web
                .send(web.to("/test/person").header("Cookie", "abri-development-session=" + "0".repeat(64)));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/sign-in");
        assertThat(answer.headers("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("abri-development-session=; Max-Age=0"))
                .anyMatch(cookie -> cookie.startsWith("abri-development-done=not-signed-in;"));
        assertThat(web.send(web.to("/test/person")).header("Location")).isEqualTo("/sign-in");
    }

    @Test
    @DisplayName("WEB-1, FIELD 4: our own pages are known as ours in each generation of browsers, and another site's in none")
    void generations() {
        var person = web.beneficiary(relay, "Oumou", false);
        for (var ours : List.of(
                Map.of("Origin", web.origin(), "Sec-Fetch-Site", "same-origin"),
                Map.of("Origin", web.origin()),
                Map.of("Origin", "null", "Sec-Fetch-Site", "same-origin"),
                Map.of("Origin", "null", "Referer", web.origin() + "/sign-in"),
                Map.of("Referer", web.origin() + "/sign-in?a=b"))) {
            assertThat(signInForm(person, ours)).as(ours.toString()).isEqualTo(303);
        }
        for (var theirs : List.of(
                Map.of("Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site"),
                Map.of("Origin", "https://evil.example", "Referer", web.origin() + "/sign-in"),
                Map.of("Origin", "null", "Sec-Fetch-Site", "cross-site", "Referer", web.origin() + "/"),
                Map.of("Origin", "null", "Referer", "https://evil.example/" + web.origin()),
                Map.of("Origin", "null", "Referer", web.origin() + ".evil.example/"),
                Map.of("Origin", "null", "Referer", "not an address"), Map.of("Origin", "null"),
                Map.of("Referer", "https://evil.example/"),
                Map.of("Referer", web.origin() + "/" + "x".repeat(3000), "Origin", "null"))) {
            assertThat(signInForm(person, theirs)).as(theirs.toString()).isEqualTo(403);
        }
    }

    private static int signInForm(Running.Person person, Map<String, String> headers) {
        var request = web.to("/sign-in").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(ofString("username=" + person.username().value() + "&password="
                        + Running.PASSWORD.replace(' ', '+')));
        headers.forEach(request::header);
        return web.send(request).status();
    }

    @Test
    @DisplayName("WEB-1: what another site makes a browser send is refused")
    void otherSites() {
        var person = web.beneficiary(relay, "Olga", false);
        var feeding = "/api/v1/vault/affiliations/" + relay.id() + "/feeding";
        var cookie = "abri-development-session=" + person.token();
        assertThat(web.json(web.to(feeding).header("Cookie", cookie).header("Origin", "https://evil.example"),
                "PUT", "{}").code())
                        .isEqualTo("another-site");
        assertThat(web.json(web.to(feeding).header("Cookie", cookie).header("Sec-Fetch-Site", "cross-site"),
                "PUT", "{}").code())
                        .isEqualTo("another-site");
        assertThat(web.json(web.to(feeding).header("Cookie", cookie).header("Origin", "null"), "PUT", "{}")
                .code()).isEqualTo("another-site");
        assertThat(web.json(web.to(feeding).header("Cookie", cookie), "PUT", "{}").code())
                .isEqualTo("another-site");
        assertThat(web.json(web.to("/api/v1/sessions").header("Origin", "https://evil.example"), "POST", "{}")
                .code()).isEqualTo("another-site");
        assertThat(web.send(web.to("/test/form").header("Origin", "null")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(ofString(""))).status()).isEqualTo(403);

        var token = web.formToken(person);
        assertThat(web.json(web.to(feeding).header("Cookie", cookie).header("Origin", web.origin())
                .header("Abri-Form-Token", token), "PUT", "{}").status()).isEqualTo(422);
        assertThat(web.json(
                web.to(feeding).header("Cookie", cookie).header("Origin", "null")
                        .header("Sec-Fetch-Site", "same-origin").header("Abri-Form-Token", token),
                "PUT", "{}").status()).isEqualTo(422);
        assertThat(web.json(web.as(person, feeding).header("Origin", "https://partner.example"), "PUT", "{}")
                .status()).isEqualTo(422);
    }

    @Test
    @DisplayName("WEB-1: whatever changes something through the API with a browser's cookie says the form's token, whatever its body is")
    void tokenOfApi() {
        var person = web.beneficiary(relay, "Odette", false);
        var others = web.formToken(web.beneficiary(relay, "Odile", false));
        for (var type : List.of("application/json", "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x")) {
            for (var path : List.of("/api/v1/vault/notes", "/api/v1/vault/documents",
                    "/api/v1/sessions/current")) {
                var method = path.endsWith("current") ? "DELETE" : "POST";
                assertThat(web.send(web.browsing(person, path).header("Content-Type", type).method(method,
                        ofString("{}"))).code()).as(method + path + type).isEqualTo("form-token");
                assertThat(web.send(web.browsing(person, path).header("Content-Type", type)
                        .header("Abri-Form-Token", others).method(method, ofString("{}"))).code())
                                .isEqualTo("form-token");
            }
        }
        assertThat(web.send(web.browsing(person, "/api/v1/sessions/current")
                .header("Abri-Form-Token", web.formToken(person)).DELETE()).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("WEB-1: a form without the token of its session is refused; with it, it is read")
    void formToken() {
        var person = web.beneficiary(relay, "Fanny", false);
        var once = "9f0c0f5e-6a43-4d0b-9d7e-0e6f6ad0a001";
        var token = web.formToken(person);
        assertThat(form(person, "title=a&once=" + once).status()).isEqualTo(403);
        assertThat(form(person, "title=a&once=" + once + "&formToken=" + "0".repeat(64)).status())
                .isEqualTo(403);
        assertThat(
                form(person, "title=%C3%A9t%C3%A9+1&agree=true&once=" + once + "&formToken=" + token).text())
                        .isEqualTo("été 1|true|" + once);
        assertThat(form(person, "title=a&once=" + once + "&formToken=" + token).text())
                .isEqualTo("a|false|" + once);
    }

    @Test
    @DisplayName("GATE-5: a form with an unknown field, a field twice, or a malformed key is refused")
    void formShape() {
        var person = web.beneficiary(relay, "Gisèle", false);
        var token = "&formToken=" + web.formToken(person);
        assertThat(form(person, "title=a&role=MANAGER" + token).status()).isEqualTo(400);
        assertThat(form(person, "title=a&title=b" + token).status()).isEqualTo(400);
        assertThat(form(person, "title=%ZZ" + token).status()).isEqualTo(400);
        assertThat(form(person, "title=a&once=1-1-1-1-1" + token).status()).isEqualTo(400);
        assertThat(form(person, "title=" + "a".repeat(400_000) + token).status()).isEqualTo(413);
        assertThat(web.send(web.browsing(person, "/test/form").header("Content-Type", "text/plain")
                .POST(ofString("title=a"))).status())
                        .isEqualTo(415);
    }

    @Test
    @DisplayName("SEC-7, AUT-5: the answers to an unknown username and to a wrong password are the same")
    void sameAnswer() {
        var person = web.beneficiary(relay, "Sonia", false);
        var wrong = web.json(web.to("/api/v1/sessions"), "POST",
                signIn(person.username().value(), "not the password at all"));
        var unknown = web.json(web.to("/api/v1/sessions"), "POST",
                signIn("zozo-zozo-zozo", "not the password at all"));
        var nobodys = web.json(web.to("/api/v1/sessions"), "POST", signIn("x", "not the password at all"));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.headerNames()).isEqualTo(wrong.headerNames());
        var id = (String) wrong.at("requestId");
        assertThat(unknown.text().replace((String) unknown.at("requestId"), id)).isEqualTo(wrong.text());
        assertThat(nobodys.text().replace((String) nobodys.at("requestId"), id)).isEqualTo(wrong.text());
    }

    @Test
    @DisplayName("AUT-4: a browser on which somebody signed in keeps a cookie, with which nobody elsewhere can lock them out; it is nobody else's")
    void knownDevice() {
        var person = web.beneficiary(relay, "Dalia", false);
        var other = web.beneficiary(relay, "Dora", false);
        var device = web
                .json(web.to("/api/v1/sessions"), "POST", signIn(person.username().value(), Running.PASSWORD))
                .header("Set-Cookie");
        assertThat(device).startsWith("abri-development-devices=")
                .contains("; Max-Age=15552000; Path=/; HttpOnly; SameSite=Strict")
                .doesNotContain(person.username().value());
        var cookie = device.substring(0, device.indexOf(';'));
        for (var each : List.of(person, other)) {
            for (int i = 0; i < 5; i++) {
                web.json(web.to("/api/v1/sessions"), "POST",
                        signIn(each.username().value(), "not the password at all"));
            }
        }
        var signIn = signIn(person.username().value(), Running.PASSWORD);
        assertThat(web.json(web.to("/api/v1/sessions"), "POST", signIn).status()).isEqualTo(429);
        assertThat(web.json(web.to("/api/v1/sessions").header("Cookie", cookie), "POST", signIn).status())
                .isEqualTo(201);
        assertThat(web.send(web.to("/sign-in").header("Cookie", cookie)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded").POST(ofString("username="
                        + person.username().value() + "&password=" + Running.PASSWORD.replace(' ', '+'))))
                .status()).isEqualTo(303);
        var others = signIn(other.username().value(), Running.PASSWORD);
        for (var no : List.of(cookie, cookie.replaceAll("-[0-9]+-", "-99999-"),
                cookie.substring(0, cookie.length() - 1) + "x",
                "abri-development-devices=" + "0".repeat(32) + "-99999-" + "0".repeat(32))) {
            assertThat(web.json(web.to("/api/v1/sessions").header("Cookie", no), "POST", others).status())
                    .as(no).isEqualTo(429);
        }
        var both = web.send(web.to("/test/language").header("Cookie", cookie));
        assertThat(both.status()).isEqualTo(200);
        web.clock.pass(Duration.ofDays(181));
        relay = web.relay(web.operator(), "Le Pont");
        for (int i = 0; i < 5; i++) {
            web.json(web.to("/api/v1/sessions"), "POST",
                    signIn(person.username().value(), "not the password at all"));
        }
        assertThat(web.json(web.to("/api/v1/sessions").header("Cookie", cookie), "POST", signIn).status())
                .as("after half a year").isEqualTo(429);
    }

    @Test
    @DisplayName("AUT-4: from one address only so many sign-ins fail in ten minutes, whoever's they are; other addresses go on")
    void addresses() {
        try (var proxied = Running.with(Map.of("abri.public-address", "https://vault.example",
                "abri.budget.failures-per-address", 3))) {
            var operator = proxied.operator();
            var right = signIn(operator.username().value(), Running.PASSWORD);
            for (int i = 0; i < 3; i++) {
                assertThat(proxied.json(
                        proxied.to("/api/v1/sessions").header("X-Forwarded-For",
                                "9.9.9." + i + ", 203.0.113.7"),
                        "POST",
                        signIn("zozo-zozo-zoz" + "aeu".charAt(i), "not the password at all")).status())
                                .isEqualTo(401);
            }
            var refused = proxied.json(
                    proxied.to("/api/v1/sessions").header("X-Forwarded-For", "203.0.113.7"), "POST", right);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("600");
            assertThat(proxied
                    .json(proxied.to("/api/v1/sessions").header("X-Forwarded-For",
                            "203.0.113.7, 203.0.113.8"), "POST", right)
                    .status()).isEqualTo(201);
            proxied.clock.pass(Duration.ofMinutes(10));
            assertThat(proxied.json(proxied.to("/api/v1/sessions").header("X-Forwarded-For", "203.0.113.7"),
                    "POST", right).status())
                            .isEqualTo(201);
        }
    }

    @Test
    @DisplayName("AUT-4: after too many tries the answer says how long to wait")
    void paused() {
        for (int i = 0; i < 4; i++) {
            assertThat(
                    web.json(web.to("/api/v1/sessions"), "POST", signIn("pata-pata-pata", "wrong")).status())
                            .isEqualTo(401);
        }
        var paused = web.json(web.to("/api/v1/sessions"), "POST", signIn("pata-pata-pata", "wrong"));
        assertThat(paused.status()).isEqualTo(429);
        assertThat(paused.header("Retry-After")).isEqualTo("30");
    }

    @Test
    @DisplayName("AUT-6: a code signs nobody in and chooses a password once; then come the terms, and an operator’s second factor; the API says so, pages lead on")
    void codeFirst() {
        var opened =
                web.abri.account().openOperatorAccount().open(
                        new org.abri.domain.account.PersonName("Ève", "Neuve"),
                        org.abri.domain.account.Language.FRENCH);
        var username = opened.username().value();
        assertThat(web.json(web.to("/api/v1/sessions"), "POST", signIn(username, opened.activationCode()))
                .status()).isEqualTo(401);
        assertThat(activate(username, opened.activationCode(), "court").at("fields", "password"))
                .isEqualTo("password-too-short");
        assertThat(activate(username, "bado-riku-mena-bado-riku", Running.PASSWORD).code())
                .isEqualTo("code-not-recognised");
        assertThat(activate("zozo-zozo-zozo", opened.activationCode(), Running.PASSWORD).code())
                .isEqualTo("code-not-recognised");
        assertThat(activate(username, opened.activationCode(), Running.PASSWORD).status()).isEqualTo(204);
        assertThat(activate(username, opened.activationCode(), Running.PASSWORD).status()).isEqualTo(401);

        var chosen = web.json(web.to("/api/v1/sessions"), "POST", signIn(username, Running.PASSWORD));
        assertThat(chosen.at("standing")).isEqualTo("TERMS_TO_ACCEPT");
        var bearer = "Bearer " + chosen.at("token");
        assertThat(web.send(web.to("/api/v1/relays").header("Authorization", bearer)).code())
                .isEqualTo("nothing-is-reachable-before-the-terms-are-accepted");
        var version = web.send(web.to("/api/v1/terms")).at("inForce", "version");
        assertThat(web.json(web.to("/api/v1/me/acceptances").header("Authorization", bearer), "POST",
                "{\"version\": \"0\"}").code())
                        .isEqualTo("not-the-version-in-force");
        assertThat(web
                .json(web.to("/api/v1/me/acceptances").header("Authorization", bearer), "POST",
                        "{\"version\": \"" + version + "\"}")
                .status()).isEqualTo(201);
        assertThat(web.send(web.to("/api/v1/relays").header("Authorization", bearer)).code())
                .isEqualTo("nothing-is-reachable-before-a-second-factor");
    }

    @Test
    @DisplayName("SEC-1: a password that may not be chosen is refused with the reason; so is a wrong current one")
    void password() {
        var person = web.beneficiary(relay, "Paula", false);
        var tooShort = web.json(web.as(person, "/api/v1/me/password"), "PUT",
                "{\"current\": \"" + Running.PASSWORD + "\", \"password\": \"court\"}");
        assertThat(tooShort.status()).isEqualTo(422);
        assertThat(tooShort.at("fields", "password")).isEqualTo("password-too-short");
        var wrong = web.json(web.as(person, "/api/v1/me/password"), "PUT",
                "{\"current\": \"pas celui-là\", \"password\": \"quatre hirondelles et un platane\"}");
        assertThat(wrong.at("fields", "current")).isEqualTo("wrong");
        var none = web.json(web.as(person, "/api/v1/me/password"), "PUT",
                "{\"password\": \"quatre hirondelles et un platane\"}");
        assertThat(none.at("fields", "current")).isEqualTo("missing");
    }

    @Test
    @DisplayName("Pages speak the language chosen here, else one of the browser's, else French")
    void language() {
        assertThat(web.send(web.to("/test/language")).text()).isEqualTo("fr");
        assertThat(web.send(web.to("/test/language").header("Accept-Language", "de, en-GB;q=0.8, fr;q=0.5"))
                .text()).isEqualTo("en");
        assertThat(web.send(
                web.to("/test/language").header("Accept-Language", "en").header("Cookie",
                        "abri-development-language=fr"))
                .text()).isEqualTo("fr");
        assertThat(web.send(web.to("/test/language").header("Accept-Language", ";;q=x").header("Cookie",
                "abri-development-language=<x>")).text())
                        .isEqualTo("fr");
    }

    private static Running.Answer form(Running.Person person, String body) {
        return web.send(
                web.browsing(person, "/test/form").header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    private static Running.Answer activate(String username, String code, String password) {
        return web.json(web.to("/api/v1/activations"), "POST", "{\"username\": \"" + username
                + "\", \"code\": \"" + code + "\", \"password\": \"" + password + "\"}");
    }

    private static String signIn(String username, String password) {
        return "{\"username\": \"" + username + "\", \"password\": \"" + password + "\"}";
    }
}
