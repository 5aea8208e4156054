package org.abri.contracts.sealing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.abri.application.UnitOfWork;
import org.abri.application.sealing.ContentBroken;
import org.abri.application.sealing.ContentCipher;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.SealBroken;
import org.abri.application.sealing.Sealer;
import org.abri.contracts.Race;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Holds a cipher to its promise: every byte as it was, where it was sealed, or none. It is used outside of units of work;
 * the sealer, inside, makes and destroys the key sets that both use.
 */
public interface ContentCipherContract {
    ContentCipher cipher();

    Sealer sealer();

    UnitOfWork work();

    int KIB = 1 << 10;
    int MIB = 1 << 20;

    @Test
    @DisplayName("I1: contents of every size open to what they were, bit by bit, at the edges of segments too")
    default void everySize() throws IOException {
        var place = place();
        var edges = IntStream.of(64 * KIB, 128 * KIB, MIB - 56, MIB - 16, MIB, 2 * MIB - 72, 5 * MIB)
                .flatMap(size -> IntStream.of(size - 1, size, size + 1));
        for (var size : IntStream.concat(IntStream.of(0, 1, 15, 16, 17, 4_096), edges).toArray()) {
            var plain = bytes(size);

            assertThat(Arrays.equals(open(place, seal(place, plain)), plain)).as("%d bytes", size).isTrue();
        }
    }

    @Test
    @DisplayName("I1: how it is cut into writes and reads makes no difference")
    default void anyPieces() throws IOException {
        var place = place();
        var plain = bytes(200_003);
        var sealed = new ByteArrayOutputStream();
        try (var sealing = cipher().sealing(place, sealed)) {
            sealing.write(plain[0]);
            sealing.write(plain, 1, 0);
            for (var at = 1; at < plain.length; at += 7_919) {
                sealing.write(plain, at, Math.min(7_919, plain.length - at));
                sealing.flush();
            }
        }

        var opened = new ByteArrayOutputStream();
        try (var opening = cipher().opening(place, new ByteArrayInputStream(sealed.toByteArray()))) {
            opened.write(opening.read());
            var piece = new byte[4_099];
            for (var count = opening.read(piece, 3, 1_009); count >= 0;
                    count = opening.read(piece, 3, 1_009)) {
                opened.write(piece, 3, count);
            }
            assertThat(opening.read()).isEqualTo(-1);
        }
        assertThat(Arrays.equals(opened.toByteArray(), plain)).isTrue();
    }

    @Test
    @DisplayName("CRY-3: what is sealed shows nothing of what it holds, and the same content sealed twice looks different")
    default void showsNothing() throws IOException {
        var place = place();
        var plain = "canary-Tsegereda-".repeat(1_000).getBytes(UTF_8);

        var one = seal(place, plain);
        var other = seal(place, plain);

        assertThat(new String(one, ISO_8859_1)).doesNotContain("canary", "Tsegereda");
        assertThat(Arrays.equals(one, other)).isFalse();
    }

    @Test
    @DisplayName("CRY-7: whichever byte is altered, nothing altered is given")
    default void alteredAnywhere() throws IOException {
        var place = place();
        var plain = bytes(100);
        var sealed = seal(place, plain);
        for (var at = 0; at < sealed.length; at++) {
            for (var bit : new int[] { 1, 0x80 }) {
                var altered = sealed.clone();
                altered[at] ^= (byte) bit;
                assertBreaks(place, altered, plain);
            }
        }
    }

    @Test
    @DisplayName("CRY-7: altered deep inside a long content, what comes before may be given, and nothing after")
    default void alteredDeepInside() throws IOException {
        var place = place();
        var plain = bytes(3 * MIB + 17);
        var sealed = seal(place, plain);
        for (var at : new int[] { 64 * KIB + 40, MIB - 1, MIB, MIB + 1, 2 * MIB, 3 * MIB,
                sealed.length - 1 }) {
            var altered = sealed.clone();
            altered[at] ^= 1;
            assertBreaks(place, altered, plain);
        }
    }

    @Test
    @DisplayName("CRY-7: cut off anywhere, it is never served as if complete")
    default void cutOffAnywhere() throws IOException {
        var place = place();
        var small = bytes(100);
        var sealedSmall = seal(place, small);
        for (var length = 0; length < sealedSmall.length; length++) {
            assertBreaks(place, Arrays.copyOf(sealedSmall, length), small);
        }
        var large = bytes(2 * MIB + 17);
        var sealedLarge = seal(place, large);
        for (var length : lengthsToCutAt(sealedLarge.length)) {
            assertBreaks(place, Arrays.copyOf(sealedLarge, length), large);
        }
    }

