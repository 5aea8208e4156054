package org.abri.persistence.vault;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.abri.application.vault.BlobStore;
import org.abri.domain.vault.BlobId;
import org.abri.persistence.OwnerOnly;
import org.jspecify.annotations.Nullable;

/**
 * Blobs as files that only the service's own account may read, in 256 folders by the first byte of their ids. A blob is
 * written under another name and gets its own once every byte is on the disk: what bears a blob's name is whole (I1, I2).
 */
public final class FileBlobStore implements BlobStore {
    private static final int FOLDERS = 256;
    private static final String UNFINISHED = "unfinished";
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path root;
    private final Path unfinished;

    private FileBlobStore(Path root) {
        this.root = root;
        this.unfinished = root.resolve(UNFINISHED);
    }

    /** Makes the folders, if they are not there. */
    public static FileBlobStore in(Path folder) throws IOException {
        var store = new FileBlobStore(folder.toAbsolutePath());
        OwnerOnly.makeFolder(store.root);
        OwnerOnly.makeFolder(store.unfinished);
        for (var first = 0; first < FOLDERS; first++) {
            OwnerOnly.makeFolder(store.folder(first));
        }
        OwnerOnly.flush(store.root);
        return store;
    }

    /** Throws {@link FileAlreadyExistsException} when there is such a blob. */
    @Override
    public Writer create(BlobId id) throws IOException {
        mustNotBeThere(id);
        var temporary = unfinished.resolve(id + "." + UUID.randomUUID());
        return new FileWriter(id, temporary, OwnerOnly.newFile(temporary));
    }

    @Override
    public InputStream open(BlobId id) throws IOException {
        try {
            return Files.newInputStream(file(id));
        } catch (NoSuchFileException none) {
            var missing = new FileNotFoundException("no such blob");
            missing.initCause(none);
            throw missing;
        }
    }

    @Override
    public void remove(BlobId id) throws IOException {
        if (Files.deleteIfExists(file(id))) {
            OwnerOnly.flush(folder(firstByte(id)));
        }
    }

    /** In the order of their ids, so that going on after the last one misses none. */
    @Override
    public List<BlobId> writtenBefore(Instant instant, int most, @Nullable BlobId after) throws IOException {
        var found = new ArrayList<BlobId>();
        for (var first = after == null ? 0 : firstByte(after); first < FOLDERS && found.size() < most;
                first++) {
            for (var name : namesIn(folder(first), after == null ? "" : after.toString())) {
                if (found.size() < most && writtenBefore(folder(first).resolve(name), instant)) {
                    found.add(new BlobId(UUID.fromString(name)));
                }
            }
        }
        return found;
    }

    @Override
    public void probe() throws IOException {
        var trial = unfinished.resolve("probe." + UUID.randomUUID());
        try (var channel = OwnerOnly.newFile(trial)) {
            channel.write(ByteBuffer.wrap(new byte[] { 1 }));
            channel.force(true);
        } finally {
            Files.deleteIfExists(trial);
        }
        for (var first = 0; first < FOLDERS; first++) {
            if (!Files.isWritable(folder(first))) {
                throw new IOException("a folder of the blob store cannot be written to");
            }
        }
    }

    /** Removes what was begun before {@code instant} and never kept, as a process that died leaves it; answers how many. */
    public int removeUnfinishedBefore(Instant instant) throws IOException {
        var removed = 0;
        try (var files = Files.newDirectoryStream(unfinished)) {
            for (var file : files) {
                if (writtenBefore(file, instant) && Files.deleteIfExists(file)) {
                    removed++;
                }
            }
        }
        return removed;
    }

    private static List<String> namesIn(Path folder, String after) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> NAME.matcher(name).matches() && name.compareTo(after) > 0).sorted()
                    .toList();
        }
    }

    private static boolean writtenBefore(Path file, Instant instant) throws IOException {
        try {
            return Files.getLastModifiedTime(file).compareTo(FileTime.from(instant)) < 0;
        } catch (NoSuchFileException removedMeanwhile) {
            return false;
        }
    }

    private void mustNotBeThere(BlobId id) throws IOException {
        if (Files.exists(file(id))) { throw new FileAlreadyExistsException("a blob is written once"); }
    }

    private Path file(BlobId id) {
        return folder(firstByte(id)).resolve(id.toString());
    }

    private Path folder(int first) {
        return root.resolve("%02x".formatted(first));
    }

    private static int firstByte(BlobId id) {
        return (int) (id.value().getMostSignificantBits() >>> 56);
    }

    private final class FileWriter extends Writer {
        private final BlobId id;
        private final Path temporary;
        private final FileChannel channel;
        private boolean kept;

        FileWriter(BlobId id, Path temporary, FileChannel channel) {
            this.id = id;
            this.temporary = temporary;
            this.channel = channel;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] { (byte) single }, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            var rest = ByteBuffer.wrap(bytes, from, count);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }

        @Override
        public void keep() throws IOException {
            channel.force(true);
            channel.close();
            mustNotBeThere(id);
            Files.move(temporary, file(id), StandardCopyOption.ATOMIC_MOVE);
            kept = true;
            OwnerOnly.flush(folder(firstByte(id)));
        }

        @Override
        public void close() throws IOException {
            channel.close();
            if (!kept) {
                Files.deleteIfExists(temporary);
            }
        }
    }
}
