package org.abri.persistence.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.abri.application.vault.BlobStore;
import org.abri.contracts.Given;
import org.abri.contracts.vault.BlobStoreContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest implements BlobStoreContract {
    @TempDir Path folder;

    private FileBlobStore store;

    @BeforeEach
    void open() throws IOException {
        store = FileBlobStore.in(folder.resolve("blobs"));
    }

    @Override
    public BlobStore blobs() {
        return store;
    }

    @Override
    public BlobStore openedAgain() throws IOException {
        return FileBlobStore.in(folder.resolve("blobs"));
    }

    @Override
    public long bytesAtRest() throws IOException {
        var bytes = 0L;
        for (var file : files()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    @Override
    public BlobStore thatTakesNothing() throws IOException {
        var shut = FileBlobStore.in(folder.resolve("shut"));
        Files.delete(folder.resolve("shut/unfinished"));
        return shut;
    }

    @Test
    @DisplayName("CRY-3: blobs and their folders are for the service's own account alone")
    void forItsOwnerAlone() throws IOException {
        var id = Given.blob();
        try (var writer = store.create(id)) {
            writer.write(1);
            assertEveryPathIsPrivate();
            writer.keep();
        }
        assertEveryPathIsPrivate();
    }

    @Test
    @DisplayName("I2: what a process that died has begun is removed once it is old, and what is being written is not")
    void unfinishedIsRemoved() throws IOException {
        var abandoned = store.create(Given.blob());
        abandoned.write(new byte[1_000]);
        assertThat(store.sweep(Instant.now().minus(Duration.ofHours(6)))).isZero();
        assertThat(files()).hasSize(1);

        assertThat(store.sweep(Instant.now().plusSeconds(10))).isEqualTo(1);
        assertThat(files()).isEmpty();
        abandoned.close();
    }

    @Test
    @DisplayName("I1: a blob outlives the store that wrote it, and files that are none of its own are no blobs")
    void reopened() throws IOException {
        var id = Given.blob(Instant.parse("2026-03-10T23:59:59.999Z"));
        try (var writer = store.create(id)) {
            writer.write(new byte[] { 1, 2, 3 });
            writer.keep();
        }
        Files.writeString(folder.resolve("blobs/2026-03-10/.nfs000123"), "left by a file server");
        Files.createDirectory(folder.resolve("blobs/lost+found"));

        open();

        assertThat(store.drawnBetween(Instant.EPOCH, Instant.now(), Optional.empty(), 10))
                .containsExactly(id);
        try (var bytes = store.open(id)) {
            assertThat(bytes.readAllBytes()).containsExactly(1, 2, 3);
        }
    }

    private void assertEveryPathIsPrivate() throws IOException {
        try (Stream<Path> paths = Files.walk(folder.resolve("blobs"))) {
            assertThat(paths).allSatisfy(
                    path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }
}