    @Test
    @DisplayName("CRY-7: made longer, it does not open as if nothing had happened")
    default void madeLonger() throws IOException {
        var place = place();
        for (var size : new int[] { 0, 100, 64 * KIB, MIB }) {
            var plain = bytes(size);
            var sealed = seal(place, plain);
            assertBreaks(place, Arrays.copyOf(sealed, sealed.length + 1), plain);
            assertBreaks(place, joined(sealed, sealed), plain);
        }
    }

    @Test
    @DisplayName("CRY-2: segments that changed places do not open")
    default void reordered() throws IOException {
        var place = place();
        var plain = bytes(4 * MIB);
        var sealed = seal(place, plain);

        assertBreaks(place, swapped(sealed, 32, 64 * KIB + 16), plain);
        assertBreaks(place, swapped(sealed, MIB, MIB), plain);
    }

    @Test
    @DisplayName("CRY-2: segments of another content do not open, not even of one sealed at the same place")
    default void foreignSegments() throws IOException {
        var place = place();
        var plain = bytes(3 * MIB);
        var sealed = seal(place, plain);
        var other = seal(place, plain);
        for (var edge : new int[] { 32, 32 + 64 * KIB + 16, MIB, 2 * MIB }) {
            assertBreaks(place,
                    joined(Arrays.copyOf(sealed, edge), Arrays.copyOfRange(other, edge, other.length)),
                    plain);
            var spliced = sealed.clone();
            System.arraycopy(other, edge, spliced, edge, 64 * KIB + 16);
            assertBreaks(place, spliced, plain);
        }
    }

    @Test
    @DisplayName("CRY-2: moved to another row, another field or another person, it does not open")
    default void moved() throws IOException {
        var place = place();
        var plain = bytes(1_000);
        var sealed = seal(place, plain);

        assertBreaks(new Place(place.owner(), UUID.randomUUID(), place.field()), sealed, new byte[0]);
        assertBreaks(new Place(place.owner(), place.row(), "preview"), sealed, new byte[0]);
        assertBreaks(new Place(owner(), place.row(), place.field()), sealed, new byte[0]);
        assertThat(open(place, sealed)).isEqualTo(plain);
    }

