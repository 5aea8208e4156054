package org.abri.crypto.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.abri.application.privacy.KeyOwner;
import org.abri.application.privacy.Place;
import org.abri.crypto.privacy.CommittedStore;
import org.abri.crypto.privacy.KeySets;
import org.abri.crypto.privacy.MasterKey;
import org.abri.crypto.privacy.TinkSealer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TinkContentCipherTest {
    private static final int MIB = 1024 * 1024;
    private static final KeyOwner AMINA = new KeyOwner(new UUID(1, 1));
    private static final KeyOwner BORIS = new KeyOwner(new UUID(2, 2));
    private static final Place HERE = new Place(AMINA, new UUID(3, 3), "content");

    @TempDir Path folder;

    private TinkContentCipher cipher;
    private TinkSealer sealer;

    @BeforeEach
    void start() {
        var store = new CommittedStore();
        var keySets = new KeySets(MasterKey.create(folder.resolve("master.key")), store, store);
        cipher = new TinkContentCipher(keySets);
        sealer = new TinkSealer(keySets);
        sealer.makeKeySet(AMINA);
        sealer.makeKeySet(BORIS);
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private byte[] sealed(Place place, byte[] plain) throws IOException {
        var sealed = new ByteArrayOutputStream();
        try (var out = cipher.sealing(place, sealed)) {
            out.write(plain);
        }
        return sealed.toByteArray();
    }

    private byte[] opened(Place place, byte[] sealed) throws IOException {
        try (var in = cipher.opening(place, new ByteArrayInputStream(sealed))) {
            return in.readAllBytes();
        }
    }

    /** What could be read before reading threw, which it must. */
    private byte[] readUntilBroken(Place place, byte[] sealed) throws IOException {
        var read = new ByteArrayOutputStream();
        try (var in = cipher.opening(place, new ByteArrayInputStream(sealed))) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> in.transferTo(read));
            assertThatExceptionOfType(IOException.class).isThrownBy(in::read);
        }
        return read.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 1000, MIB - 100, MIB - 56, MIB - 16, MIB, MIB + 1, 3 * MIB + 17 })
    @DisplayName("CRY-1: contents of every size come back as they were")
    void every_size(int size) throws IOException {
        var plain = bytes(size);

        assertThat(opened(HERE, sealed(HERE, plain))).isEqualTo(plain);
    }

    @Test
    @DisplayName("CRY-2: a content opens nowhere but at its owner, row and field")
    void bound_to_its_place() throws IOException {
        var sealed = sealed(HERE, bytes(MIB + 5));

        for (var other : List.of(new Place(BORIS, HERE.row(), "content"),
                new Place(AMINA, new UUID(3, 4), "content"),
                new Place(AMINA, HERE.row(), "preview"))) {
            assertThat(readUntilBroken(other, sealed)).isEmpty();
        }
    }

    @Test
    @DisplayName("CRY-2: a content whose end was cut off, anywhere, is never read as if it were whole")
    void cut_off() throws IOException {
        var plain = bytes(2 * MIB + 100);
        var sealed = sealed(HERE, plain);

        for (var length : List.of(0, 1, 39, 40, 41, 56, MIB - 1, MIB, MIB + 1, 2 * MIB, sealed.length - 17,
                sealed.length - 16, sealed.length - 1)) {
            var read = readUntilBroken(HERE, Arrays.copyOf(sealed, length));
            assertThat(read).as("cut at %s", length).isEqualTo(Arrays.copyOf(plain, read.length))
                    .hasSizeLessThan(plain.length);
        }
    }

    @Test
    @DisplayName("CRY-2: altered bytes are never given, and neither is anything behind them")
    void altered() throws IOException {
        var plain = bytes(2 * MIB + 100);
        var sealed = sealed(HERE, plain);

        for (var at : List.of(0, 1, 20, 39, 40, 41, MIB - 1, MIB, MIB + 1, 2 * MIB + 50, sealed.length - 1)) {
            var altered = sealed.clone();
            altered[at] ^= 1;
            var read = readUntilBroken(HERE, altered);
            assertThat(read).as("altered at %s", at).isEqualTo(Arrays.copyOf(plain, read.length))
                    .hasSizeLessThanOrEqualTo(at);
        }
    }

    @Test
    @DisplayName("CRY-2: segments that were swapped, doubled or lengthened do not open")
    void segments() throws IOException {
        var sealed = sealed(HERE, bytes(3 * MIB));
        var swapped = sealed.clone();
        System.arraycopy(sealed, MIB, swapped, 2 * MIB, MIB);
        System.arraycopy(sealed, 2 * MIB, swapped, MIB, MIB);

        assertThat(readUntilBroken(HERE, swapped)).hasSizeLessThanOrEqualTo(MIB);
        assertThat(readUntilBroken(HERE, Arrays.copyOf(sealed, sealed.length + 1))).hasSizeLessThan(3 * MIB);
    }

    @Test
    @DisplayName("CRY-1: the same content sealed twice looks different, and holds nothing readable")
    void sealed_twice() throws IOException {
        var plain = "Carte de sejour";
        var one = sealed(HERE, plain.getBytes(ISO_8859_1));

        assertThat(sealed(HERE, plain.getBytes(ISO_8859_1))).isNotEqualTo(one);
        assertThat(new String(one, ISO_8859_1)).doesNotContain("Carte", "jour");
    }

    @Test
    @DisplayName("CRY-6: without its owner's key set a content neither opens nor is sealed")
    void destroyed() throws IOException {
        var sealed = sealed(HERE, bytes(10));
        sealer.destroyKeySet(AMINA);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> opened(HERE, sealed));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> cipher.sealing(HERE, OutputStream.nullOutputStream()));
    }

    @Test
    @DisplayName("CRY-1: closing closes what is written to or read from, and closing again does no harm")
    void closing() throws IOException {
        var closed = new AtomicBoolean();
        var target = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        var out = cipher.sealing(HERE, target);
        out.write(7);
        out.close();
        var size = target.size();
        out.close();
        assertThat(closed).isTrue();
        assertThat(target.size()).isEqualTo(size);

        closed.set(false);
        var in = cipher.opening(HERE, new ByteArrayInputStream(target.toByteArray()) {
            @Override
            public void close() {
                closed.set(true);
            }
        });
        assertThat(in.read()).isEqualTo(7);
        assertThat(in.read()).isEqualTo(-1);
        in.close();
        assertThat(closed).isTrue();
    }

    @Test
    @DisplayName("CRY-7: an unfinished content does not open")
    void unfinished() throws IOException {
        var sealed = new ByteArrayOutputStream();
        var out = cipher.sealing(HERE, sealed);
        out.write(bytes(MIB + 5));
        out.flush();

        assertThat(readUntilBroken(HERE, sealed.toByteArray())).hasSizeLessThan(MIB);
    }

    @Test
    @DisplayName("CRY-1: it reads from streams that say they can go back and cannot, and from those that give little at a time")
    void strange_sources() throws IOException {
        var plain = bytes(2 * MIB);
        var sealed = sealed(HERE, plain);
        var liar = new ByteArrayInputStream(sealed) {
            @Override
            public synchronized void reset() {
                throw new IllegalStateException("this stream cannot go back");
            }
        };
        var dripping = new InputStream() {
            private int at;

            @Override
            public int read() {
                return at < sealed.length ? sealed[at++] & 0xFF : -1;
            }

            @Override
            public int read(byte[] into, int from, int most) {
                var next = most == 0 ? 0 : read();
                if (most == 0 || next < 0) { return next; }
                into[from] = (byte) next;
                return 1;
            }
        };

        try (var in = cipher.opening(HERE, liar)) {
            assertThat(in.readAllBytes()).isEqualTo(plain);
        }
        try (var in = cipher.opening(HERE, dripping)) {
            assertThat(in.readAllBytes()).isEqualTo(plain);
        }
    }

    @Test
    @DisplayName("UPL-2: sealing and opening take the same memory for a large content as for a small one")
    void constant_memory() throws IOException {
        taken(8);

        assertThat(taken(64)).isLessThan(taken(8) + 8L * MIB);
    }

    /** How much this thread allocates to seal so many megabytes to a file and to open them again. */
    private long taken(int megabytes) throws IOException {
        var file = folder.resolve("sealed");
        var buffer = bytes(64 * 1024);
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = thread.getCurrentThreadAllocatedBytes();
        try (var out = cipher.sealing(HERE, Files.newOutputStream(file))) {
            for (var written = 0; written < megabytes * MIB; written += buffer.length) {
                out.write(buffer);
            }
        }
        try (var in = cipher.opening(HERE, Files.newInputStream(file))) {
            var read = 0L;
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                read += count;
            }
            assertThat(read).isEqualTo((long) megabytes * MIB);
        }
        return thread.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    @DisplayName("CRY-1: warming up needs nothing and leaves nothing")
    void warm_up() {
        assertThatNoException().isThrownBy(TinkContentCipher::warmUp);
    }
}
