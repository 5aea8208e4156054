package org.abri.contracts.session;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.Map;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.session.Session;
import org.abri.application.session.Sessions;
import org.abri.contracts.AllOrNothing;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.Standing;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of sessions to its promise. */
public interface SessionsContract extends AllOrNothing {

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
        assertThat(find(session.tokenHash() + " ")).isEmpty();
        assertThat(find(session.tokenHash().toUpperCase(Locale.ROOT))).isEmpty();
    }

    @Test
    @DisplayName("REL-5: when staff last signed in is kept, also once their sessions are over; of nobody else is it kept")
    default void lastSignIns() {
        var one = given().staff();
        var other = given().staff();
        var never = given().staff();
        var person = given().vault().owner();
        assertThat(last(one)).isEmpty();
        add(new Session(hash(), one, AccountKind.STAFF, later(1), later(1)));
        var latest = new Session(hash(), one, AccountKind.STAFF, later(5), later(5));
        add(latest);
        add(new Session(hash(), other, AccountKind.STAFF, later(3), later(4)));
        add(new Session(hash(), person, AccountKind.BENEFICIARY, later(3), later(3)));
        add(new Session(hash(), never, AccountKind.OPERATOR, later(3), later(3)));
        given().run(() -> {
            ports().sessions().touch(latest, later(9));
            ports().sessions().remove(latest.tokenHash());
            ports().sessions().removeAll(one);
        });
        assertThat(last(one, other, never, person)).isEqualTo(Map.of(one, later(5), other, later(3)));
        assertThat(last(one)).isEqualTo(Map.of(one, later(5)));
        assertThat(last()).isEmpty();
    }

    private Map<AccountId, Instant> last(AccountId... accounts) {
        return given().get(() -> ports().sessions().lastSignIns(Set.of(accounts)));
    }

    @Test
    @DisplayName("SES-2: using a session moves the time of its last use, and nothing else")
    default void touching() {
        var session = begun(given().staff());

        given().run(() -> ports().sessions().touch(session, later(10)));

        assertThat(find(session.tokenHash()))
                .contains(new Session(session.tokenHash(), session.account(), session.kind(),
                        session.startedAt(), later(10)));
    }

    @Test
    @DisplayName("SES-3: touching a session that has ended does not bring it back")
    default void touchingNothing() {
        var gone = new Session(hash(), given().staff(), AccountKind.STAFF, NOW, NOW);

        given().run(() -> ports().sessions().touch(gone, NOW));

        assertThat(find(gone.tokenHash())).isEmpty();
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

        given().run(() -> ports().sessions().removeAll(account));

        assertThat(find(one.tokenHash())).isEmpty();
        assertThat(find(two.tokenHash())).isEmpty();
        assertThat(find(somebodyElse.tokenHash())).contains(somebodyElse);
    }

    @Test
    @DisplayName("AUT-6, TOS-1: with a session comes how far the person has come, as of now")
    default void standingComesAlong() {
        var account = given().staff();
        var session = begun(account);
        assertThat(standing(session)).contains(Standing.TERMS_TO_ACCEPT);
        given().run(() -> ports().account().credentials()
                .save(ports().account().credentials().lock(account).orElseThrow().withTermsAccepted()));
        assertThat(standing(session)).contains(Standing.READY);
    }

    @Test
    @DisplayName("END-1: a session of somebody whose account is gone is nobody's")
    default void accountGone() {
        var session = begun(new AccountId(UUID.randomUUID()));
        assertThat(find(session.tokenHash())).isEmpty();
    }

    private Optional<Standing> standing(Session session) {
        return given().get(() -> ports().sessions().recognise(session.tokenHash()))
                .map(Sessions.Recognised::standing);
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
        return given().get(() -> ports().sessions().recognise(tokenHash))
                .map(Sessions.Recognised::session);
    }

    /** 64 hex digits, as of a SHA-256; a letter among them at least. */
    private static String hash() {
        return "a" + (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "").substring(1);
    }
}
