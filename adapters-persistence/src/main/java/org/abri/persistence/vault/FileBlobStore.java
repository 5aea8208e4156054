package org.abri.persistence.vault;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.abri.application.vault.BlobStore;
import org.abri.domain.vault.BlobId;
import org.abri.persistence.OwnerOnly;

/**
 * Blobs as files that only the service's own account may read, in a folder for each day on which their ids were drawn. A
 * blob is written under another name and gets its own once every byte is on the disk: what bears a blob's name is whole
 * (I1, I2).
 */
public final class FileBlobStore implements BlobStore {
    private static final String UNFINISHED = "unfinished";
    private static final Pattern DAY = Pattern.compile("\\d{4,}-\\d\\d-\\d\\d");
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
        OwnerOnly.flush(store.root);
        return store;
    }

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
            throw missing(none);
        }
    }

    /** Of the sealed bytes. Throws {@link FileNotFoundException} when there is no such blob. */
    public long size(BlobId id) throws IOException {
        try {
            return Files.size(file(id));
        } catch (NoSuchFileException none) {
            throw missing(none);
        }
    }

    private static FileNotFoundException missing(NoSuchFileException none) {
        var missing = new FileNotFoundException("no such blob");
        missing.initCause(none);
        return missing;
    }

    @Override
    public void remove(BlobId id) throws IOException {
        if (Files.deleteIfExists(file(id))) {
            OwnerOnly.flush(folder(id));
        }
    }

    /** Only the folders of those days are looked at. */
    @Override
    public List<BlobId> drawnBetween(Instant from, Instant before, Optional<BlobId> after, int most)
            throws IOException {
        var first = after.map(BlobId::drawnAt).filter(from::isBefore).orElse(from);
        var found = new ArrayList<BlobId>();
        for (var day : daysBetween(dayOf(first), dayOf(before))) {
            for (var id : idsIn(root.resolve(day.toString()))) {
                if (found.size() == most) { return found; }
                if (!id.drawnAt().isBefore(from) && id.drawnAt().isBefore(before)
                        && (after.isEmpty() || id.compareTo(after.get()) > 0)) {
                    found.add(id);
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
        if (!Files.isWritable(root)) {
            throw new IOException("the folder of the blob store cannot be written to");
        }
    }

    @Override
    public int sweep(Instant before) throws IOException {
        var removed = 0;
        try (var files = Files.newDirectoryStream(unfinished)) {
            for (var file : files) {
                if (begunBefore(file, before) && Files.deleteIfExists(file)) {
                    removed++;
                }
            }
        }
        return removed;
    }

    private List<LocalDate> daysBetween(LocalDate first, LocalDate last) throws IOException {
        try (var folders = Files.list(root)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> DAY.matcher(name).matches()).map(LocalDate::parse)
                    .filter(day -> !day.isBefore(first) && !day.isAfter(last)).sorted().toList();
        }
    }

    private static List<BlobId> idsIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> NAME.matcher(name).matches())
                    .map(name -> new BlobId(UUID.fromString(name))).sorted().toList();
        }
    }

    private static boolean begunBefore(Path file, Instant instant) throws IOException {
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
        return folder(id).resolve(id.toString());
    }

    private Path folder(BlobId id) {
        return root.resolve(dayOf(id.drawnAt()).toString());
    }

    private static LocalDate dayOf(Instant drawnAt) {
        return LocalDate.ofInstant(drawnAt, ZoneOffset.UTC);
    }

    /** Made by the day's first blob. */
    private Path madeFolder(BlobId id) throws IOException {
        var folder = folder(id);
        if (Files.notExists(folder)) {
            try {
                OwnerOnly.makeFolder(folder);
            } catch (UncheckedIOException cannot) {
                throw cannot.getCause();
            }
            OwnerOnly.flush(root);
        }
        return folder;
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
            var folder = madeFolder(id);
            mustNotBeThere(id);
            Files.move(temporary, file(id), StandardCopyOption.ATOMIC_MOVE);
            kept = true;
            OwnerOnly.flush(folder);
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
