package org.abri.contracts.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.abri.application.UnitOfWork;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.WrappedKeySets;
import org.abri.contracts.Race;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the place where key sets rest to its promise: the first one stays. */
public interface WrappedKeySetsContract {
    WrappedKeySets keySets();

    UnitOfWork work();

    @Test
    @DisplayName("CRY-1: a key set comes back as it was kept, for its owner alone")
    default void comesBack() {
        var owner = owner();
        var wrapped = new byte[] { 0, 1, -1, 127, -128 };

        assertThat(find(owner)).isEmpty();
        assertThat(findAll(Set.of(owner))).isEmpty();
        assertThat(keep(owner, wrapped)).isEqualTo(wrapped);

        assertThat(find(owner).orElseThrow()).isEqualTo(wrapped);
        assertThat(findAll(Set.of(owner)).get(owner)).isEqualTo(wrapped);
        assertThat(find(owner())).isEmpty();
    }

    @Test
    @DisplayName("CRY-1: the first key set of an owner stays, and is the one that is answered")
    default void firstStays() {
        var owner = owner();
        keep(owner, new byte[] { 1 });

        assertThat(keep(owner, new byte[] { 2 })).isEqualTo(new byte[] { 1 });

        assertThat(find(owner).orElseThrow()).isEqualTo(new byte[] { 1 });
    }

    @Test
    @DisplayName("CRY-1: of two who keep one at the same time, both are answered the same")
    default void twoAtOnce() {
        for (var round = 0; round < 10; round++) {
            var owner = owner();

            var answers = Race.<byte[]> together(
                    List.of(() -> keep(owner, new byte[] { 1 }), () -> keep(owner, new byte[] { 2 })));

            assertThat(answers.getFirst()).isEqualTo(answers.getLast()).isEqualTo(find(owner).orElseThrow());
        }
    }

    @Test
    @DisplayName("Several are found at once, each for its owner; nothing stands for those who have none")
    default void severalAtOnce() {
        var one = owner();
        var other = owner();
        keep(one, new byte[] { 1 });
        keep(other, new byte[] { 2, 3 });

        var found = work().inOne(() -> keySets().findAll(Set.of(one, other, owner())));
        assertThat(found).containsOnlyKeys(one, other);
        assertThat(found.get(one)).isEqualTo(new byte[] { 1 });
        assertThat(found.get(other)).isEqualTo(new byte[] { 2, 3 });
        assertThat(work().inOne(() -> keySets().findAll(Set.of()))).isEmpty();
    }

    @Test
    @DisplayName("CRY-6: what is removed is gone; removing it again changes nothing")
    default void removing() {
        var owner = owner();
        keep(owner, new byte[] { 1 });

        remove(owner);
        remove(owner);

        assertThat(find(owner)).isEmpty();
        assertThat(keep(owner, new byte[] { 2 })).isEqualTo(new byte[] { 2 });
    }

    @Test
    @DisplayName("A unit of work that fails keeps and removes nothing")
    default void failedUnit() {
        var owner = owner();
        var other = owner();
        keep(other, new byte[] { 7 });

        assertThatThrownBy(() -> work().inOne(() -> {
            keySets().keepFirst(owner, new byte[] { 1 });
            keySets().remove(other);
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);

        assertThat(find(owner)).isEmpty();
        assertThat(find(other).orElseThrow()).isEqualTo(new byte[] { 7 });
    }

    @Test
    @DisplayName("CRY-1: what whoever kept or found a key set makes of their bytes changes nothing")
    default void nobodyHoldsItsBytes() {
        var owner = owner();
        var mine = new byte[] { 1, 2 };
        Arrays.fill(keep(owner, mine), (byte) 7);
        Arrays.fill(mine, (byte) 8);
        Arrays.fill(find(owner).orElseThrow(), (byte) 9);
        Arrays.fill(findAll(Set.of(owner)).get(owner), (byte) 10);
        assertThat(find(owner).orElseThrow()).containsExactly(1, 2);
    }

    @Test
    @DisplayName("Outside of a unit of work it refuses to work")
    default void onlyInsideOne() {
        var owner = owner();
        assertThatThrownBy(() -> keySets().find(owner)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keySets().findAll(Set.of(owner))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keySets().keepFirst(owner, new byte[] { 1 }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keySets().remove(owner)).isInstanceOf(IllegalStateException.class);
    }

    private Map<KeyOwner, byte[]> findAll(Set<KeyOwner> owners) {
        return work().inOne(() -> keySets().findAll(owners));
    }

    private byte[] keep(KeyOwner owner, byte[] wrapped) {
        return work().inOne(() -> keySets().keepFirst(owner, wrapped));
    }

    private Optional<byte[]> find(KeyOwner owner) {
        return work().inOne(() -> keySets().find(owner));
    }

    private void remove(KeyOwner owner) {
        work().inOne(() -> {
            keySets().remove(owner);
            return owner;
        });
    }

    private static KeyOwner owner() {
        return new KeyOwner(UUID.randomUUID());
    }
}
