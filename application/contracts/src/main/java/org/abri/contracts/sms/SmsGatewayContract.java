package org.abri.contracts.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.abri.application.sms.SmsGateway;
import org.abri.domain.account.PhoneNumber;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds a gateway to its promise, in front of a provider, played by the test, in each of its moods. */
public interface SmsGatewayContract {
    enum Mood {
        TAKES,
        /** For good. */
        REFUSES,
        /** Answers that it cannot take anything now. */
        IS_DOWN,
        /** Nobody listens at its address. */
        IS_NOT_THERE,
        /** Takes the connection, and does not answer for longer than a gateway may wait. */
        IS_SILENT
    }

    /** What the provider was handed; {@code id} as far as its protocol carries one. */
    record Received(Optional<UUID> id, PhoneNumber to, String text) {}

    /** A gateway, and what the provider behind it has received. */
    record Provider(SmsGateway gateway, Supplier<List<Received>> received) {}

    /** One that has received nothing yet. A gateway without a provider that can be down answers these moods as it would. */
    Provider providerThat(Mood mood);

    /** Whether there is a provider at all that can be down: not for a gateway that hands over to nobody. */
    default boolean hasAProvider() {
        return true;
    }

    PhoneNumber NUMBER = new PhoneNumber("+33639985678");

    @Test
    @DisplayName("REM-2: an SMS that the provider takes is accepted, and the provider has its id, number and text as they were, whole, once")
    default void accepted() {
        for (var text : List.of("Votre rendez-vous : mardi à 9 h.", "موعدك يوم الأحد & \"غدا\"",
                "ቆጸራኹም ንጽባሕ እዩ", "100 % + d’accord 👍🏽", "ligne\nsuivante", " espaces ", "é".repeat(300),
                "a+b=c&d%20e;f\\g")) {
            var provider = providerThat(Mood.TAKES);
            var id = UUID.randomUUID();

            assertThat(provider.gateway().send(id, NUMBER, text)).isEqualTo(new SmsGateway.Answer.Accepted());
            assertThat(provider.received().get()).singleElement().satisfies(received -> {
                assertThat(received.to()).isEqualTo(NUMBER);
                assertThat(received.text()).isEqualTo(text);
                assertThat(received.id().orElse(id)).isEqualTo(id);
            });
        }
    }

    @Test
    @DisplayName("REM-5: what the provider will never take is refused for good")
    default void refused() {
        if (hasAProvider()) {
            assertThat(send(Mood.REFUSES)).isEqualTo(new SmsGateway.Answer.Refused());
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "IS_DOWN", "IS_NOT_THERE", "IS_SILENT" })
    @DisplayName("REM-5: while the provider is down, not there or silent, the gateway says so in time, and never throws")
    default void unavailable(Mood mood) {
        if (hasAProvider()) {
            assertThat(assertTimeoutPreemptively(SmsGateway.PATIENCE.plusSeconds(5), () -> send(mood)))
                    .isEqualTo(new SmsGateway.Answer.Unavailable());
        }
    }

    private SmsGateway.Answer send(Mood mood) {
        return providerThat(mood).gateway().send(UUID.randomUUID(), NUMBER, "Bonjour");
    }

    @Test
    @DisplayName("I4: the same SMS may be handed over again, and the provider sees that it is the same")
    default void handedOverAgain() {
        var provider = providerThat(Mood.TAKES);
        var id = UUID.randomUUID();

        assertThat(provider.gateway().send(id, NUMBER, "Bonjour"))
                .isEqualTo(provider.gateway().send(id, NUMBER, "Bonjour"));
        assertThat(provider.received().get()).extracting(Received::id).containsOnly(
                provider.received().get().getFirst().id());
    }
}
