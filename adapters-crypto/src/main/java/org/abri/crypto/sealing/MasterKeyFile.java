package org.abri.crypto.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The file of the {@link MasterKey}, of {@link MasterKeyText}: its owner's alone, written whole or not at all. */
final class MasterKeyFile {
    private static final int LARGEST = 16 * 1024;
    private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE);

    private MasterKeyFile() {}

    static boolean isThere(Path file) {
        return Files.exists(file, NOFOLLOW_LINKS);
    }

    static MasterKeyText read(Path file) {
        checkGuarded(file);
        try {
            return MasterKeyText.parse(new String(bytes(file), US_ASCII));
        } catch (GeneralSecurityException e) {
            // Without its cause, which may quote what it could not read.
            throw malformed(file);
        }
    }

    static KeysAtHand keys(Path file, KeysElsewhere elsewhere) {
        try {
            return read(file).keys(elsewhere);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw malformed(file);
        }
    }

    private static void checkGuarded(Path file) {
        PosixFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, PosixFileAttributes.class, NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw new MasterKeyRefused(
                    "There is no master key at " + file + ". Bring it back from its own backup. Only a"
                            + " service that has no data yet may start with a new one.",
                    e);
        } catch (UnsupportedOperationException e) {
            throw new MasterKeyRefused(
                    "The place of the master key, " + file + ", cannot keep a file for its owner alone."
                            + " Put the key on a file system with POSIX permissions.",
                    e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (attributes.isSymbolicLink()) {
            throw new MasterKeyRefused("The master key " + file + " is a link. Name the file itself.");
        }
        if (!attributes.isRegularFile()) {
            throw new MasterKeyRefused(
                    "The master key " + file + " is a folder or a device. Name the file that holds the key.");
        }
        if (attributes.permissions().stream()
                .anyMatch(permission -> !permission.name().startsWith("OWNER_"))) {
            throw new MasterKeyRefused(
                    "The master key " + file + " is open to others than its owner. Close it with"
                            + " \"chmod 600\"; if others may have read it, renew it.");
        }
    }

    private static byte[] bytes(Path file) {
        try (var channel =
                Files.newByteChannel(file, Set.<OpenOption> of(StandardOpenOption.READ, NOFOLLOW_LINKS))) {
            if (channel.size() > LARGEST) { throw malformed(file); }
            var buffer = ByteBuffer.allocate((int) channel.size());
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // Until it is full, or the file is at its end.
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static MasterKeyRefused malformed(Path file) {
        return new MasterKeyRefused(
                "The master key " + file + " is damaged, or is no master key of Abri. Bring it back from"
                        + " its own backup.");
    }

    private static MasterKeyRefused unreadable(Path file, IOException cause) {
        return new MasterKeyRefused(
                "The master key " + file + " cannot be read. Make the user that runs the service the"
                        + " owner of the file, and let that user into its folder.",
                cause);
    }

    /** A new one; what is there is never replaced. */
    static void create(Path file) {
        write(file, MasterKeyText.fresh(), MasterKeyFile::name,
                "No master key could be made at " + file + ". Choose a place that the service may"
                        + " write to, on a file system with POSIX permissions.");
    }

    /**
     * CRY-5: puts what {@code change} makes of it in its place: whoever reads it finds the one or the other, whole. One at a
     * time: of two commands at once, the second is refused, so that no key that was just added is lost.
     */
    static MasterKeyText change(Path file, UnaryOperator<MasterKeyText> change) {
        checkGuarded(file);
        try {
            var before = inode(file);
            try (var guarded = FileChannel.open(file, Set.of(StandardOpenOption.WRITE, NOFOLLOW_LINKS));
                    var lock = alone(guarded, file, before)) {
                assert lock.isValid();
                var changed = change.apply(read(file));
                write(file, changed,
                        (beside, there) -> Files.move(beside, there, StandardCopyOption.ATOMIC_MOVE,
                                StandardCopyOption.REPLACE_EXISTING),
                        unchanged(file));
                return changed;
            }
        } catch (IOException cannot) {
            throw new MasterKeyRefused(unchanged(file), cannot);
        }
    }

    /** The lock is one of the file that bears the name now, not of one that was replaced a moment ago. */
    private static FileLock alone(FileChannel guarded, Path file, Object before) throws IOException {
        try {
            var lock = guarded.tryLock();
            if (lock != null && before.equals(inode(file))) { return lock; }
        } catch (OverlappingFileLockException inThisProcess) {
            // said below
        }
        throw taken(file);
    }

    private static Object inode(Path file) throws IOException {
        return Files.readAttributes(file, PosixFileAttributes.class, NOFOLLOW_LINKS).fileKey();
    }

    private static MasterKeyRefused taken(Path file) {
        return new MasterKeyRefused("The master key " + file + " is being changed by another command.");
    }

    private static String unchanged(Path file) {
        return "The master key " + file
                + " could not be changed, and is as it was. Let the user who gives this"
                + " command write to it and to its folder.";
    }

    @FunctionalInterface
    private interface Naming {
        void name(Path beside, Path file) throws IOException;
    }

    /** Written beside its place, forced to the disk, and only then given its name: never half there. */
    private static void write(Path file, MasterKeyText text, Naming naming, String otherwise) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) { throw new MasterKeyRefused("The master key " + file + " needs a file name."); }
        var beside = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createDirectories(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try {
                try (var channel = FileChannel.open(beside,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
                    var content = ByteBuffer.wrap(text.written().getBytes(US_ASCII));
                    while (content.hasRemaining()) {
                        channel.write(content);
                    }
                    channel.force(true);
                }
                naming.name(beside, file);
            } finally {
                Files.deleteIfExists(beside);
            }
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new MasterKeyRefused(otherwise, e);
        }
    }

    /** Unlike a move, a link never replaces what is there. */
    private static void name(Path beside, Path file) throws IOException {
        try {
            Files.createLink(file, beside);
        } catch (FileAlreadyExistsException e) {
            throw new MasterKeyRefused("There is a master key at " + file
                    + " already. It is never replaced: move it away yourself if it is not needed.", e);
        }
    }
}