    @Test
    @DisplayName("CRY-7: who reads on after it broke gets nothing more, and is never told that this was the end")
    default void staysBroken() throws IOException {
        var place = place();
        var sealed = seal(place, bytes(3 * MIB));
        for (var at : new int[] { 100, MIB + 100, sealed.length - 1 }) {
            var altered = sealed.clone();
            altered[at] ^= 1;
            try (var opening = cipher().opening(place, new ByteArrayInputStream(altered))) {
                assertThatThrownBy(opening::readAllBytes).isInstanceOf(ContentBroken.class);
                assertThatThrownBy(opening::read).isInstanceOf(IOException.class);
                assertThatThrownBy(() -> opening.skip(1)).isInstanceOf(IOException.class);
                assertThatThrownBy(opening::readAllBytes).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    @DisplayName("CRY-7: what cannot be read is not told as broken: what the source throws passes through")
    default void sourceFails() throws IOException {
        var place = place();
        var sealed = seal(place, bytes(3 * MIB));
        for (var after : new int[] { 0, 10, MIB + 100 }) {
            var failure = new IOException("the disk does not answer");
            var source =
                    new SequenceInputStream(new ByteArrayInputStream(sealed, 0, after), failing(failure));

            assertThatThrownBy(() -> {
                try (var opening = cipher().opening(place, source)) {
                    opening.readAllBytes();
                }
            }).isSameAs(failure);
        }
    }

    @Test
    @DisplayName("CRY-6: once the key set is destroyed, nothing sealed with it opens, and nothing more is sealed")
    default void destroyed() throws IOException {
        var place = place();
        var plain = bytes(1_000);
        var sealed = seal(place, plain);

        work().inOne(() -> {
            sealer().destroyKeySet(place.owner());
            return place;
        });

        assertBreaks(place, sealed, new byte[0]);
        assertThatThrownBy(() -> seal(place, plain)).isInstanceOfAny(IOException.class, SealBroken.class);
    }

    @Test
    @DisplayName("CRY-6: a new key set for the same owner opens nothing of the one that was destroyed")
    default void destroyedAndMadeAgain() throws IOException {
        var place = place();
        var sealed = seal(place, bytes(1_000));

        work().inOne(() -> {
            sealer().destroyKeySet(place.owner());
            return place;
        });
        work().inOne(() -> {
            sealer().makeKeySet(place.owner());
            return place;
        });

        assertBreaks(place, sealed, new byte[0]);
    }

    @Test
    @DisplayName("UPL-2: it streams: most of a long content is passed on before the end, and read no earlier than needed")
    default void streams() throws IOException {
        var place = place();
        var sealed = new ByteArrayOutputStream();
        try (var sealing = cipher().sealing(place, sealed)) {
            sealing.write(bytes(6 * MIB));
            assertThat(sealed.size()).isGreaterThan(3 * MIB);
        }
        var taken = new AtomicLong();
        try (var opening =
                cipher().opening(place, counting(sealed.toByteArray(), taken, new AtomicBoolean()))) {
            assertThat(opening.read()).isNotNegative();
            assertThat(taken.get()).isLessThan(3 * MIB);
        }
    }

    @Test
    @DisplayName("Closing closes what is underneath; closing again changes nothing")
    default void closing() throws IOException {
        var place = place();
        var closed = new AtomicBoolean();
        var underneath = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        var sealing = cipher().sealing(place, underneath);
        sealing.write(1);
        sealing.close();
        assertThat(closed).isTrue();
        var size = underneath.size();
        sealing.close();
        assertThat(underneath.size()).isEqualTo(size);

        var inputClosed = new AtomicBoolean();
        var opening =
                cipher().opening(place, counting(underneath.toByteArray(), new AtomicLong(), inputClosed));
        assertThat(opening.read()).isEqualTo(1);
        opening.close();
        opening.close();
        assertThat(inputClosed).isTrue();
    }

    @Test
    @DisplayName("Several contents are sealed and opened at the same time")
    default void atTheSameTime() {
        Callable<Boolean> sealAndOpen = () -> {
            var place = place();
            var plain = bytes(300_000);
            return Arrays.equals(open(place, seal(place, plain)), plain);
        };

        assertThat(Race.together(Collections.nCopies(4, sealAndOpen))).containsOnly(true);
    }

    private byte[] seal(Place place, byte[] plain) throws IOException {
        var sealed = new ByteArrayOutputStream();
        try (var sealing = cipher().sealing(place, sealed)) {
            sealing.write(plain);
        }
        return sealed.toByteArray();
    }

    private byte[] open(Place place, byte[] sealed) throws IOException {
        try (var opening = cipher().opening(place, new ByteArrayInputStream(sealed))) {
            return opening.readAllBytes();
        }
    }

    /** Opening must end in an exception, and what was given until then must be the beginning of what was sealed. */
    private void assertBreaks(Place place, byte[] sealed, byte[] plain) {
        var given = new ByteArrayOutputStream();
        assertThatThrownBy(() -> {
            try (var opening = cipher().opening(place, new ByteArrayInputStream(sealed))) {
                opening.transferTo(given);
            }
        }).isInstanceOf(ContentBroken.class);
        assertThat(given.size()).isLessThanOrEqualTo(plain.length);
        assertThat(Arrays.equals(given.toByteArray(), Arrays.copyOf(plain, given.size()))).isTrue();
    }

    private static InputStream failing(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                throw failure;
            }
        };
    }

    private Place place() {
        return new Place(owner(), UUID.randomUUID(), "content");
    }

    private KeyOwner owner() {
        var owner = new KeyOwner(UUID.randomUUID());
        return work().inOne(() -> {
            sealer().makeKeySet(owner);
            return owner;
        });
    }

    /** Around the ends of segments, for the sizes of segment that are usual, and here and there. */
    private static int[] lengthsToCutAt(int length) {
        var edges = IntStream.of(64 * KIB + 16, MIB)
                .flatMap(segment -> IntStream.of(0, 32, 40)
                        .flatMap(header -> IntStream.rangeClosed(1, 2).map(n -> header + n * segment)))
                .flatMap(edge -> IntStream.of(edge - 1, edge, edge + 1));
        return IntStream.concat(edges, new Random(7).ints(20, 0, length)).filter(cut -> cut < length)
                .toArray();
    }

    private static byte[] swapped(byte[] sealed, int from, int size) {
        var swapped = sealed.clone();
        System.arraycopy(sealed, from + size, swapped, from, size);
        System.arraycopy(sealed, from, swapped, from + size, size);
        return swapped;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }

    private static InputStream counting(byte[] bytes, AtomicLong taken, AtomicBoolean closed) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read() throws IOException {
                var one = super.read();
                taken.addAndGet(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                var count = super.read(into, from, most);
                taken.addAndGet(Math.max(count, 0));
                return count;
            }

            @Override
            public void close() throws IOException {
                closed.set(true);
                super.close();
            }
        };
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
