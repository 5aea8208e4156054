package org.abri.contracts.affiliation;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.abri.application.affiliation.Asks;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Given;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Username;
import org.abri.domain.relay.RelayId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the keeper of what was asked to its promise. */
public interface AsksContract extends AllOrNothing {
    private Asks asks() {
        return ports().affiliation().asks();
    }

    @Test
    @DisplayName("AFF-3, AUT-5: what one asked waits, the last first, until it is confirmed, whether anybody has that username or not")
    default void waits() {
        var relay = new RelayId(UUID.randomUUID());
        var one = given().staff();
        var first = Given.username();
        var second = Given.username();
        assertThat(waiting(relay, one, NOW, 9)).isEmpty();
        keep(relay, first, one, later(1));
        keep(relay, second, one, later(2));
        keep(relay, Given.username(), given().staff(), later(3));
        keep(new RelayId(UUID.randomUUID()), first, one, later(4));
        assertThat(waiting(relay, one, NOW, 9)).containsExactly(later(2), later(1));
        assertThat(waiting(relay, one, NOW, 1)).containsExactly(later(2));
        assertThat(waiting(relay, one, later(1), 9)).containsExactly(later(2));
        assertThat(waiting(relay, one, later(2).minusMillis(1), 9)).containsExactly(later(2));
        assertThat(waiting(relay, one, later(2), 9)).isEmpty();
        keep(relay, first, one, later(5));
        assertThat(waiting(relay, one, NOW, 9)).as("asked again").containsExactly(later(5), later(2));
        for (var i = 0; i < 2; i++) {
            given().run(() -> asks().forget(relay, first));
            assertThat(waiting(relay, one, NOW, 9)).containsExactly(later(2));
        }
    }

    @Test
    @DisplayName("AFF-3: a colleague who asks the same person asks in one's place")
    default void inPlace() {
        var relay = new RelayId(UUID.randomUUID());
        var one = given().staff();
        var other = given().staff();
        var asked = Given.username();
        keep(relay, asked, one, later(1));
        keep(relay, asked, other, later(2));
        assertThat(waiting(relay, one, NOW, 9)).isEmpty();
        assertThat(waiting(relay, other, NOW, 9)).containsExactly(later(2));
    }

    @Test
    @DisplayName("LAW-4: what was asked long ago is forgotten, and nothing else")
    default void removed() {
        var relay = new RelayId(UUID.randomUUID());
        var one = given().staff();
        var long0 = NOW.minusSeconds(1_000_000_000);
        keep(relay, Given.username(), one, long0);
        keep(relay, Given.username(), one, long0.plusMillis(1));
        keep(relay, Given.username(), one, later(1));
        assertThat(given().get(() -> asks().removeBefore(long0.plusMillis(1)))).isEqualTo(1);
        assertThat(waiting(relay, one, Instant.EPOCH, 9)).containsExactly(later(1), long0.plusMillis(1));
        assertThat(given().get(() -> asks().removeBefore(long0.plusMillis(2)))).isEqualTo(1);
        assertThat(given().get(() -> asks().removeBefore(long0.plusMillis(2)))).isZero();
    }

    private void keep(RelayId relay, Username asked, AccountId by, Instant at) {
        given().run(() -> asks().keep(relay, asked, by, at));
    }

    private List<Instant> waiting(RelayId relay, AccountId by, Instant since, int most) {
        return given().get(() -> asks().waiting(relay, by, since, most));
    }
}
