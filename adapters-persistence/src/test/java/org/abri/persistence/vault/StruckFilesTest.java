package org.abri.persistence.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.contracts.Given;
import org.abri.domain.vault.BlobId;
import org.abri.persistence.vault.Strikes.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The n-th thing that is done with a file fails under {@link FileBlobStore}, for n = 1, 2, 3… until none fails any more. */
class StruckFilesTest {
    private static final int PIECES = 3;
    private static final int PIECE = 10_000;
    private static final int MOST = 200;
    private static final int FEWEST = 8;

    @TempDir private Path folder;

    private final Strikes strikes = new Strikes();
    private final Random random = new Random(1);
    /** What was acknowledged to be there, by its id. */
    private final Map<BlobId, byte[]> kept = new HashMap<>();
    /** Whose removing was begun. */
    private final Set<BlobId> removing = new LinkedHashSet<>();
    /** What was begun and not acknowledged: it may be there, but then whole. */
    private final Map<BlobId, byte[]> begun = new HashMap<>();

    /** What is done with a store. */
    private interface Act {
        void on(FileBlobStore store) throws IOException;
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    @DisplayName("I1, I2, I6: whichever step of writing a blob fails, what was kept reads back, nothing that is torn bears a name, the failure is told as such, and the next one goes well")
    void writing(Fault fault) throws IOException {
        assertThat(struck(fault, this::writes)).isGreaterThan(FEWEST);
        assertThat(struck(fault, this::writesOnANewDay)).isGreaterThan(FEWEST);
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "HALF", mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("I1, I2, I6: whichever step of reading, removing, listing, sweeping or probing blobs fails, what was kept reads back, and the next one goes well")
    void others(Fault fault) throws IOException {
        var some = struck(fault, this::reads) + struck(fault, this::removes) + struck(fault, this::lists)
                + struck(fault,
                        store -> assertThat(store.sweep(Instant.now().plusSeconds(60))).isNotNegative())
                + struck(fault, FileBlobStore::probe);
        assertThat(some).isGreaterThan(FEWEST);
    }

    /** On a new folder for each n; answers for how many something failed. */
    private int struck(Fault fault, Act act) throws IOException {
        for (var n = 1; n < MOST; n++) {
            var here = Files.createTempDirectory(folder, "store");
            kept.clear();
            removing.clear();
            begun.clear();
            var store = FileBlobStore.in(StrikingFiles.striking(here, strikes));
            writes(store);
            writes(store, Given.blob(Instant.now().minus(Duration.ofDays(2))));
            strikes.at(fault, n);
            var told = told(store, act);
            if (!strikes.areOver()) {
                assertThat(told).isEmpty();
                return n - 1;
            }
            holds(here, fault + ", the " + n + "th");
            act.on(store);
            holds(here, fault + ", the " + n + "th, and after it");
        }
        throw new AssertionError("it never ends");
    }

    /** A failure of files is none of the program's. */
    private static Optional<IOException> told(FileBlobStore store, Act act) {
        try {
            act.on(store);
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(failed);
        }
    }

    private void writes(FileBlobStore store) throws IOException {
        writes(store, Given.blob(Instant.now()));
    }

    /** Whose folder is not there yet. */
    private void writesOnANewDay(FileBlobStore store) throws IOException {
        writes(store, Given.blob(Instant.now().minus(Duration.ofDays(9))));
    }

    private void writes(FileBlobStore store, BlobId id) throws IOException {
        var bytes = new byte[PIECES * PIECE];
        random.nextBytes(bytes);
        begun.put(id, bytes);
        try (var writer = store.create(id)) {
            for (var i = 0; i < PIECES; i++) {
                writer.write(bytes, i * PIECE, PIECE);
            }
            writer.keep();
            kept.put(id, bytes);
        }
    }

    private void reads(FileBlobStore store) throws IOException {
        for (var each : kept.entrySet()) {
            try (var bytes = store.open(each.getKey())) {
                assertThat(bytes.readAllBytes()).isEqualTo(each.getValue());
            }
            assertThat(store.size(each.getKey())).isEqualTo(PIECES * PIECE);
        }
    }

    private void removes(FileBlobStore store) throws IOException {
        removing.addAll(kept.keySet());
        for (var id : removing) {
            store.remove(id);
            kept.remove(id);
        }
    }

    private void lists(FileBlobStore store) throws IOException {
        assertThat(store.drawnBetween(Instant.EPOCH, Instant.now().plusSeconds(60), Optional.empty(), 10))
                .containsExactlyInAnyOrderElementsOf(kept.keySet());
    }

    /** As the next process finds it. */
    private void holds(Path here, String how) throws IOException {
        var store = FileBlobStore.in(here);
        for (var each : kept.entrySet()) {
            if (!removing.contains(each.getKey())) {
                assertThat(read(store, each.getKey())).as(how).contains(each.getValue());
            }
        }
        for (var each : begun.entrySet()) {
            read(store, each.getKey()).ifPresent(bytes -> assertThat(bytes).as(how)
                    .isEqualTo(each.getValue()));
        }
        assertThat(store.drawnBetween(Instant.EPOCH, Instant.now().plusSeconds(60), Optional.empty(), 10))
                .as(how).allMatch(begun::containsKey).containsAll(kept.keySet().stream()
                        .filter(id -> !removing.contains(id)).toList());
        store.sweep(Instant.now().plusSeconds(60));
        assertThat(files(here.resolve("unfinished"))).as(how).isEmpty();
    }

    private static Optional<byte[]> read(FileBlobStore store, BlobId id) throws IOException {
        try (var bytes = store.open(id)) {
            return Optional.of(bytes.readAllBytes());
        } catch (FileNotFoundException none) {
            return Optional.empty();
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(Path::toString).collect(Collectors.toList());
        }
    }
}
