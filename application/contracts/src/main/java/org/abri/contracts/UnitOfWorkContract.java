package org.abri.contracts;

import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.abri.domain.limits.Tries;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a unit of work, and every repository in it, to all or nothing. */
public interface UnitOfWorkContract extends AllOrNothing {
    @Test
    @DisplayName("A unit of work that returns is committed, and answers what its work answered")
    default void commits() {
        var key = UUID.randomUUID().toString();

        var answer = ports().work().inOne(() -> {
            ports().limits().save(key, new Tries(1, NOW));
            return "done";
        });

        assertThat(answer).isEqualTo("done");
        assertThat(isThere(key)).isTrue();
    }

    @Test
    @DisplayName("What a unit of work throws comes out as it is, exceptions and errors alike, and nothing of the unit remains")
    default void rollsBackWhateverIsThrown() {
        for (var thrown : List.of(new Stop(), new AssertionError("on purpose"),
                new IllegalStateException("on purpose"))) {
            var key = UUID.randomUUID().toString();

            assertThatThrownBy(() -> given().run(() -> {
                ports().limits().save(key, new Tries(1, NOW));
                throw sneaky(thrown);
            })).isSameAs(thrown);

            assertThat(isThere(key)).isFalse();
        }
    }

    @Test
    @DisplayName("A unit of work inside another is part of it: when the outer one fails, nothing of the inner one remains")
    default void innerIsPartOfOuter() {
        var key = UUID.randomUUID().toString();

        assertThatThrownBy(() -> given().run(() -> {
            given().run(() -> ports().limits().save(key, new Tries(1, NOW)));
            assertThat(ports().limits().lockTries(key)).isEqualTo(new Tries(1, NOW));
            throw new Stop();
        })).isInstanceOf(Stop.class);

        assertThat(isThere(key)).isFalse();
    }

    @Test
    @DisplayName("Nothing remains of an inner unit of work that failed, not even when the outer one goes on")
    default void failedInnerLeavesNothing() {
        var key = UUID.randomUUID().toString();

        try {
            given().run(() -> assertThatThrownBy(() -> given().run(() -> {
                ports().limits().save(key, new Tries(1, NOW));
                throw new Stop();
            })).isInstanceOf(Stop.class));
        } catch (RuntimeException theOuterOneMayFailAsWell) {
            assertThat(theOuterOneMayFailAsWell).isNotInstanceOf(Stop.class);
        }

        assertThat(isThere(key)).isFalse();
    }

    @Test
    @DisplayName("What a unit of work has not committed, nobody else sees")
    default void unfinishedIsSeenByNobody() {
        var key = UUID.randomUUID().toString();
        var relay = new Relay(new RelayId(UUID.randomUUID()), "Relais " + key.substring(0, 8), Given.PARIS,
                Given.inForce());
        var added = new CountDownLatch(1);
        var looked = new CountDownLatch(1);

        var seen = Race.<Boolean> together(List.of(() -> {
            assertThatThrownBy(() -> given().run(() -> {
                ports().relay().relays().add(relay);
                added.countDown();
                Race.opensSoon(looked);
                throw new Stop();
            })).isInstanceOf(Stop.class);
            return false;
        }, () -> {
            added.await();
            var found = given().get(() -> ports().relay().relays().find(relay.id())).isPresent();
            looked.countDown();
            return found;
        }));

        assertThat(seen).containsExactly(false, false);
    }

    @Test
    @DisplayName("What is to happen afterwards happens once the outermost unit has committed, in order, and never when it did not")
    default void afterwards() {
        var done = new ArrayList<String>();
        given().run(() -> {
            given().run(() -> ports().work().afterwards(() -> done.add("inner")));
            ports().work().afterwards(() -> {
                done.add("outer");
                given().run(() -> ports().relay().relays().find(new RelayId(UUID.randomUUID())));
            });
            assertThat(done).isEmpty();
        });
        assertThat(done).containsExactly("inner", "outer");

        assertThatThrownBy(() -> given().run(() -> {
            ports().work().afterwards(() -> done.add("never"));
            throw new Stop();
        })).isInstanceOf(Stop.class);
        given().run(() -> {});
        assertThat(done).containsExactly("inner", "outer");
        assertThatThrownBy(() -> ports().work().afterwards(() -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("What is done for the service itself is part of its unit of work, answers what it answered, and lets through what it threw")
    default void asTheService() {
        var key = UUID.randomUUID().toString();
        var stop = new Stop();

        assertThat(ports().work().asTheService(() -> given().get(() -> "around"))).isEqualTo("around");
        assertThat(given().get(() -> ports().work().asTheService(() -> "inside"))).isEqualTo("inside");
        assertThatThrownBy(() -> given().run(() -> {
            var unused = ports().work().asTheService(() -> {
                ports().limits().save(key, new Tries(1, NOW));
                throw stop;
            });
        })).isSameAs(stop);

        assertThat(isThere(key)).isFalse();
    }

    private boolean isThere(String key) {
        return given().get(() -> ports().limits().lockTries(key)).failures() > 0;
    }

    /** A checked exception cannot come here: only what needs no declaration is thrown. */
    private static Error sneaky(Throwable thrown) {
        if (thrown instanceof RuntimeException unchecked) { throw unchecked; }
        return (Error) thrown;
    }
}
