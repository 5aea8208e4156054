package org.abri.application.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.abri.domain.vault.BlobId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/** Holds a blob store to its promise: whole or not at all, written once. Its clock is right within the hour. */
public interface BlobStoreContract {
    /** The same one, each time it is called within one test. It may hold blobs of other tests. */
    BlobStore blobs();

    @Test
    @DisplayName("I1: what is kept reads back bit by bit, however large, however written")
    default void readsBack() throws IOException {
        for (var size : new int[] { 0, 1, 8_191, 8_192, 8_193, 70_000, 5 << 20 }) {
            var bytes = bytes(size);
            var id = id();
            try (var writer = blobs().create(id)) {
                var half = size / 2;
                writer.write(bytes, 0, half);
                if (half < size) {
                    writer.write(bytes[half]);
                    writer.write(bytes, half + 1, size - half - 1);
                }
                writer.keep();
            }

            assertThat(read(id)).as("%d bytes", size).isEqualTo(bytes);
            blobs().remove(id);
        }
    }

    @Test
    @DisplayName("UPL-3: a writer that is closed before it is kept leaves nothing behind")
    default void unkeptLeavesNothing() throws IOException {
        var id = id();
        try (var writer = blobs().create(id)) {
            writer.write(bytes(100_000));
        }

        assertIsMissing(id);
        assertThat(listed(inAnHour(), 100)).doesNotContain(id);
    }

    @Test
    @DisplayName("I2: before it is kept, nobody sees a blob; once it is, everybody does")
    default void seenOnceKept() throws IOException {
        var id = id();
        try (var writer = blobs().create(id)) {
            writer.write(bytes(100_000));
            writer.flush();
            assertIsMissing(id);
            assertThat(listed(inAnHour(), 100)).doesNotContain(id);

            writer.keep();
            assertThat(read(id)).hasSize(100_000);
        }
        assertThat(read(id)).hasSize(100_000);
    }

    @Test
    @DisplayName("An upload that was given up can be begun again under the same id")
    default void begunAgain() throws IOException {
        var id = id();
        try (var given = blobs().create(id)) {
            given.write(1);
        }

        keep(id, bytes(10));

        assertThat(read(id)).isEqualTo(bytes(10));
    }

    @Test
    @DisplayName("A blob is written once: a second one under its id fails, and the first one stays as it is")
    default void writtenOnce() throws IOException {
        var id = kept(bytes(1_000));

        assertThatThrownBy(() -> keep(id, bytes(7))).isInstanceOf(IOException.class);

        assertThat(read(id)).isEqualTo(bytes(1_000));
    }

    @Test
    @DisplayName("LAW-1: what is written to a writer after it was kept changes nothing")
    default void keptDoesNotChange() throws IOException {
        var id = id();
        try (var writer = blobs().create(id)) {
            writer.write(bytes(1_000));
            writer.keep();
            writer.write(7);
        } catch (IOException refused) {
            assertThat(refused).isNotInstanceOf(FileNotFoundException.class);
        }

        assertThat(read(id)).isEqualTo(bytes(1_000));
    }

    @Test
    @DisplayName("A blob that is not there is missing, not empty")
    default void missing() {
        assertIsMissing(id());
    }

    @Test
    @DisplayName("CRY-6: what is removed is gone, alone; removing it again changes nothing")
    default void removing() throws IOException {
        var gone = kept(bytes(10));
        var staying = kept(bytes(11));

        blobs().remove(gone);
        blobs().remove(gone);

        assertIsMissing(gone);
        assertThat(read(staying)).isEqualTo(bytes(11));
        assertThat(listed(inAnHour(), 100)).contains(staying).doesNotContain(gone);
    }

    @Test
    @DisplayName("A blob can be read by several at once")
    default void severalReaders() throws IOException {
        var id = kept(bytes(100_000));

        try (var one = blobs().open(id); var other = blobs().open(id)) {
            assertThat(one.readNBytes(50_000)).hasSize(50_000);
            assertThat(other.readAllBytes()).isEqualTo(bytes(100_000));
            assertThat(one.readAllBytes()).hasSize(50_000);
        }
    }

    @Test
    @DisplayName("I2: blobs are listed page by page, each once, until an empty page")
    default void listingPages() throws IOException {
        var mine = new ArrayList<BlobId>();
        for (var i = 0; i < 7; i++) {
            mine.add(kept(bytes(1)));
        }

        for (var most : new int[] { 1, 3, 7, 1_000 }) {
            assertThat(listed(inAnHour(), most)).containsAll(mine).doesNotHaveDuplicates();
        }
        assertThat(blobs().writtenBefore(inAnHour(), 3, null)).hasSize(3);
    }

    @Test
    @DisplayName("I2: blobs that are younger than the moment asked for are not listed: their rows may still be on their way")
    default void youngOnesAreNotListed() throws IOException {
        var young = kept(bytes(1));

        assertThat(listed(Instant.now().minus(Duration.ofHours(1)), 100)).doesNotContain(young);
    }

    @Test
    @DisplayName("OPS-1: a store that can be written says so, and is not littered by being asked")
    default void probing() throws IOException {
        var before = new HashSet<>(listed(inAnHour(), 100));

        assertThatCode(() -> blobs().probe()).doesNotThrowAnyException();

        assertThat(new HashSet<>(listed(inAnHour(), 100))).isEqualTo(before);
    }

    private BlobId kept(byte[] bytes) throws IOException {
        var id = id();
        keep(id, bytes);
        return id;
    }

    private void keep(BlobId id, byte[] bytes) throws IOException {
        try (var writer = blobs().create(id)) {
            writer.write(bytes);
            writer.keep();
        }
    }

    private byte[] read(BlobId id) throws IOException {
        try (var bytes = blobs().open(id)) {
            return bytes.readAllBytes();
        }
    }

    private void assertIsMissing(BlobId id) {
        assertThatThrownBy(() -> read(id)).isInstanceOf(FileNotFoundException.class);
    }

    private List<BlobId> listed(Instant before, int most) throws IOException {
        var all = new ArrayList<BlobId>();
        @Nullable BlobId after = null;
        for (var page = blobs().writtenBefore(before, most, after); !page.isEmpty();
                page = blobs().writtenBefore(before, most, after)) {
            assertThat(page.size()).isLessThanOrEqualTo(most);
            all.addAll(page);
            after = page.getLast();
        }
        return all;
    }

    private static Instant inAnHour() {
        return Instant.now().plus(Duration.ofHours(1));
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static BlobId id() {
        return new BlobId(UUID.randomUUID());
    }
}
