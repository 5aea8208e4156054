package org.abri.application.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.ContractRace;
import org.abri.application.PortsContract;
import org.abri.domain.account.PhoneNumber;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds an outbox to its promise: what waits is sent by one alone. */
public interface SmsOutboxContract extends PortsContract {

    @Test
    @DisplayName("An SMS waits as it was written, in every script, to every number")
    default void waitsAsWritten() {
        for (var text : List.of("Votre rendez-vous est le 3 à 14 h 30.", "موعدك يوم الأحد الساعة ١٠",
                "ቆጸራኹም ንጽባሕ ሰዓት 10 እዩ።", "👍🏽 « d’accord »\nà demain")) {
            var sms = waiting(text);

            assertThat(locked(sms.id())).contains(sms);
        }
    }

    @Test
    @DisplayName("What has left is forgotten; forgetting it again changes nothing")
    default void removing() {
        var leaving = waiting("Bonjour");
        var staying = waiting("Bonsoir");

        given().run(() -> ports().outbox().remove(leaving.id()));
        given().run(() -> ports().outbox().remove(leaving.id()));

        assertThat(locked(leaving.id())).isEmpty();
        assertThat(locked(staying.id())).contains(staying);
    }

    @Test
    @DisplayName("What was never written does not wait")
    default void unknown() {
        assertThat(locked(UUID.randomUUID())).isEmpty();
    }

    @Test
    @DisplayName("REM-3, I4: while one sends an SMS, another waits, and finds that it has left")
    default void lockExcludes() {
        var sms = waiting("Bonjour");

        var seen = ContractRace.secondWaits(ports().work(),
                () -> assertThat(ports().outbox().lock(sms.id())).contains(sms),
                () -> ports().outbox().remove(sms.id()), () -> ports().outbox().lock(sms.id()));

        assertThat(seen).isEmpty();
    }

    @Test
    @DisplayName("LOG-2: an SMS written to a log shows neither number nor text")
    default void showsNothing() {
        assertThat(waiting("Bonjour").toString()).doesNotContain("Bonjour", "+336");
    }

    private Sms waiting(String text) {
        var sms = new Sms(UUID.randomUUID(), given().vault(), new PhoneNumber("+33639981234"), text);
        given().run(() -> ports().outbox().add(sms));
        return sms;
    }

    private Optional<Sms> locked(UUID id) {
        return given().get(() -> ports().outbox().lock(id));
    }
}
