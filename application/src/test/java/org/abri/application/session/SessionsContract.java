package org.abri.application.session;

import static org.abri.application.ContractGiven.NOW;
import static org.abri.application.ContractGiven.later;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.PortsContract;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of sessions to its promise. */
public interface SessionsContract extends PortsContract {

    @Test
    @DisplayName("SES-1: a session is found by the hash of its token, as it was begun")
    default void foundByHash() {
        for (var kind : AccountKind.values()) {
            var session = new Session(hash(), given().staff(), kind, NOW, later(3));
            add(session);

            assertThat(find(session.tokenHash())).contains(session);
        }
    }

    @Test
    @DisplayName("SES-1: another hash finds nothing, however alike")
    default void otherHashFindsNothing() {
        var session = begun(given().staff());

        assertThat(find(hash())).isEmpty();
        assertThat(find(session.tokenHash().substring(1))).isEmpty();
        assertThat(find(session.tokenHash() + "0")).isEmpty();
    }

    @Test
    @DisplayName("SES-2: using a session moves the time of its last use, and nothing else")
    default void touching() {
        var session = begun(given().staff());

        given().run(() -> ports().sessions().touch(session.tokenHash(), later(10)));

        assertThat(find(session.tokenHash()))
                .contains(new Session(session.tokenHash(), session.account(), session.kind(),
                        session.startedAt(), later(10)));
    }

    @Test
    @DisplayName("SES-3: touching a session that has ended does not bring it back")
    default void touchingNothing() {
        var gone = hash();

        given().run(() -> ports().sessions().touch(gone, NOW));

        assertThat(find(gone)).isEmpty();
    }

    @Test
    @DisplayName("SEC-3: signing out ends that session and no other; signing out again changes nothing")
    default void removing() {
        var account = given().staff();
        var ended = begun(account);
        var other = begun(account);

        given().run(() -> ports().sessions().remove(ended.tokenHash()));
        given().run(() -> ports().sessions().remove(ended.tokenHash()));

        assertThat(find(ended.tokenHash())).isEmpty();
        assertThat(find(other.tokenHash())).contains(other);
    }

    @Test
    @DisplayName("SES-3: all sessions of an account end at once, and nobody else's")
    default void removingAll() {
        var account = given().staff();
        var one = begun(account);
        var two = begun(account);
        var somebodyElse = begun(given().staff());

        given().run(() -> ports().sessions().removeAll(account, Optional.empty()));

        assertThat(find(one.tokenHash())).isEmpty();
        assertThat(find(two.tokenHash())).isEmpty();
        assertThat(find(somebodyElse.tokenHash())).contains(somebodyElse);
    }

    @Test
    @DisplayName("SES-3: all sessions of an account end but the one that is kept")
    default void removingAllButOne() {
        var account = given().staff();
        var ended = begun(account);
        var kept = begun(account);

        given().run(() -> ports().sessions().removeAll(account, Optional.of(kept.tokenHash())));

        assertThat(find(ended.tokenHash())).isEmpty();
        assertThat(find(kept.tokenHash())).contains(kept);
    }

    @Test
    @DisplayName("SES-2: sessions begun before a moment are forgotten and counted, however lately used; those begun at it stay")
    default void forgettingOldOnes() {
        var account = given().staff();
        var longAgo = Instant.parse("1990-05-01T00:00:00Z");
        var old = new Session(hash(), account, AccountKind.STAFF, longAgo.minusMillis(1), NOW);
        var atIt = new Session(hash(), account, AccountKind.STAFF, longAgo, longAgo);
        add(old);
        add(atIt);

        assertThat(given().get(() -> ports().sessions().removeStartedBefore(longAgo))).isEqualTo(1);
        assertThat(given().get(() -> ports().sessions().removeStartedBefore(longAgo))).isZero();

        assertThat(find(old.tokenHash())).isEmpty();
        assertThat(find(atIt.tokenHash())).contains(atIt);
        given().run(() -> ports().sessions().remove(atIt.tokenHash()));
    }

    private void add(Session session) {
        given().run(() -> ports().sessions().add(session));
    }

    private Session begun(AccountId account) {
        var session = new Session(hash(), account, AccountKind.STAFF, NOW, NOW);
        add(session);
        return session;
    }

    private Optional<Session> find(String tokenHash) {
        return given().get(() -> ports().sessions().find(tokenHash));
    }

    /** 64 hex digits, as of a SHA-256. */
    private static String hash() {
        return (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
    }
}
