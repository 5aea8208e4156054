package org.abri.contracts.vault;

import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.abri.application.vault.BlobStore;
import org.abri.contracts.Given;
import org.abri.contracts.Race;
import org.abri.domain.vault.BlobId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a blob store to its promise: whole or not at all, written once. */
public interface BlobStoreContract {
    /** The same one, each time it is called within one test. It may hold blobs of other tests. */
    BlobStore blobs();

    /** The same place, opened anew, as after a restart; in memory, where nothing outlives a restart, the same one. */
    BlobStore openedAgain() throws IOException;

    /**
     * How many bytes of blobs rest in that place, counted around the store: in its folder, its tables, its bucket, half written
     * ones too. What removing and giving up leave behind is seen in no other way.
     */
    long bytesAtRest() throws IOException;

    /** One whose place takes nothing now: its folder is gone, its database is shut, its bucket refuses. */
    BlobStore thatTakesNothing() throws IOException;

    @Test
    @DisplayName("I1: what is kept reads back bit by bit, however large, however written")
    default void readsBack() throws IOException {
        for (var size : new int[] { 0, 1, 8_191, 8_192, 8_193, 64 << 10, (64 << 10) + 1, 70_000, 5 << 20,
                (5 << 20) + 1, 8 << 20, (8 << 20) + 1, (12 << 20) + 1 }) {
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
        assertThat(listed(NOW, 100)).doesNotContain(id);
    }

    @Test
    @DisplayName("I2: before it is kept, nobody sees a blob; once it is, everybody does")
    default void seenOnceKept() throws IOException {
        var id = id();
        try (var writer = blobs().create(id)) {
            writer.write(bytes(100_000));
            writer.flush();
            assertIsMissing(id);
            assertThat(listed(NOW, 100)).doesNotContain(id);

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
        assertThat(listed(NOW, 100)).contains(staying).doesNotContain(gone);
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
    @DisplayName("A blob is written once: of two writers begun before either kept, the first to keep wins, and the other fails")
    default void ofTwoWritersOneWins() throws IOException {
        var id = id();
        try (var slow = blobs().create(id)) {
            slow.write(bytes(7));
            keep(id, bytes(1_000));
            assertThatThrownBy(slow::keep).isInstanceOf(IOException.class);
        }
        assertThat(read(id)).isEqualTo(bytes(1_000));
    }

    @Test
    @DisplayName("I1: the largest document reads back bit by bit, written in pieces as an upload writes it")
    default void largest() throws IOException {
        var id = id();
        var size = (50 << 20) + 4_096;
        var expected = new CRC32();
        try (var writer = blobs().create(id)) {
            var piece = new byte[64 * 1024 - 1];
            var random = new Random(50);
            for (var left = size; left > 0; left -= piece.length) {
                random.nextBytes(piece);
                writer.write(piece, 0, Math.min(left, piece.length));
                expected.update(piece, 0, Math.min(left, piece.length));
            }
            writer.keep();
        }
        try (var read = new CheckedInputStream(blobs().open(id), new CRC32())) {
            assertThat(read.transferTo(OutputStream.nullOutputStream())).isEqualTo(size);
            assertThat(read.getChecksum().getValue()).isEqualTo(expected.getValue());
        }
        blobs().remove(id);
    }

    @Test
    @DisplayName("I2: what was given up before it was kept can be kept no more")
    default void closedCannotBeKept() throws IOException {
        var id = id();
        var writer = blobs().create(id);
        writer.write(bytes(10));
        writer.close();
        assertThatThrownBy(writer::keep).isInstanceOf(IOException.class);
        assertIsMissing(id);
    }

    @Test
    @DisplayName("I2: blobs are listed page by page, the older ones first, each once, until a page that is not full")
    default void listingPages() throws IOException {
        var mine = new ArrayList<BlobId>();
        for (var i = 0; i < 7; i++) {
            mine.add(kept(bytes(1)));
        }
        mine.sort(null);
        for (var most : new int[] { 1, 3, 7, 1_000 }) {
            assertThat(listed(NOW, most)).containsSubsequence(mine).isSorted().doesNotHaveDuplicates();
        }
        assertThat(blobs().drawnBetween(DAY_BEFORE, NOW.plusMillis(1), Optional.empty(), 3)).hasSize(3);
    }

    @Test
    @DisplayName("I2: only those of the time asked for are listed, its beginning included and its end not")
    default void onlyThoseOfThatTime() throws IOException {
        var mine = new ArrayList<BlobId>();
        for (var at : List.of(LONG_AGO.minusMillis(1), LONG_AGO, LONG_AGO.plusSeconds(600).minusMillis(1),
                LONG_AGO.plusSeconds(600))) {
            var id = Given.blob(at);
            keep(id, bytes(1));
            mine.add(id);
        }
        assertThat(
                blobs().drawnBetween(LONG_AGO, LONG_AGO.plus(Duration.ofMinutes(10)), Optional.empty(), 10))
                        .containsExactly(mine.get(1), mine.get(2));
        for (var id : mine) {
            blobs().remove(id);
        }
    }

    @Test
    @DisplayName("UPL-3: sweeping takes nothing that was kept, and nothing that was begun after the moment it is told")
    default void sweeping() throws IOException {
        var kept = kept(bytes(10));
        var id = id();
        try (var writer = blobs().create(id)) {
            writer.write(bytes(10));
            blobs().sweep(Instant.now().minus(Duration.ofHours(1)));
            writer.keep();
        }
        blobs().sweep(Instant.now().plus(Duration.ofHours(1)));
        assertThat(read(kept)).isEqualTo(bytes(10));
        assertThat(read(id)).isEqualTo(bytes(10));
    }

    @Test
    @DisplayName("I1: whoever opens a blob while it is being kept gets all of it, or is told that it is missing")
    default void wholeFromTheFirstMoment() {
        for (var round = 0; round < 5; round++) {
            var id = id();
            var bytes = bytes((1 << 20) + round);
            var over = new AtomicBoolean();
            var halves = Race.<Long> together(List.of(() -> {
                try {
                    keep(id, bytes);
                } finally {
                    over.set(true);
                }
                return 0L;
            }, () -> {
                var torn = 0L;
                for (var last = false; !last;) {
                    last = over.get();
                    torn += isTorn(id, bytes) ? 1 : 0;
                }
                return torn;
            }));
            assertThat(halves).as("times it was seen torn").containsOnly(0L);
        }
    }

    private boolean isTorn(BlobId id, byte[] whole) throws IOException {
        try {
            return !Arrays.equals(read(id), whole);
        } catch (FileNotFoundException missing) {
            return false;
        }
    }

    @Test
    @DisplayName("I1: what was kept outlives a restart, and what was removed or given up does not come back")
    default void openedAgainIsTheSame() throws IOException {
        var kept = kept(bytes(70_000));
        var removed = kept(bytes(10));
        blobs().remove(removed);
        var given = id();
        try (var writer = blobs().create(given)) {
            writer.write(bytes(10));
        }

        var again = openedAgain();

        try (var bytes = again.open(kept)) {
            assertThat(bytes.readAllBytes()).isEqualTo(bytes(70_000));
        }
        for (var gone : List.of(removed, given)) {
            assertThatThrownBy(() -> again.open(gone)).isInstanceOf(FileNotFoundException.class);
        }
        assertThat(again.drawnBetween(DAY_BEFORE, NOW.plusMillis(1), Optional.empty(), 1_000)).contains(kept)
                .doesNotContain(removed, given);
    }

    @Test
    @DisplayName("END-2: nothing rests of what was removed, given up, or beaten by another writer")
    default void leavesNoBytes() throws IOException {
        var bytes = bytes(1 << 20);
        var before = bytesAtRest();

        var removed = kept(bytes);
        assertThat(bytesAtRest()).as("counted around the store")
                .isGreaterThanOrEqualTo(before + bytes.length);
        blobs().remove(removed);
        assertThat(bytesAtRest()).as("after removing").isEqualTo(before);

        try (var given = blobs().create(id())) {
            given.write(bytes);
        }
        assertThat(bytesAtRest()).as("after giving up").isEqualTo(before);

        try (var slow = blobs().create(removed)) {
            slow.write(bytes);
            keep(removed, bytes(7));
            assertThatThrownBy(slow::keep).isInstanceOf(IOException.class);
        }
        blobs().remove(removed);
        assertThat(bytesAtRest()).as("after being beaten").isEqualTo(before);
    }

    @Test
    @DisplayName("UPL-3: what a process that died has begun is gone once it is swept")
    default void abandoned() throws IOException {
        var before = bytesAtRest();
        var writer = blobs().create(id());
        writer.write(bytes(1 << 20));
        writer.flush();

        blobs().sweep(Instant.now().plus(Duration.ofHours(1)));

        assertThat(bytesAtRest()).isEqualTo(before);
        writer.close();
    }

    @Test
    @DisplayName("OPS-1: a store that takes nothing says so when it is asked, and keeps nothing")
    default void takesNothing() throws IOException {
        var shut = thatTakesNothing();
        assertThatThrownBy(shut::probe).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> {
            try (var writer = shut.create(id())) {
                writer.write(1);
                writer.keep();
            }
        }).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("OPS-1: a store that can be written says so, and is not littered by being asked")
    default void probing() throws IOException {
        var before = new HashSet<>(listed(NOW, 100));

        assertThatCode(() -> blobs().probe()).doesNotThrowAnyException();

        assertThat(new HashSet<>(listed(NOW, 100))).isEqualTo(before);
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

    /** All that were drawn up to that moment, as far as this test is concerned. */
    private List<BlobId> listed(Instant until, int most) throws IOException {
        var all = new ArrayList<BlobId>();
        Optional<BlobId> after = Optional.empty();
        List<BlobId> page;
        do {
            page = blobs().drawnBetween(DAY_BEFORE, until.plusMillis(1), after, most);
            assertThat(page.size()).isLessThanOrEqualTo(most);
            assertThat(Collections.disjoint(all, page)).as("the list goes on").isTrue();
            all.addAll(page);
            after = page.isEmpty() ? after : Optional.of(page.getLast());
        } while (page.size() == most);
        return all;
    }

    Instant DAY_BEFORE = NOW.minus(Duration.ofDays(1));
    /** When nobody else's blobs were drawn. */
    Instant LONG_AGO = Instant.parse("1991-04-12T10:00:00Z");

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static BlobId id() {
        return Given.blob();
    }
}
