package org.abri.web.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.abri.web.Multiparts;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final String WISH = "/api/v1/vault/reading";

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
    @DisplayName("LAW-4, FIELD: once a person wishes it a paper is found by a word in it, by them and by staff who see it, until they no longer wish it")
    void found() {
        var person = web.beneficiary(relay, "Berthe", true);
        var item = letter(person, "Le loyer de mars est payé.");
        var own = "/api/v1/vault/items?name=loyer";
        var staffs = "/api/v1/relays/" + relay.id() + "/vaults/" + person.signedIn().account()
                + "/items?name=loyer";
        assertThat(web.get(person, own).text()).doesNotContain(item);
        assertThat(web.get(person, "/papers?name=loyer").text()).contains("/account/reading");

        assertThat(web.json(web.as(person, WISH), "PUT", "{\"wished\": true}").json())
                .isEqualTo(Map.of("asked", true, "wished", true));
        read();
        assertThat(web.get(person, own).text()).contains(item);
        assertThat(web.get(person, "/papers?name=mars%20pay").text()).contains(item)
                .doesNotContain("/account/reading");
        assertThat(web.get(relay.manager(), staffs).text()).contains(item);

        web.json(web.as(person, WISH), "PUT", "{\"wished\": false}");
        for (var answer : new Running.Answer[] { web.get(person, own), web.get(relay.manager(), staffs) }) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).doesNotContain(item);
        }
        assertThat(web.json(web.as(relay.manager(), WISH), "PUT", "{\"wished\": true}").status())
                .isEqualTo(403);
    }

    private static void read() {
        web.memory.runDue(web.clock.instant().plus(Duration.ofDays(1)), web.abri.later().tasks());
    }

    private static String letter(Running.Person person, String text) {
        return (String) web
                .send(web.as(person, "/api/v1/vault/documents").header("Content-Type", Multiparts.TYPE)
                        .POST(BodyPublishers.ofByteArray(Multiparts.of(Map.of("visibility", "SHARED"),
                                "lettre.txt", text.getBytes(StandardCharsets.UTF_8)))))
                .at("id");
    }
}
