package org.abri.web.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** AFF-7, for programs. */
class EndOfSupportApiTest {
    private final Running web = Running.plain();
    private Running.Person manager;
    private Running.Person elsewhere;
    private Running.Person person;
    private String relay;
    private String end;

    @BeforeEach
    void begin() {
        var operator = web.operator();
        var place = web.relay(operator, "Le Pont");
        manager = place.manager();
        elsewhere = web.relay(operator, "La Rive").manager();
        person = web.beneficiary(place, "Berthe", true);
        relay = "/api/v1/relays/" + place.id();
        end = relay + "/vaults/" + person.signedIn().account() + "/end-of-support";
    }

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    @DisplayName("AFF-7: programs of staff declare it, read it, list it, take it back and complete it; the person's program reads it")
    void whole() {
        assertThat(web.get(manager, end).at("endsAt")).isNull();
        assertThat(send(manager, "POST", "/completion").code()).isEqualTo("not-declared");
        var declared = send(manager, "PUT", "");
        assertThat(declared.status()).isEqualTo(200);
        var endsAt = declared.at("endsAt");
        assertThat(endsAt).isNotNull();
        assertThat(web.get(manager, end).at("endsAt")).isEqualTo(endsAt);
        assertThat(send(manager, "PUT", "").at("endsAt")).isEqualTo(endsAt);
        assertThat(web.get(manager, relay + "/ends-of-support").at("leaving", "0", "endsAt"))
                .isEqualTo(endsAt);
        var own = web.get(person, "/api/v1/vault/affiliations");
        assertThat(own.at("active", "0", "endOfSupport", "endsAt")).isEqualTo(endsAt);
        assertThat(own.at("active", "0", "endOfSupport", "declaredBy", "given")).isNotNull();

        assertThat(send(manager, "DELETE", "").status()).isEqualTo(204);
        assertThat(web.get(manager, end).at("endsAt")).isNull();
        assertThat(send(manager, "DELETE", "").status()).isEqualTo(204);
        send(manager, "PUT", "");
        assertThat(send(manager, "POST", "/completion").status()).isEqualTo(204);
        assertThat(web.get(manager, end).status()).isEqualTo(404);
        assertThat(web.get(manager, relay + "/ends-of-support").json().get("leaving")).isEqualTo(List.of());
    }

    @Test
    @DisplayName("AFF-7, GATE-2: to whoever is let in nowhere it is as if nobody were there")
    void others() {
        assertThat(send(elsewhere, "PUT", "").status()).isEqualTo(404);
        assertThat(web.get(elsewhere, end).status()).isEqualTo(404);
        assertThat(send(person, "PUT", "").status()).as("of one's own vault").isEqualTo(403);
        assertThat(web.get(manager, end).at("endsAt")).isNull();
    }

    private Running.Answer send(Running.Person by, String method, String after) {
        return web.json(web.as(by, end + after), method, "{}");
    }
}
