package org.abri.contracts.session;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.abri.application.session.DeviceKind;
import org.abri.application.session.Session;
import org.abri.application.session.SessionId;
import org.abri.application.session.Sessions;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Given;
import org.abri.contracts.Parts;
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
            var session = Given.session(hash(), given().staff(), kind, NOW, later(3));
            add(session);

            assertThat(find(session.tokenHash())).contains(session);
        }
    }

    @Test
    @DisplayName("MFA-1: a session that is half is found as half, and never as one that opens anything")
    default void halves() {
        for (var stage : List.of(Session.Stage.HALF, Session.Stage.HALF_AT_HOME)) {
            var account = given().staff();
            var half = in(stage, begun(account));
            add(half);
            assertThat(find(half.tokenHash())).isEmpty();
            assertThat(half(half.tokenHash())).contains(half);
            assertThat(last(account)).isNotEmpty();
            assertThat(list(account, 9)).hasSize(1);
            given().run(() -> ports().sessions().remove(half.tokenHash()));
            assertThat(half(half.tokenHash())).isEmpty();
        }
        assertThat(half(begun(given().staff()).tokenHash())).isEmpty();
        var never = given().staff();
        add(in(Session.Stage.HALF, Given.session(hash(), never, AccountKind.STAFF, NOW, NOW)));
        assertThat(last(never)).isEmpty();
    }

    private static Session in(Session.Stage stage, Session like) {
        return new Session(new SessionId(UUID.randomUUID()), hash(), like.account(), like.kind(), stage,
                DeviceKind.PHONE, NOW, later(1));
    }

    private Optional<Session> half(String tokenHash) {
        return given().get(() -> ports().sessions().half(tokenHash));
    }

    @Test
    @DisplayName("SES-3: somebody's sessions are listed as they are, the last used first, no more than asked for, and nobody else's")
    default void listed() {
        var account = given().staff();
        assertThat(list(account, 9)).isEmpty();
        var first = Given.session(hash(), account, AccountKind.STAFF, NOW, later(8));
        var second = Given.session(hash(), account, AccountKind.STAFF, later(2), later(9));
        var third = Given.session(hash(), account, AccountKind.STAFF, later(3), later(4));
        List.of(first, second, third).forEach(this::add);
        begun(given().staff());
        assertThat(list(account, 9)).containsExactly(listed(second), listed(first), listed(third));
        assertThat(list(account, 2)).containsExactly(listed(second), listed(first));
        given().run(() -> ports().sessions().touch(third, later(10)));
        assertThat(list(account, 1)).containsExactly(listed(third.usedAt(later(10))));
        var alike = Given.session(hash(), account, AccountKind.STAFF, NOW, later(8));
        add(alike);
        Parts.hold(given(), wanted -> ports().sessions().ofAccount(account, wanted), Sessions.Listed::mark,
                List.of(listed(first), listed(second), listed(third.usedAt(later(10))), listed(alike)));
    }

    private static Sessions.Listed listed(Session session) {
        return new Sessions.Listed(session.id(), session.device(), session.startedAt(), session.usedAt());
    }

    private List<Sessions.Listed> list(AccountId account, int most) {
        return Parts.first(given(), wanted -> ports().sessions().ofAccount(account, wanted),
                Sessions.Listed::mark, most);
    }

    @Test
    @DisplayName("SES-3: a session is ended by its name, by whose it is and nobody else; that it was there is answered once")
    default void endedByName() {
        var account = given().staff();
        var ended = begun(account);
        var staying = begun(account);
        var somebody = given().staff();
        assertThat(end(somebody, ended)).isFalse();
        assertThat(find(ended.tokenHash())).contains(ended);
        assertThat(end(account, ended)).isTrue();
        assertThat(end(account, ended)).isFalse();
        assertThat(find(ended.tokenHash())).isEmpty();
        assertThat(find(staying.tokenHash())).contains(staying);
    }

    private boolean end(AccountId account, Session session) {
        return given().get(() -> ports().sessions().remove(account, session.id()));
    }

    @Test
    @DisplayName("SES-3: all sessions but one end at once, halves too, and nobody else's")
    default void othersEnd() {
        var account = given().staff();
        var staying = begun(account);
        var ended = begun(account);
        var half = in(Session.Stage.HALF, staying);
        add(half);
        var somebodyElse = begun(given().staff());
        given().run(() -> ports().sessions().removeOthers(account, staying.id()));
        assertThat(find(staying.tokenHash())).contains(staying);
        assertThat(find(ended.tokenHash())).isEmpty();
        assertThat(half(half.tokenHash())).isEmpty();
        assertThat(find(somebodyElse.tokenHash())).contains(somebodyElse);
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
        add(Given.session(hash(), one, AccountKind.STAFF, later(1), later(1)));
        var latest = Given.session(hash(), one, AccountKind.STAFF, later(5), later(5));
        add(latest);
        add(Given.session(hash(), other, AccountKind.STAFF, later(3), later(4)));
        add(Given.session(hash(), person, AccountKind.BENEFICIARY, later(3), later(3)));
        add(Given.session(hash(), never, AccountKind.OPERATOR, later(3), later(3)));
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
                .contains(session.usedAt(later(10)));
    }

    @Test
    @DisplayName("SES-3: touching a session that has ended does not bring it back")
    default void touchingNothing() {
        var gone = Given.session(hash(), given().staff(), AccountKind.STAFF, NOW, NOW);

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
        assertThat(given().get(() -> ports().sessions().removeStartedBefore(longAgo)))
                .as("those of other tests").isNotNegative();
        var old = Given.session(hash(), account, AccountKind.STAFF, longAgo.minusMillis(1), NOW);
        var atIt = Given.session(hash(), account, AccountKind.STAFF, longAgo, longAgo);
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
        var session = Given.session(hash(), account, AccountKind.STAFF, NOW, NOW);
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
