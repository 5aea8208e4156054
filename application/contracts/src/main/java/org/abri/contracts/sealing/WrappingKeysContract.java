package org.abri.contracts.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.UUID;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.SealBroken;
import org.abri.application.sealing.WrappingKeys;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the keys that wrap key sets to their promise: what one wrapped, no other opens alone, and nobody but its owner has. */
public interface WrappingKeysContract {
    WrappingKeys wrappingKeys();

    /** A key set of that owner, new, wrapped by the oldest key that is alive. */
    byte[] wrapped(KeyOwner owner);

    /** Adds a key where they rest. */
    void add();

    /** Drops all but the newest where they rest. */
    void dropOld();

    @Test
    @DisplayName("CRY-5: a key that is added has a higher number, and is known at once; those that were there stay")
    default void adding() {
        var before = wrappingKeys().alive();

        add();

        assertThat(wrappingKeys().alive()).hasSize(before.size() + 1).containsAll(before);
        assertThat(wrappingKeys().alive().last()).isGreaterThan(before.last());
        dropOld();
        assertThat(wrappingKeys().alive()).hasSize(1).doesNotContainAnyElementsOf(before);
    }

    @Test
    @DisplayName("CRY-5: what was wrapped says by which key; what is wrapped by another is the same key set, opened by that one alone")
    default void rewrapping() {
        var owner = new KeyOwner(UUID.randomUUID());
        var before = wrapped(owner);
        var old = wrappingKeys().wrapping(before);
        add();
        var newest = wrappingKeys().alive().last();
        assertThat(old).isEqualTo(wrappingKeys().alive().first());
        assertThat(wrappingKeys().opens(owner, before, old)).isTrue();
        assertThat(wrappingKeys().opens(owner, before, newest)).isFalse();

        var after = wrappingKeys().rewrapped(owner, before, newest);

        assertThat(after).isNotEqualTo(before);
        assertThat(wrappingKeys().wrapping(after)).isEqualTo(newest);
        assertThat(wrappingKeys().opens(owner, after, newest)).isTrue();
        assertThat(wrappingKeys().opens(owner, after, old)).isFalse();
        dropOld();
        assertThat(wrappingKeys().alive()).containsExactly(newest);
        assertThat(wrappingKeys().opens(owner, after, newest)).isTrue();
        assertThat(wrappingKeys().opens(owner, before, old)).isFalse();
        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> wrappingKeys().rewrapped(owner, before, newest));
    }

    @Test
    @DisplayName("CRY-2: the key set of another owner, and an altered one, do not open, and are not wrapped anew")
    default void notItsOwn() {
        var owner = new KeyOwner(UUID.randomUUID());
        var before = wrapped(owner);
        var key = wrappingKeys().alive().last();
        var altered = before.clone();
        altered[altered.length - 1] ^= 1;
        for (var broken : new byte[][] { altered, Arrays.copyOf(before, before.length - 1), {},
                { 1, 2, 3 } }) {
            assertThat(wrappingKeys().opens(owner, broken, key)).isFalse();
            assertThatExceptionOfType(SealBroken.class)
                    .isThrownBy(() -> wrappingKeys().rewrapped(owner, broken, key));
        }
        var other = new KeyOwner(UUID.randomUUID());
        assertThat(wrappingKeys().opens(other, before, key)).isFalse();
        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> wrappingKeys().rewrapped(other, before, key));
        assertThat(wrappingKeys().alive()).doesNotContain(wrappingKeys().wrapping(new byte[0]));
    }
}
