package org.abri.application.session;

import static org.abri.application.ContractGiven.NOW;
import static org.abri.application.ContractGiven.later;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.abri.application.ContractRace;
import org.abri.application.PortsContract;
import org.abri.application.session.Throttles.Throttle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds counts of failures to their promise: that no failure goes uncounted. */
public interface ThrottlesContract extends PortsContract {

    @Test
    @DisplayName("AUT-4: what was never counted is empty; what was counted is as it was counted last")
    default void countsAreKept() {
        var key = key();
        assertThat(stored(key)).isEmpty();

        save(new Throttle(key, 1, NOW));
        assertThat(stored(key)).contains(new Throttle(key, 1, NOW));

        save(new Throttle(key, 2, later(1)));
        assertThat(stored(key)).contains(new Throttle(key, 2, later(1)));
    }

    @Test
    @DisplayName("AUT-4: looking at a count leaves nothing behind")
    default void lookingCountsNothing() {
        var key = key();

        assertThat(stored(key)).isEmpty();
        assertThat(stored(key)).isEmpty();
    }

    @Test
    @DisplayName("AUT-4: keys that differ in anything count apart")
    default void keysAreApart() {
        var key = key();
        save(new Throttle(key, 7, NOW));

        assertThat(stored(key.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(stored(key + " ")).isEmpty();
        assertThat(stored(key + "%")).isEmpty();
    }

    @Test
    @DisplayName("AUT-4: a count that is removed begins anew; removing it again changes nothing")
    default void removing() {
        var key = key();
        save(new Throttle(key, 4, NOW));

        given().run(() -> ports().throttles().remove(key));
        given().run(() -> ports().throttles().remove(key));

        assertThat(stored(key)).isEmpty();
    }

    @Test
    @DisplayName("AUT-4: while one counts a failure, another waits, and counts on")
    default void lockExcludes() {
        var key = key();
        save(new Throttle(key, 1, NOW));

        var seen = ContractRace.secondWaits(ports().work(), () -> ports().throttles().lock(key),
                () -> ports().throttles().save(new Throttle(key, 2, NOW)),
                () -> ports().throttles().lock(key));

        assertThat(seen).contains(new Throttle(key, 2, NOW));
    }

    @Test
    @DisplayName("AUT-4: also the very first failure makes others wait")
    default void lockExcludesTheFirstTime() {
        var key = key();

        var seen = ContractRace.secondWaits(ports().work(), () -> ports().throttles().lock(key),
                () -> ports().throttles().save(new Throttle(key, 1, NOW)),
                () -> ports().throttles().lock(key));

        assertThat(seen).contains(new Throttle(key, 1, NOW));
    }

    @Test
    @DisplayName("AUT-4: of many failures at once, none goes uncounted")
    default void noneIsLost() {
        var key = key();
        Callable<Boolean> tenFailures = () -> {
            for (var i = 0; i < 10; i++) {
                given().run(() -> countOne(key));
            }
            return true;
        };

        ContractRace.together(Collections.nCopies(4, tenFailures));

        assertThat(stored(key)).contains(new Throttle(key, 40, NOW));
    }

    private void countOne(String key) {
        var failures = ports().throttles().lock(key).map(Throttle::failures).orElse(0);
        ports().throttles().save(new Throttle(key, failures + 1, NOW));
    }

    private void save(Throttle throttle) {
        given().run(() -> ports().throttles().save(throttle));
    }

    private Optional<Throttle> stored(String key) {
        return given().get(() -> ports().throttles().lock(key));
    }

    private static String key() {
        return "sign-in:" + UUID.randomUUID();
    }
}
