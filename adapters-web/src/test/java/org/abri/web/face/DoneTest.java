package org.abri.web.face;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.abri.domain.account.Language;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a page says was just done, was: no address makes it say so. */
class DoneTest {
    private static final Words FRENCH = Words.of(Language.FRENCH);
    private static final String DELETED = FRENCH.say("done.deleted");
    private static final String SIGNED_OUT = FRENCH.say("done.signed-out");

    private static Running web;
    private static Running.Person person;

    @BeforeAll
    static void begin() {
        web = Running.plain();
        person = web.beneficiary(web.relay(web.operator(), "Le Pont"), "Berthe", true);
    }

    @AfterAll
    static void end() {
        web.close();
    }

    @Test
    @DisplayName("A link cannot claim that something was done")
    void links() {
        for (var link : List.of("/papers?done=deleted", "/papers?deleted",
                "/papers?abri-development-done=deleted",
                "/papers#done=deleted")) {
            var page = web.send(web.browsing(person, link).GET());
            assertThat(page.status()).as(link).isEqualTo(200);
            assertThat(page.text()).as(link).doesNotContain(DELETED).doesNotContain("role=\"status\"");
        }
        assertThat(web.send(web.to("/sign-in?done=not-signed-in&over&not-saved").GET()).text())
                .doesNotContain("role=\"status\"");
    }

    @Test
    @DisplayName("The redirect that did it says so by a cookie, and the page takes the cookie back, so that it is said once")
    void once() {
        var note = web.post(person, "/api/v1/vault/notes", "{\"title\": \"Liste\", \"text\": \"pain\"}")
                .at("id");
        var done = web.send(web.browsing(person, "/papers/" + note + "/delete")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(ofString("version=1&formToken=" + web.formToken(person))));
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.header("Location")).isEqualTo("/bin/" + note);
        assertThat(done.headers("Set-Cookie")).containsExactly(
                "abri-development-done=binned; Max-Age=60; Path=/; HttpOnly; SameSite=Strict");

        var page = shown("deleted");
        assertThat(page.text()).contains(DELETED);
        assertThat(page.headers("Set-Cookie")).containsExactly(
                "abri-development-done=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict");
        var again = web.send(web.browsing(person, "/papers").GET());
        assertThat(again.text()).doesNotContain(DELETED);
        assertThat(again.headers("Set-Cookie")).isEmpty();
    }

    @Test
    @DisplayName("A page about a problem neither says nor forgets what was done before")
    void problems() {
        var problem = web.send(web.to("/nothing")
                .header("Cookie", "abri-development-done=signed-out").GET());
        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.headers("Set-Cookie")).isEmpty();
        assertThat(problem.text()).doesNotContain(SIGNED_OUT);
    }

    @Test
    @DisplayName("A cookie that says nothing we say shows nothing")
    void unknown() {
        for (var what : List.of("everything", "<b>x</b>", "deleted.more", "")) {
            var page = shown(what);
            assertThat(page.status()).as(what).isEqualTo(200);
            assertThat(page.text()).as(what).doesNotContain("role=\"status\"").doesNotContain("<b>x</b>");
        }
    }

    @Test
    @DisplayName("Over https no other host can set that cookie: it is __Host-, and Secure")
    void hostCookie() {
        try (var https = Running.with(Map.of("abri.public-address", "https://vault.example"))) {
            var out = https.send(https.to("/sign-out").header("Origin", "https://vault.example")
                    .header("Content-Type", "application/x-www-form-urlencoded").POST(noBody()));
            assertThat(out.headers("Set-Cookie")).contains(
                    "__Host-abri-done=signed-out; Max-Age=60; Path=/; HttpOnly; SameSite=Strict; Secure");
            assertThat(https.send(https.to("/").header("Cookie", "__Host-abri-done=signed-out").GET()).text())
                    .contains(SIGNED_OUT);
            assertThat(https.send(https.to("/").header("Cookie", "abri-development-done=signed-out").GET())
                    .text()).doesNotContain(SIGNED_OUT);
        }
    }

    private static Running.Answer shown(String what) {
        return web.send(web.to("/papers").header("Cookie",
                "abri-development-session=" + person.token() + "; abri-development-done=" + what).GET());
    }
}
