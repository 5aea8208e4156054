package org.abri.application.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.abri.domain.account.PhoneNumber;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a gateway to its promise, in front of a provider, played by the test, in each of its moods. */
public interface SmsGatewayContract {
    enum Mood {
        TAKES, REFUSES, IS_DOWN
    }

    record Received(PhoneNumber to, String text) {}

    /** A gateway, and what the provider behind it has received. */
    record Provider(SmsGateway gateway, Supplier<List<Received>> received) {}

    Provider providerThat(Mood mood);

    PhoneNumber NUMBER = new PhoneNumber("+33639985678");

    @Test
    @DisplayName("REM-2: an SMS that the provider takes is accepted, and the provider has number and text as they were")
    default void accepted() {
        for (var text : List.of("Votre rendez-vous : mardi à 9 h.", "موعدك يوم الأحد & \"غدا\"",
                "ቆጸራኹም ንጽባሕ እዩ", "100 % + d’accord 👍🏽", "ligne\nsuivante")) {
            var provider = providerThat(Mood.TAKES);

            assertThat(provider.gateway().send(UUID.randomUUID(), NUMBER, text))
                    .isEqualTo(new SmsGateway.Answer.Accepted());
            assertThat(provider.received().get()).containsExactly(new Received(NUMBER, text));
        }
    }

    @Test
    @DisplayName("REM-5: what the provider will never take is refused for good")
    default void refused() {
        assertThat(providerThat(Mood.REFUSES).gateway().send(UUID.randomUUID(), NUMBER, "Bonjour"))
                .isEqualTo(new SmsGateway.Answer.Refused());
    }

    @Test
    @DisplayName("REM-5: while the provider does not answer, the gateway says so, and never throws")
    default void unavailable() {
        assertThat(providerThat(Mood.IS_DOWN).gateway().send(UUID.randomUUID(), NUMBER, "Bonjour"))
                .isEqualTo(new SmsGateway.Answer.Unavailable());
    }

    @Test
    @DisplayName("I4: the same SMS may be handed over again")
    default void handedOverAgain() {
        var gateway = providerThat(Mood.TAKES).gateway();
        var id = UUID.randomUUID();

        assertThat(gateway.send(id, NUMBER, "Bonjour")).isEqualTo(gateway.send(id, NUMBER, "Bonjour"));
    }
}
