package org.abri.contracts.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.abri.application.UnitOfWork;
import org.abri.application.sealing.FoundRows;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds what is found by a blind index to its promise, as it is renewed. Nothing of it is damaged, and nobody else works with it. */
public interface FoundRowsContract {
    FoundRows found();

    /** Adds a key of the index where they rest. */
    void addKey();

    UnitOfWork work();

    private int inUse() {
        return one(() -> found().keysInUse());
    }

    private FoundRows.Renewed renewed(int keys) {
        return one(() -> found().renew(keys, looked -> assertThat(looked).isNotNegative()));
    }

    @Test
    @DisplayName("CRY-5: what rests says with how many keys it was made, before it is renewed, after, and after it is renewed again")
    default void inUseFrom() {
        var before = inUse();
        assertThat(before).isPositive();
        addKey();
        assertThat(inUse()).isEqualTo(before);

        assertThat(renewed(before + 1).damaged()).isEmpty();

        assertThat(inUse()).isEqualTo(before + 1);
        addKey();
        addKey();
        assertThat(renewed(before + 3).damaged()).isEmpty();
        assertThat(inUse()).isEqualTo(before + 3);
    }

    @Test
    @DisplayName("CRY-5: a unit of work that fails renews nothing")
    default void failedUnit() {
        var before = inUse();
        addKey();

        assertThatThrownBy(() -> one(() -> {
            assertThat(found().renew(before + 1, looked -> {}).damaged()).isEmpty();
            assertThat(found().keysInUse()).isEqualTo(before + 1);
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class).hasMessage("on purpose");

        assertThat(inUse()).isEqualTo(before);
        assertThat(renewed(before + 1).damaged()).isEmpty();
        assertThat(inUse()).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("CRY-5: to the keys that are in use, or fewer, nothing is renewed: that is a bug")
    default void nothingBackwards() {
        var before = inUse();
        addKey();
        assertThat(renewed(before + 1).damaged()).isEmpty();

        assertThatThrownBy(() -> renewed(before + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> renewed(before)).isInstanceOf(IllegalArgumentException.class);

        assertThat(inUse()).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("CRY-5: whoever is alone is told so, and that changes nothing")
    default void alone() {
        var before = inUse();
        assertThat(one(() -> found().alone())).isTrue();
        assertThat(inUse()).isEqualTo(before);
    }

    @Test
    @DisplayName("Outside of a unit of work it refuses to work")
    default void onlyInsideOne() {
        addKey();
        assertThatThrownBy(() -> found().keysInUse()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> found().alone()).isInstanceOf(IllegalStateException.class);
        var next = inUse() + 1;
        assertThatThrownBy(() -> found().renew(next, looked -> {})).isInstanceOf(IllegalStateException.class);
    }

    private <T> T one(Supplier<T> inOne) {
        return work().inOne(inOne);
    }
}
