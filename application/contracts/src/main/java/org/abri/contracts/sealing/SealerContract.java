package org.abri.contracts.sealing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.abri.application.UnitOfWork;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.SealBroken;
import org.abri.application.sealing.Sealer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a sealer to its promise: what is sealed opens where it was sealed, with its owner's key set, or not at all. */
public interface SealerContract {
    Sealer sealer();

    UnitOfWork work();

    @Test
    @DisplayName("LAW-4: what is sealed opens to what it was, empty, long, in every script")
    default void opens() {
        var place = place();
        var large = new byte[100_000];
        new Random(3).nextBytes(large);
        for (var plain : List.of(new byte[0], new byte[1], bytes("O'Neil أمينة ሰላም 🔑"), large)) {
            assertThat(open(place, seal(place, plain))).isEqualTo(plain);
        }
    }

    @Test
    @DisplayName("CRY-3: what is sealed shows nothing, and the same text sealed twice looks different")
    default void showsNothing() {
        var place = place();

        var one = seal(place, bytes("canary Tsegereda"));
        var other = seal(place, bytes("canary Tsegereda"));

        assertThat(new String(one, ISO_8859_1)).doesNotContain("canary", "Tsegereda");
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    @DisplayName("CRY-2: moved to another row, another field or another person, it does not open")
    default void moved() {
        var place = place();
        var sealed = seal(place, bytes("Acte de naissance"));

        assertBroken(new Place(place.owner(), UUID.randomUUID(), place.field()), sealed);
        assertBroken(new Place(place.owner(), place.row(), place.field() + "s"), sealed);
        assertBroken(new Place(place.owner(), place.row(), ""), sealed);
        assertBroken(new Place(place.owner(), place.row(), "notes"), sealed);
        assertBroken(new Place(owner(), place.row(), place.field()), sealed);
        assertThat(open(place, sealed)).isEqualTo(bytes("Acte de naissance"));
    }

    @Test
    @DisplayName("CRY-2: whichever bit is altered, however much is cut off or added, it does not open")
    default void altered() {
        var place = place();
        var sealed = seal(place, bytes("Acte de naissance"));
        for (var bit = 0; bit < 8 * sealed.length; bit++) {
            var altered = sealed.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertBroken(place, altered);
        }
        for (var length = 0; length < sealed.length; length++) {
            assertBroken(place, Arrays.copyOf(sealed, length));
        }
        assertBroken(place, Arrays.copyOf(sealed, sealed.length + 1));
    }

    @Test
    @DisplayName("CRY-1: making the key set of an owner again changes nothing")
    default void madeAgain() {
        var place = place();
        var sealed = seal(place, bytes("Bail"));

        make(place.owner());

        assertThat(open(place, sealed)).isEqualTo(bytes("Bail"));
    }

    @Test
    @DisplayName("CRY-1: nothing is sealed for an owner whose key set was never made")
    default void neverMade() {
        var place = new Place(new KeyOwner(UUID.randomUUID()), UUID.randomUUID(), "title");

        assertThatThrownBy(() -> seal(place, bytes("Bail"))).isInstanceOf(SealBroken.class);
    }

    @Test
    @DisplayName("CRY-6: once the key set is destroyed, nothing of that owner opens, and everybody else's still does")
    default void destroyed() {
        var place = place();
        var sealed = seal(place, bytes("Bail"));
        var other = place();
        var sealedForOther = seal(other, bytes("Bail"));

        destroy(place.owner());
        destroy(place.owner());

        assertBroken(place, sealed);
        assertThatThrownBy(() -> seal(place, bytes("Bail"))).isInstanceOf(SealBroken.class);
        assertThat(open(other, sealedForOther)).isEqualTo(bytes("Bail"));
    }

    @Test
    @DisplayName("CRY-6: a new key set for the same owner opens nothing of the one that was destroyed")
    default void destroyedAndMadeAgain() {
        var place = place();
        var sealed = seal(place, bytes("Bail"));

        destroy(place.owner());
        make(place.owner());

        assertBroken(place, sealed);
        assertThat(open(place, seal(place, bytes("Bail")))).isEqualTo(bytes("Bail"));
    }

    @Test
    @DisplayName("A key set made in a unit of work that failed seals nothing: what it sealed could never be opened")
    default void makingUndone() {
        var place = new Place(new KeyOwner(UUID.randomUUID()), UUID.randomUUID(), "title");

        assertThatThrownBy(() -> inOne(() -> {
            sealer().makeKeySet(place.owner());
            assertThat(sealer().open(place, sealer().seal(place, bytes("Bail")))).isEqualTo(bytes("Bail"));
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);

        assertThatThrownBy(() -> seal(place, bytes("Bail"))).isInstanceOf(SealBroken.class);
    }

    @Test
    @DisplayName("A key set destroyed in a unit of work that failed is still there")
    default void destroyingUndone() {
        var place = place();
        var sealed = seal(place, bytes("Bail"));

        assertThatThrownBy(() -> inOne(() -> {
            sealer().destroyKeySet(place.owner());
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);

        assertThat(open(place, sealed)).isEqualTo(bytes("Bail"));
    }

    private byte[] seal(Place place, byte[] plain) {
        return inOne(() -> sealer().seal(place, plain));
    }

    private byte[] open(Place place, byte[] sealed) {
        return inOne(() -> sealer().open(place, sealed));
    }

    private void assertBroken(Place place, byte[] sealed) {
        assertThatThrownBy(() -> open(place, sealed)).isInstanceOf(SealBroken.class);
    }

    private Place place() {
        return new Place(owner(), UUID.randomUUID(), "title");
    }

    private KeyOwner owner() {
        return make(new KeyOwner(UUID.randomUUID()));
    }

    private KeyOwner make(KeyOwner owner) {
        return inOne(() -> {
            sealer().makeKeySet(owner);
            return owner;
        });
    }

    private void destroy(KeyOwner owner) {
        inOne(() -> {
            sealer().destroyKeySet(owner);
            return owner;
        });
    }

    private <T> T inOne(Supplier<T> use) {
        return work().inOne(use);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
