package org.abri.contracts.limits;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Race;
import org.abri.domain.limits.Sendings;
import org.abri.domain.limits.Tries;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds counts to their promise: that no try and no sending goes uncounted. */
public interface LimitsContract extends AllOrNothing {
    @Test
    @DisplayName("AUT-4, REC-1: what was never counted is nothing; what was counted is as it was counted last")
    default void countsAreKept() {
        var key = key();
        assertThat(tries(key)).isEqualTo(Tries.none());
        assertThat(sendings(key)).isEqualTo(Sendings.none());
        for (var counted : List.of(new Tries(1, NOW), new Tries(2, later(1)))) {
            save(key, counted);
            assertThat(tries(key)).isEqualTo(counted);
        }
        for (var sent : List.of(new Sendings(List.of(NOW)), new Sendings(List.of(NOW, later(1), later(7))))) {
            given().run(() -> ports().limits().save(key, sent));
            assertThat(sendings(key)).isEqualTo(sent);
        }
        assertThat(tries(key)).as("each is counted apart").isEqualTo(new Tries(2, later(1)));
    }

    @Test
    @DisplayName("AUT-4: looking at a count leaves nothing behind")
    default void lookingCountsNothing() {
        var key = key();
        assertThat(tries(key)).isEqualTo(Tries.none());
        assertThat(tries(key)).isEqualTo(Tries.none());
    }

    @Test
    @DisplayName("AUT-4: keys that differ in anything count apart")
    default void keysAreApart() {
        var key = key();
        save(key, new Tries(7, NOW));
        for (var other : List.of(key.toUpperCase(Locale.ROOT), key + " ", key + "%")) {
            assertThat(tries(other)).isEqualTo(Tries.none());
        }
    }

    @Test
    @DisplayName("AUT-4: a count that is removed begins anew; removing it again changes nothing")
    default void removing() {
        var key = key();
        save(key, new Tries(4, NOW));
        given().run(() -> ports().limits().remove(key));
        given().run(() -> ports().limits().remove(key));
        assertThat(tries(key)).isEqualTo(Tries.none());
    }

    @Test
    @DisplayName("AUT-4: what was not counted on for long is forgotten, and nothing else")
    default void forgetting() {
        var old = key();
        var sentLongAgo = key();
        var fresh = key();
        save(old, new Tries(4, NOW.minusMillis(1)));
        given().run(() -> ports().limits().save(sentLongAgo,
                new Sendings(List.of(later(-9), NOW.minusMillis(1)))));
        save(fresh, new Tries(4, NOW));
        assertThat(given().get(() -> ports().limits().forgetIdleSince(NOW))).isGreaterThanOrEqualTo(2);
        assertThat(given().get(() -> ports().limits().forgetIdleSince(NOW))).isZero();
        assertThat(tries(old)).isEqualTo(Tries.none());
        assertThat(sendings(sentLongAgo)).isEqualTo(Sendings.none());
        assertThat(tries(fresh)).isEqualTo(new Tries(4, NOW));
    }

    @Test
    @DisplayName("AUT-4: while one counts a failure, another waits, and counts on")
    default void lockExcludes() {
        var key = key();
        save(key, new Tries(1, NOW));
        var seen = Race.secondWaits(ports().work(), () -> ports().limits().lockTries(key),
                () -> ports().limits().save(key, new Tries(2, NOW)), () -> ports().limits().lockTries(key));
        assertThat(seen).isEqualTo(new Tries(2, NOW));
    }

    @Test
    @DisplayName("AUT-4: also the very first failure makes others wait")
    default void lockExcludesTheFirstTime() {
        var key = key();
        var seen = Race.secondWaits(ports().work(), () -> ports().limits().lockTries(key),
                () -> ports().limits().save(key, new Tries(1, NOW)), () -> ports().limits().lockTries(key));
        assertThat(seen).isEqualTo(new Tries(1, NOW));
    }

    @Test
    @DisplayName("REC-1: while one counts a sending, another waits, and counts on")
    default void sendingsExclude() {
        var key = key();
        var sent = new Sendings(List.of(NOW));
        var seen = Race.secondWaits(ports().work(), () -> ports().limits().lockSendings(key),
                () -> ports().limits().save(key, sent), () -> ports().limits().lockSendings(key));
        assertThat(seen).isEqualTo(sent);
    }

    @Test
    @DisplayName("AUT-4: of many failures at once, none goes uncounted")
    default void noneIsLost() {
        var key = key();
        Callable<Boolean> tenFailures = () -> {
            for (var i = 0; i < 10; i++) {
                given().run(() -> ports().limits().save(key,
                        new Tries(ports().limits().lockTries(key).failures() + 1, NOW)));
            }
            return true;
        };
        Race.together(Collections.nCopies(4, tenFailures));
        assertThat(tries(key)).isEqualTo(new Tries(40, NOW));
    }

    private void save(String key, Tries tries) {
        given().run(() -> ports().limits().save(key, tries));
    }

    private Tries tries(String key) {
        return given().get(() -> ports().limits().lockTries(key));
    }

    private Sendings sendings(String key) {
        return given().get(() -> ports().limits().lockSendings(key));
    }

    private static String key() {
        return "sign-in:" + UUID.randomUUID();
    }
}
