package org.abri.contracts.sms;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sms.Sms;
import org.abri.application.sms.SmsOutbox.Claim;
import org.abri.application.sms.SmsOutbox.Handed;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Race;
import org.abri.domain.account.PhoneNumber;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds an outbox to its promise: what waits is handed over by one alone, and is not lost when they die. */
public interface SmsOutboxContract extends AllOrNothing {
    @Test
    @DisplayName("An SMS waits as it was written, in every script, to every number")
    default void waitsAsWritten() {
        for (var text : List.of("Votre rendez-vous est le 3 à 14 h 30.", "موعدك يوم الأحد الساعة ١٠",
                "ቆጸራኹም ንጽባሕ ሰዓት 10 እዩ።", "👍🏽 « d’accord »\nà demain", "é".repeat(1_000))) {
            var sms = waiting(text);
            assertThat(claim(sms.id(), NOW)).isEqualTo(new Claim.Taken(sms));
        }
    }

    @Test
    @DisplayName("What has left is forgotten; forgetting it again changes nothing")
    default void removing() {
        var leaving = waiting("Bonjour");
        var staying = waiting("Bonsoir");
        assertThat(given().get(() -> ports().sms().outbox().remove(leaving.id()))).isTrue();
        assertThat(given().get(() -> ports().sms().outbox().remove(leaving.id()))).isFalse();
        assertThat(claim(leaving.id(), NOW)).isEqualTo(new Claim.Gone());
        assertThat(claim(staying.id(), NOW)).isEqualTo(new Claim.Taken(staying));
    }

    @Test
    @DisplayName("What was never written does not wait")
    default void unknown() {
        assertThat(claim(UUID.randomUUID(), NOW)).isEqualTo(new Claim.Gone());
        given().run(() -> ports().sms().outbox().release(UUID.randomUUID()));
    }

    @Test
    @DisplayName("REM-3, I4: what somebody has taken is nobody else's until their time is up, or they give it back")
    default void takenByOne() {
        var sms = waiting("Bonjour");
        assertThat(claim(sms.id(), NOW)).isEqualTo(new Claim.Taken(sms));
        assertThat(claim(sms.id(), later(1).minusMillis(1))).isEqualTo(new Claim.OfSomebodyElse());
        assertThat(claim(sms.id(), later(1))).isEqualTo(new Claim.Taken(sms));
        assertThat(claim(sms.id(), later(1))).isEqualTo(new Claim.OfSomebodyElse());
        given().run(() -> ports().sms().outbox().release(sms.id()));
        assertThat(claim(sms.id(), later(1))).isEqualTo(new Claim.Taken(sms));
    }

    @Test
    @DisplayName("REM-3, I4: of many who take it at once, one gets it")
    default void oneOfMany() {
        var sms = waiting("Bonjour");
        Callable<Claim> taking = () -> claim(sms.id(), NOW);
        assertThat(Race.together(Collections.nCopies(8, taking))).containsOnlyOnce(new Claim.Taken(sms))
                .filteredOn(Claim.OfSomebodyElse.class::isInstance).hasSize(7);
    }

    @Test
    @DisplayName("REM-3: who may have it is kept as it was noted last, through claims and releases, until it is gone")
    default void handed() {
        var sms = waiting("Bonjour");
        var other = waiting("Bonsoir");
        for (var handed : List.of(Handed.NEVER.again("first"), Handed.NEVER.again("second").again("second"),
                Handed.NEVER.again("x".repeat(40)), Handed.NEVER, Handed.NEVER.again("First"))) {
            assertThat(given().get(() -> ports().sms().outbox().note(sms.id(), handed))).isTrue();
            assertThat(claim(sms.id(), later(1))).isEqualTo(new Claim.Taken(sms, handed));
            assertThat(claim(sms.id(), later(1))).isEqualTo(new Claim.OfSomebodyElse());
            given().run(() -> ports().sms().outbox().release(sms.id()));
            assertThat(claim(sms.id(), later(1))).isEqualTo(new Claim.Taken(sms, handed));
            given().run(() -> ports().sms().outbox().release(sms.id()));
        }
        assertThat(claim(other.id(), NOW)).isEqualTo(new Claim.Taken(other));
        given().run(() -> ports().sms().outbox().note(other.id(), Handed.NEVER.again("first")));
        assertThat(claim(other.id(), NOW)).isEqualTo(new Claim.OfSomebodyElse());
        given().run(() -> ports().sms().outbox().remove(sms.id()));
        assertThat(given()
                .get(() -> ports().sms().outbox().note(sms.id(), Handed.NEVER.again("first")))).isFalse();
        assertThat(claim(sms.id(), later(9))).isEqualTo(new Claim.Gone());
    }

    @Test
    @DisplayName("REM-5: what is of no use any more is forgotten, and nothing else")
    default void useless() {
        var old = waitingUntil(NOW.minusMillis(1));
        var useful = waitingUntil(NOW);
        assertThat(given().get(() -> ports().sms().outbox().removeUselessBefore(NOW))).isPositive();
        assertThat(given().get(() -> ports().sms().outbox().removeUselessBefore(NOW))).isZero();
        assertThat(claim(old.id(), NOW)).isEqualTo(new Claim.Gone());
        assertThat(claim(useful.id(), NOW)).isEqualTo(new Claim.Taken(useful));
    }

    @Test
    @DisplayName("I4: an SMS waits once: a second one of its id is refused, and the first one stays")
    default void addedOnce() {
        var sms = waiting("Bonjour");
        var other = new Sms(sms.id(), sms.owner(), sms.to(), "Autre", sms.usefulUntil());
        assertThatThrownBy(() -> given().run(() -> ports().sms().outbox().add(other)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(claim(sms.id(), NOW)).isEqualTo(new Claim.Taken(sms));
    }

    @Test
    @DisplayName("LOG-2: an SMS written to a log shows neither number nor text")
    default void showsNothing() {
        assertThat(waiting("Bonjour").toString()).doesNotContain("Bonjour", "+336");
    }

    private Sms waiting(String text) {
        return add(text, later(10));
    }

    private Sms waitingUntil(Instant usefulUntil) {
        return add("Bonjour", usefulUntil);
    }

    private Sms add(String text, Instant usefulUntil) {
        var sms = new Sms(UUID.randomUUID(), KeyOwner.of(given().vault()), new PhoneNumber("+33639981234"),
                text, usefulUntil);
        given().run(() -> ports().sms().outbox().add(sms));
        return sms;
    }

    private Claim claim(UUID id, Instant now) {
        return given().get(() -> ports().sms().outbox().claim(id, now, now.plus(Duration.ofMinutes(1))));
    }
}
