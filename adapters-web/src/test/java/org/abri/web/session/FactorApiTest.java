package org.abri.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.abri.domain.account.Seed;
import org.abri.web.Phone;
import org.abri.web.Running;
import org.abri.web.Running.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FactorApiTest {
    private Running web;
    private Running.RelayWithManager relay;
    private Person amina;

    @BeforeEach
    void start() {
        web = Running.plain();
        relay = web.relay(web.operator(), "Relais du Port");
        amina = web.beneficiary(relay, "Amina", true);
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private static String proof(String code) {
        return "{\"password\":\"" + Running.PASSWORD + "\""
                + (code == null ? "" : ",\"factorCode\":\"" + code + "\"") + "}";
    }

    private Running.Answer signIn(String more) {
        return web.json(web.to("/api/v1/sessions"), "POST", "{\"username\":\"" + amina.username()
                + "\",\"password\":\"" + Running.PASSWORD + "\"" + more + "}");
    }

    @Test
    @DisplayName("SEC-2: programs propose, confirm, renew the codes of and end a factor; a session goes on with a new token")
    void wholeLife() {
        assertThat(web.get(amina, "/api/v1/me/factor").at("set")).isEqualTo(false);
        var proposed = web.post(amina, "/api/v1/me/factor/proposal", proof(null));
        assertThat(proposed.status()).isEqualTo(200);
        var phone = new Phone(new Seed((String) proposed.at("seed")));
        assertThat((String) proposed.at("uri"))
                .isEqualTo("otpauth://totp/Abri:" + amina.username() + "?secret="
                        + phone.seed().base32() + "&issuer=Abri");
        assertThat(confirm(phone.codeAt(web.clock.instant().plusSeconds(90))).at("fields", "factorCode"))
                .isEqualTo("clock-off");
        assertThat(confirm("000000").at("fields", "factorCode")).isEqualTo("wrong");
        var confirmed = confirm(phone.codeAt(web.clock.instant()));
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat((List<?>) confirmed.at("codesOnPaper")).hasSize(10);
        assertThat(web.get(amina, "/api/v1/me").status()).isEqualTo(401);
        var bearer = "Bearer " + confirmed.at("session", "token");
        var seen = web.send(web.to("/api/v1/me/factor").header("Authorization", bearer).GET());
        assertThat(seen.at("set")).isEqualTo(true);
        assertThat(seen.at("codesLeft")).isEqualTo(10);

        var onPaper = (String) confirmed.at("codesOnPaper", "0");
        assertThat(signIn("").status()).isEqualTo(401);
        assertThat(signIn("").code()).isEqualTo("factor-needed");
        assertThat(signIn(",\"factorCode\":\"000000\"").code()).isEqualTo("factor-not-recognised");
        assertThat(signIn(",\"factorCode\":\"" + onPaper + "\"").status()).isEqualTo(201);
        web.clock.pass(Duration.ofSeconds(30));
        assertThat(signIn(",\"factorCode\":\"" + phone.codeAt(web.clock.instant()) + "\"").status())
                .isEqualTo(201);

        var codes = web.json(web.to("/api/v1/me/factor/codes").header("Authorization", bearer), "POST",
                proof((String) confirmed.at("codesOnPaper", "1")));
        assertThat((List<?>) codes.at("codesOnPaper")).hasSize(10);
        var ended = web.json(web.to("/api/v1/me/factor/end").header("Authorization", bearer), "POST",
                proof((String) codes.at("codesOnPaper", "0")));
        assertThat(ended.status()).isEqualTo(200);
        assertThat(signIn("").status()).isEqualTo(201);
    }

    @Test
    @DisplayName("AUT-5: with a wrong password, nobody is told whether there is a factor, whatever code they give")
    void tellsNothing() {
        var before = wrong();
        var proposed = web.post(amina, "/api/v1/me/factor/proposal", proof(null));
        confirm(new Phone(new Seed((String) proposed.at("seed"))).codeAt(web.clock.instant()));
        assertThat(wrong()).isEqualTo(before);
    }

    private String wrong() {
        var answer = web.json(web.to("/api/v1/sessions"), "POST", "{\"username\":\"" + amina.username()
                + "\",\"password\":\"autre chose que cela\",\"factorCode\":\"123456\"}");
        return answer.status() + answer.code();
    }

    @Test
    @DisplayName("SEC-2: a manager asks the team for a second factor; without one, nothing else is answered")
    void required() {
        var path = "/api/v1/relays/" + relay.id() + "/factor";
        assertThat(web.get(relay.manager(), path).at("required")).isEqualTo(false);
        assertThat(web.json(web.as(relay.manager(), path), "PUT", "{\"required\":true}").at("required"))
                .isEqualTo(true);
        assertThat(web.get(relay.manager(), path).code())
                .isEqualTo("nothing-is-reachable-before-a-second-factor");
        assertThat(web.json(web.as(amina, path), "PUT", "{\"required\":false}").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("SES-3: programs see their sessions and end one, or all others")
    void sessions() {
        var other = web.again(amina);
        var listed = web.get(amina, "/api/v1/me/sessions");
        assertThat(listed.text()).doesNotContain(amina.token(), other.token());
        var there = ((List<?>) listed.at("sessions")).stream().map(one -> (Map<?, ?>) one)
                .filter(one -> one.get("session").equals(other.signedIn().session().toString())).findFirst()
                .orElseThrow();
        assertThat(there.get("here")).isEqualTo(false);
        var end = "/api/v1/me/sessions/" + there.get("session") + "/end";
        assertThat(web.json(web.as(amina, end), "POST", "{}").status()).isEqualTo(204);
        assertThat(web.json(web.as(amina, end), "POST", "{}").status()).isEqualTo(204);
        assertThat(web.get(other, "/api/v1/me").status()).isEqualTo(401);
        var third = web.again(amina);
        var endOthers = "/api/v1/me/sessions/end-others";
        assertThat(web.json(web.as(amina, endOthers), "POST", "{}").status()).isEqualTo(204);
        assertThat(web.get(third, "/api/v1/me").status()).isEqualTo(401);
        assertThat(web.get(amina, "/api/v1/me").status()).isEqualTo(200);
    }

    private Running.Answer confirm(String code) {
        return web.json(web.as(amina, "/api/v1/me/factor"), "PUT", "{\"factorCode\":\"" + code + "\"}");
    }

    @Test
    @DisplayName("REC-3, SES-3: five minutes after the sign-in, programs give the password again to end a session")
    void passwordAgain() {
        web.clock.pass(Duration.ofMinutes(5));
        var other = web.again(amina);
        var end = "/api/v1/me/sessions/" + other.signedIn().session() + "/end";
        for (var path : List.of(end, "/api/v1/me/sessions/end-others")) {
            assertThat(web.json(web.as(amina, path), "POST", "{}").at("fields"))
                    .isEqualTo(Map.of("password", "missing"));
            assertThat(web.json(web.as(amina, path), "POST", "{\"password\":\"faux\"}").at("fields"))
                    .isEqualTo(Map.of("password", "wrong"));
        }
        assertThat(web.get(other, "/api/v1/me").status()).isEqualTo(200);
        var right = "{\"password\":\"" + Running.PASSWORD + "\"}";
        assertThat(web.json(web.as(amina, end), "POST", right).status()).isEqualTo(204);
        assertThat(web.get(other, "/api/v1/me").status()).isEqualTo(401);
    }

}
