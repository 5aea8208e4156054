package org.abri.contracts.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.abri.application.UnitOfWork;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.KeySetsToRenew;
import org.abri.application.sealing.KeySetsToRenew.Wrapped;
import org.abri.application.sealing.WrappedKeySets;
import org.abri.contracts.Race;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the place where key sets rest to its promise, as they are renewed. Others may have key sets there too. */
public interface KeySetsToRenewContract {
    Instant NOON = Instant.parse("2099-11-30T12:00:00.123Z");
    /** No other test asks about it. */
    int KEY = 77;

    KeySetsToRenew toRenew();

    /** The same key sets. */
    WrappedKeySets keySets();

    UnitOfWork work();

    @Test
    @DisplayName("CRY-5: each key set is listed once, page after page, as it was kept")
    default void listed() {
        assertThat(one(() -> toRenew().after(Optional.empty(), 1000))).isNotNull();
        var owners = List.of(kept(1), kept(2), kept(3));

        var all = pages((last) -> toRenew().after(last, 2));

        assertThat(one(() -> toRenew().after(Optional.empty(), 1000))).extracting(Wrapped::owner)
                .containsExactlyElementsOf(all.stream().map(Wrapped::owner).limit(1000).toList());
        assertThat(all).extracting(Wrapped::owner).doesNotHaveDuplicates().containsAll(owners);
        assertThat(all).filteredOn(each -> each.owner().equals(owners.get(1)))
                .allSatisfy(each -> assertThat(each.bytes()).containsExactly(2, 7));
        assertThat(one(() -> toRenew().after(Optional.empty(), 2))).hasSize(2);
        assertThat(one(() -> toRenew().notOpenedBy(KEY, Optional.empty(), 2))).hasSize(2);
        assertThat(one(() -> toRenew().notOpenedBy(KEY, Optional.empty(), 1000))).extracting(Wrapped::owner)
                .containsExactlyElementsOf(notOpenedBy(KEY).stream().limit(1000).toList());
        assertThat(one(() -> toRenew().after(Optional.of(all.getLast().owner()), 2))).isEmpty();
    }

    @Test
    @DisplayName("CRY-5: what a key opened is not listed for it any more, but for any other key")
    default void opened() {
        var owner = kept(1);
        var other = kept(2);
        var before = one(() -> toRenew().count(KEY));

        assertThat(one(() -> toRenew().opened(found(owner), KEY))).isTrue();

        assertThat(notOpenedBy(KEY)).doesNotHaveDuplicates().contains(other).doesNotContain(owner);
        assertThat(notOpenedBy(KEY + 1)).contains(owner, other);
        var after = one(() -> toRenew().count(KEY));
        assertThat(after.opened()).isEqualTo(before.opened() + 1);
        assertThat(after.all()).isEqualTo(before.all());
        assertThat(one(() -> toRenew().opened(found(owner), KEY + 1))).isTrue();
        assertThat(notOpenedBy(KEY)).contains(owner);
        assertThat(notOpenedBy(KEY + 1)).doesNotContain(owner);
    }

    @Test
    @DisplayName("CRY-5: what was wrapped by another key was opened by nobody yet, and says when that was")
    default void rewrapped() {
        var owner = kept(1);
        assertThat(one(() -> toRenew().opened(found(owner), KEY))).isTrue();

        assertThat(one(() -> toRenew().rewrap(found(owner), new byte[] { 5 }, NOON))).isTrue();

        assertThat(found(owner).bytes()).containsExactly(5);
        assertThat(one(() -> keySets().find(owner)).orElseThrow()).containsExactly(5);
        assertThat(notOpenedBy(KEY)).contains(owner);
        assertThat(one(() -> toRenew().count(KEY)).lastRewrapped()).contains(NOON);
        var earlier = kept(2);
        assertThat(one(() -> toRenew().rewrap(found(earlier), new byte[] { 6 }, NOON.minusMillis(1))))
                .isTrue();
        assertThat(one(() -> toRenew().count(KEY)).lastRewrapped()).contains(NOON);
        assertThat(one(() -> toRenew().rewrap(found(earlier), new byte[] { 7 }, NOON.plusMillis(1))))
                .isTrue();
        assertThat(one(() -> toRenew().count(KEY)).lastRewrapped()).contains(NOON.plusMillis(1));
        remove(owner);
        remove(earlier);
    }

    @Test
    @DisplayName("CRY-5: opening it changes neither the key set nor when it was wrapped")
    default void openingChangesNothing() {
        var owner = kept(1);
        assertThat(one(() -> toRenew().rewrap(found(owner), new byte[] { 5 }, NOON))).isTrue();
        assertThat(one(() -> toRenew().opened(found(owner), KEY))).isTrue();

        assertThat(found(owner).bytes()).containsExactly(5);
        assertThat(one(() -> toRenew().count(KEY)).lastRewrapped()).contains(NOON);
        remove(owner);
    }

