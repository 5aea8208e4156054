package org.abri.contracts.relay;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.abri.application.relay.Invitations;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Given;
import org.abri.domain.account.Username;
import org.abri.domain.relay.Invitation;
import org.abri.domain.relay.RelayId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the keeper of invitations to its promise. */
public interface InvitationsContract extends AllOrNothing {
    private Invitations invitations() {
        return ports().relay().invitations();
    }

    @Test
    @DisplayName("ACC-12, AUT-5: what was asked waits at the relay and for the colleague, the last first, whether anybody has that username or not")
    default void waits() {
        var relay = relay();
        var other = relay();
        var one = Given.username();
        var first = asked(relay, one, later(1).plusMillis(7));
        var second = asked(relay, Given.username(), later(2));
        var elsewhere = asked(other, one, later(3));
        assertThat(ofRelay(relay)).isEmpty();
        assertThat(ofColleague(one)).isEmpty();
        List.of(first, second, elsewhere).forEach(this::keep);
        assertThat(ofRelay(relay)).containsExactly(second, first);
        assertThat(ofRelay(other)).containsExactly(elsewhere);
        assertThat(ofColleague(one)).containsExactly(elsewhere, first);
        for (var i = 0; i < 2; i++) {
            given().run(() -> invitations().forget(relay, one));
            assertThat(ofRelay(relay)).containsExactly(second);
            assertThat(ofColleague(one)).containsExactly(elsewhere);
        }
    }

    @Test
    @DisplayName("ACC-12: asked again, by whomever, it takes the place of what was asked before")
    default void inPlace() {
        var relay = relay();
        var one = Given.username();
        keep(asked(relay, one, later(1)));
        var again = asked(relay, one, later(2));
        keep(again);
        assertThat(ofRelay(relay)).containsExactly(again);
        assertThat(ofColleague(one)).containsExactly(again);
    }

    @Test
    @DisplayName("LAW-4: what was asked long ago is forgotten, and nothing else")
    default void removed() {
        var relay = relay();
        var long0 = NOW.minusSeconds(1_000_000_000);
        var stays = asked(relay, Given.username(), long0.plusMillis(1));
        keep(asked(relay, Given.username(), long0));
        keep(stays);
        assertThat(given().get(() -> invitations().removeBefore(long0.plusMillis(1)))).isEqualTo(1);
        assertThat(ofRelay(relay)).containsExactly(stays);
        assertThat(given().get(() -> invitations().removeBefore(long0.plusMillis(2)))).isEqualTo(1);
        assertThat(given().get(() -> invitations().removeBefore(long0.plusMillis(2)))).isZero();
    }

    @Test
    @DisplayName("LOG-1: a unit of work that throws brings back invitations as they were")
    default void undone() {
        var relay = relay();
        var there = asked(relay, Given.username(), NOW);
        keep(there);
        assertThatThrownBy(() -> given().run(() -> {
            invitations().keep(asked(relay, Given.username(), NOW));
            invitations().forget(relay, there.colleague());
            throw new IllegalArgumentException("on purpose");
        })).hasMessage("on purpose");
        assertThat(ofRelay(relay)).containsExactly(there);
        assertThatThrownBy(() -> invitations().ofRelay(relay)).isInstanceOf(IllegalStateException.class);
    }

    private Invitation asked(RelayId relay, Username colleague, Instant at) {
        return new Invitation(relay, colleague, given().staff(), at);
    }

    private static RelayId relay() {
        return new RelayId(UUID.randomUUID());
    }

    private void keep(Invitation invitation) {
        given().run(() -> invitations().keep(invitation));
    }

    private List<Invitation> ofRelay(RelayId relay) {
        return given().get(() -> invitations().ofRelay(relay));
    }

    private List<Invitation> ofColleague(Username colleague) {
        return given().get(() -> invitations().ofColleague(colleague));
    }
}
