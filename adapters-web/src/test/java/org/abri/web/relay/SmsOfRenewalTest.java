package org.abri.web.relay;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static org.assertj.core.api.Assertions.assertThat;

import org.abri.application.sms.SmsGateway.Answer;
import org.abri.application.sms.SmsGateway.Why;
import org.abri.domain.account.OwnPhone;
import org.abri.domain.account.PhoneNumber;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SmsOfRenewalTest {
    private final Running web = Running.plain();

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    @DisplayName("REM-5: whoever asked for a code by SMS reads in the team, on the page and in the API, when it reached nobody")
    void reachedNobody() {
        var relay = web.relay(web.operator(), "La Barque");
        var nadia = web.professional(relay, "Nadia");
        var accounts = web.memory.all().account().accounts();
        web.memory.all().work().inOne(() -> {
            var account = accounts.find(nadia.signedIn().account()).orElseThrow();
            accounts.save(account.with(OwnPhone.unproven(new PhoneNumber("+33139980001")).nowProven()));
            return account;
        });
        web.memory.smsAnswer(new Answer.Refused(Why.NUMBER_CANNOT_RECEIVE));
        var staff = "/relays/" + relay.id() + "/staff";
        assertThat(web.send(web.as(relay.manager(),
                "/api/v1" + staff + "/" + nadia.signedIn().account() + "/renewal").POST(noBody()))
                .at("way")).isEqualTo("SMS");
        var page = "/relays/" + relay.id() + "/team";
        assertThat(web.send(web.browsing(relay.manager(), page).GET()).text())
                .doesNotContain("Le SMS n’est pas arrivé");
        web.memory.runDue(web.clock.instant(), web.abri.later().tasks());
        assertThat(web.get(relay.manager(), "/api/v1" + staff).text())
                .contains("\"sms\":\"NUMBER_CANNOT_RECEIVE\"");
        assertThat(web.send(web.browsing(relay.manager(), page).GET()).text())
                .contains("Le SMS n’est pas arrivé. Le numéro est peut-être faux.");
    }
}