    @Test
    @DisplayName("CRY-5, CRY-6: what rests otherwise by now, or is gone, is neither wrapped nor said to be opened")
    default void meanwhile() {
        var owner = kept(1);
        var before = found(owner);
        assertThat(one(() -> toRenew().opened(before, KEY))).isTrue();
        var five = new byte[] { 5 };
        assertThat(one(() -> toRenew().rewrap(before, five, NOON))).isTrue();

        assertThat(one(() -> toRenew().rewrap(before, five, NOON))).isFalse();
        assertThat(one(() -> toRenew().rewrap(before, new byte[] { 6 }, NOON.plusSeconds(1)))).isFalse();
        assertThat(one(() -> toRenew().opened(before, KEY))).isFalse();

        assertThat(found(owner).bytes()).containsExactly(5);
        assertThat(notOpenedBy(KEY)).contains(owner);
        remove(owner);
        assertThat(one(() -> toRenew().rewrap(new Wrapped(owner, new byte[] { 5 }), new byte[] { 6 }, NOON)))
                .isFalse();
        assertThat(one(() -> toRenew().opened(new Wrapped(owner, new byte[] { 5 }), KEY))).isFalse();
        assertThat(one(() -> toRenew().find(owner))).isEmpty();
        assertThat(one(() -> keySets().find(owner))).isEmpty();
    }

    @Test
    @DisplayName("CRY-5: of two who wrap one at the same time, one does")
    default void twoAtOnce() {
        for (var round = 0; round < 10; round++) {
            var owner = kept(1);
            var before = found(owner);

            var answers = Race.<Boolean> together(
                    List.of(() -> one(() -> toRenew().rewrap(before, new byte[] { 5 }, NOON)),
                            () -> one(() -> toRenew().rewrap(before, new byte[] { 6 }, NOON))));

            assertThat(answers).containsExactlyInAnyOrder(true, false);
            assertThat(found(owner).bytes()).containsExactly(answers.getFirst() ? 5 : 6);
            remove(owner);
        }
    }

    @Test
    @DisplayName("CRY-5: a unit of work that fails wraps nothing, and opened nothing")
    default void failedUnit() {
        var owner = kept(1);
        var other = kept(2);

        assertThatThrownBy(() -> one(() -> {
            assertThat(toRenew().rewrap(found(owner), new byte[] { 5 }, NOON)).isTrue();
            assertThat(toRenew().opened(found(other), KEY)).isTrue();
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);

        assertThat(found(owner).bytes()).containsExactly(1, 7);
        assertThat(notOpenedBy(KEY)).contains(owner, other);
    }

    @Test
    @DisplayName("CRY-1: what whoever renews makes of their bytes changes nothing")
    default void nobodyHoldsItsBytes() {
        var owner = kept(1);
        var mine = new byte[] { 5, 6 };
        assertThat(one(() -> toRenew().rewrap(found(owner), mine, NOON))).isTrue();
        Arrays.fill(mine, (byte) 9);
        Arrays.fill(found(owner).bytes(), (byte) 9);
        pages(last -> toRenew().after(last, 2)).forEach(each -> Arrays.fill(each.bytes(), (byte) 9));
        assertThat(found(owner).bytes()).containsExactly(5, 6);
        remove(owner);
    }

    @Test
    @DisplayName("Outside of a unit of work it refuses to work")
    default void onlyInsideOne() {
        var some = new Wrapped(new KeyOwner(UUID.randomUUID()), new byte[] { 1 });
        assertThatThrownBy(() -> toRenew().find(some.owner())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> toRenew().after(Optional.empty(), 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> toRenew().notOpenedBy(KEY, Optional.empty(), 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> toRenew().rewrap(some, new byte[] { 2 }, NOON))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> toRenew().opened(some, KEY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> toRenew().count(KEY)).isInstanceOf(IllegalStateException.class);
    }

    /** What answers the part after an owner. */
    @FunctionalInterface
    interface Part {
        List<Wrapped> after(Optional<KeyOwner> last);
    }

    private List<Wrapped> pages(Part part) {
        var all = new ArrayList<Wrapped>();
        var some = one(() -> part.after(Optional.empty()));
        while (!some.isEmpty()) {
            all.addAll(some);
            var last = Optional.of(some.getLast().owner());
            some = one(() -> part.after(last));
        }
        return all;
    }

    private List<KeyOwner> notOpenedBy(int key) {
        return pages(last -> toRenew().notOpenedBy(key, last, 2)).stream().map(Wrapped::owner).toList();
    }

    private KeyOwner kept(int first) {
        var owner = new KeyOwner(UUID.randomUUID());
        var unused = one(() -> keySets().keepFirst(owner, new byte[] { (byte) first, 7 }));
        return owner;
    }

    private Wrapped found(KeyOwner owner) {
        return one(() -> toRenew().find(owner)).orElseThrow();
    }

    private void remove(KeyOwner owner) {
        var unused = one(() -> {
            keySets().remove(owner);
            return owner;
        });
    }

    private <T> T one(Supplier<T> inOne) {
        return work().inOne(inOne);
    }
}
