package org.abri.crypto.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import org.abri.application.UnitOfWork;
import org.abri.application.sealing.ContentCipher;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.Sealer;
import org.abri.contracts.sealing.ContentCipherContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinkContentCipherTest implements ContentCipherContract {
    private static final KeyOwner AMINA = new KeyOwner(new UUID(1, 1));
    private static final Place HERE = new Place(AMINA, new UUID(3, 3), "content");

    @TempDir Path folder;

    private final CommittedStore store = new CommittedStore();
    private TinkContentCipher cipher;
    private TinkSealer sealer;

    @BeforeEach
    void start() {
        var keySets = new KeySets(MasterKey.create(folder.resolve("master.key")), store, store);
        cipher = new TinkContentCipher(keySets);
        sealer = new TinkSealer(keySets);
        sealer.makeKeySet(AMINA);
    }

    @Override
    public ContentCipher cipher() {
        return cipher;
    }

    @Override
    public Sealer sealer() {
        return sealer;
    }

    @Override
    public UnitOfWork work() {
        return store;
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

    @Test
    @DisplayName("CRY-2: altered in its first segment, not one byte is given")
    void altered_at_the_start() throws IOException {
        var sealed = sealed(HERE, bytes(2 * MIB));
        for (var at : new int[] { 0, 1, 20, 39, 40, 41, Keys.SEGMENT - 1 }) {
            var altered = sealed.clone();
            altered[at] ^= 1;
            try (var in = cipher.opening(HERE, new ByteArrayInputStream(altered))) {
                assertThatExceptionOfType(IOException.class).as("altered at %s", at).isThrownBy(in::read);
            }
        }
    }

    @Test
    @DisplayName("CRY-7: an unfinished content does not open")
    void unfinished() throws IOException {
        var sealed = new ByteArrayOutputStream();
        var out = cipher.sealing(HERE, sealed);
        out.write(bytes(MIB + 5));
        out.flush();

        try (var in = cipher.opening(HERE, new ByteArrayInputStream(sealed.toByteArray()))) {
            assertThatExceptionOfType(IOException.class).isThrownBy(in::readAllBytes);
        }
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
