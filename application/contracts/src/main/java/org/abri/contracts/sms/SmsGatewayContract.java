package org.abri.contracts.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.abri.application.sms.SmsGateway;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.sms.Segment;
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
        /** The number, which is of no phone that gets SMS, for good. */
        KNOWS_THE_NUMBER_IS_NONE,
        /** Answers that it cannot take anything now. */
        IS_DOWN,
        /** Nobody listens at its address. */
        IS_NOT_THERE,
        /** Takes the connection, and does not answer for longer than a gateway may wait. */
        IS_SILENT,
        /** Takes what it is handed, and ends the connection instead of answering. */
        HANGS_UP,
        /** Takes what it is handed, and answers something that its protocol does not have. */
        SAYS_NONSENSE
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

    /** Whether a text that needs more than one segment is refused before it leaves, instead of being handed over. */
    default boolean takesOneSegmentOnly() {
        return false;
    }

    PhoneNumber NUMBER = new PhoneNumber("+33639985678");

    @Test
    @DisplayName("REM-2: an SMS that the provider takes is accepted, and the provider has its id, number and text as they were, whole, once")
    default void accepted() {
        for (var text : List.of("Votre rendez-vous : mardi à 9 h.", "موعدك يوم الأحد & \"غدا\"",
                "ቆጸራኹም ንጽባሕ እዩ", "100 % + d’accord 👍🏽", "ligne\nsuivante", " espaces ", "é".repeat(300),
                "a+b=c&d%20e;f\\g", "é".repeat(160), "[€]".repeat(26), "ع".repeat(70))) {
            var provider = providerThat(Mood.TAKES);
            var id = UUID.randomUUID();
            var answer = provider.gateway().send(id, NUMBER, text);

            if (takesOneSegmentOnly() && !Segment.holds(text)) {
                assertThat(answer).isEqualTo(new SmsGateway.Answer.Refused());
                assertThat(provider.received().get()).isEmpty();
            } else {
                assertThat(answer).isInstanceOf(SmsGateway.Answer.Accepted.class);
                assertThat(provider.received().get()).singleElement().satisfies(received -> {
                    assertThat(received.to()).isEqualTo(NUMBER);
                    assertThat(received.text()).isEqualTo(text);
                    assertThat(received.id().orElse(id)).isEqualTo(id);
                });
            }
        }
    }

    @Test
    @DisplayName("REM-5: what the provider will never take is refused for good, and told apart when it is because of the number")
    default void refused() {
        if (hasAProvider()) {
            assertThat(send(Mood.REFUSES)).isEqualTo(new SmsGateway.Answer.Refused());
            assertThat(send(Mood.KNOWS_THE_NUMBER_IS_NONE))
                    .isEqualTo(new SmsGateway.Answer.Refused(SmsGateway.Why.NUMBER_CANNOT_RECEIVE));
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "IS_DOWN", "IS_NOT_THERE" })
    @DisplayName("REM-5: while the provider has surely not taken it, being down or not there, the gateway says so in time, and never throws")
    default void unavailable(Mood mood) {
        if (hasAProvider()) {
            assertThat(assertTimeoutPreemptively(SmsGateway.PATIENCE.plusSeconds(5), () -> send(mood)))
                    .isEqualTo(new SmsGateway.Answer.Unavailable());
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "IS_SILENT", "HANGS_UP", "SAYS_NONSENSE" })
    @DisplayName("REM-3: when nobody knows whether the provider took it, the gateway says that, in time, never throws, and hands it over once")
    default void unknown(Mood mood) {
        if (hasAProvider()) {
            var provider = providerThat(mood);
            assertThat(assertTimeoutPreemptively(SmsGateway.PATIENCE.plusSeconds(5),
                    () -> provider.gateway().send(UUID.randomUUID(), NUMBER, "Bonjour")))
                            .isEqualTo(new SmsGateway.Answer.Unknown());
            assertThat(provider.received().get()).hasSizeLessThan(2);
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

        for (var i = 0; i < 2; i++) {
            assertThat(provider.gateway().send(id, NUMBER, "Bonjour"))
                    .isInstanceOf(SmsGateway.Answer.Accepted.class);
        }
        assertThat(provider.received().get()).extracting(Received::id).containsOnly(
                provider.received().get().getFirst().id());
    }
}
