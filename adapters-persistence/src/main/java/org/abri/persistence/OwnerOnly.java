package org.abri.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders and files that nobody but the account the service runs under may enter or read, where the system can say so. */
public final class OwnerOnly {
    private static final String POSIX = "posix";

    private OwnerOnly() {}

    /** Makes the folder and those above it; one that is there already stays as its operator made it. */
    public static void makeFolder(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, attributes(folder, "rwx------"));
            }
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    /** Makes an empty file if there is none, and keeps others from reading the one that is there. */
    public static void keep(Path file) {
        try {
            if (!Files.exists(file)) {
                newFile(file).close();
            } else if (isPosix(file) && Files.isWritable(file)) {
                Files.setPosixFilePermissions(file, permissions("rw-------"));
            }
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    /** Opens a new file for writing. */
    public static FileChannel newFile(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                attributes(file, "rw-------"));
    }

    /** Opens a file for adding to its end, and makes it if it is not there. */
    public static FileChannel fileToAddTo(Path file) throws IOException {
        return FileChannel.open(file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                attributes(file, "rw-------"));
    }

    /** Makes names that were added to, or removed from, that folder survive a crash. */
    public static void flush(Path folder) throws IOException {
        if (isPosix(folder)) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] attributes(Path path, String permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(permissions(permissions)) }
                : new FileAttribute<?>[0];
    }

    private static Set<PosixFilePermission> permissions(String written) {
        return PosixFilePermissions.fromString(written);
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains(POSIX);
    }
}
