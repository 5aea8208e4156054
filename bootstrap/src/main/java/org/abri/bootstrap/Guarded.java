package org.abri.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** OPS-1, G-25: whether folders and files are there, ours, and nobody else's. */
final class Guarded {
    /** Belongs to this process, where there is such a thing. */
    private static final Path OURS = Path.of("/proc/self");
    private static final String IS_ANOTHERS = ", belongs to another user than the one that runs the program.";
    private static final String IS_OPEN = ", is open to other users: close it with \"chmod 600\".";

    private Guarded() {}

    /** A folder in which things are kept; it may not be there yet, but then it can be made. {@code what} says whose it is. */
    static void folder(String what, Path folder, Findings findings) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            findings.refuseIf(!canBeMade(folder), what + " cannot be made at " + folder + ".");
        } else if (!Files.isDirectory(folder)) {
            findings.refuse(what + " cannot be at " + folder + ", which is no folder.");
        } else if (isAnothers(folder)) {
            findings.refuse(what + ", " + folder + IS_ANOTHERS);
        } else if (isOpen(folder)) {
            findings.refuse(what + ", " + folder
                    + ", is open to other users: close it with \"chmod 700\".");
        } else {
            findings.refuseIf(!Files.isWritable(folder) || !Files.isExecutable(folder),
                    what + ", " + folder + ", cannot be written to.");
        }
    }

    /** A file with secrets that may not be there yet. */
    static void file(String what, Path file, Findings findings) {
        if (!Files.exists(file)) { return; }
        if (isAnothers(file)) {
            findings.refuse(what + ", " + file + IS_ANOTHERS);
        } else if (isOpen(file)) {
            findings.refuse(what + ", " + file + IS_OPEN);
        } else {
            findings.refuseIf(!isForUs(file), what + ", " + file + ", cannot be read and written.");
        }
    }

    /** A file with a secret, which must be there and is only read. */
    static void secret(String what, Path file, Findings findings) {
        if (!Files.isRegularFile(file)) {
            findings.refuse(what + ", " + file + ", is not there.");
        } else if (isAnothers(file)) {
            findings.refuse(what + ", " + file + IS_ANOTHERS);
        } else if (isOpen(file)) {
            findings.refuse(what + ", " + file + IS_OPEN);
        } else {
            findings.refuseIf(!Files.isReadable(file), what + ", " + file + ", cannot be read.");
        }
    }

    /** A file, or the place for one. */
    static boolean canBeAddedTo(Path file) {
        if (Files.exists(file)) { return Files.isRegularFile(file) && Files.isWritable(file); }
        var folder = file.toAbsolutePath().getParent();
        return folder != null
                && (Files.isDirectory(folder) ? Files.isWritable(folder) : canBeMade(folder));
    }

    /** Found out by making something where the first folder would be made. */
    private static boolean canBeMade(Path folder) {
        var above = folder.toAbsolutePath().getParent();
        while (above != null && !Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
            above = above.getParent();
        }
        if (above == null) { return false; }
        try {
            Files.delete(Files.createTempDirectory(above, "abri-check-"));
            return true;
        } catch (IOException | UnsupportedOperationException cannot) {
            return false;
        }
    }

    private static boolean isOpen(Path path) {
        return permissions(path).stream().anyMatch(permission -> !permission.name().startsWith("OWNER_"));
    }

    private static boolean isForUs(Path file) {
        var said = permissions(file);
        return Files.isReadable(file) && Files.isWritable(file) && (said.isEmpty()
                || said.containsAll(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
    }

    /** None where the system has none. */
    private static Set<PosixFilePermission> permissions(Path path) {
        try {
            return Files.getPosixFilePermissions(path);
        } catch (UnsupportedOperationException | IOException none) {
            return Set.of();
        }
    }

    /** What the administrator's account makes, the service's cannot read; so it is found out in both. */
    private static boolean isAnothers(Path path) {
        try {
            return !Files.getOwner(path).equals(Files.getOwner(OURS));
        } catch (UnsupportedOperationException | IOException cannotTell) {
            return false;
        }
    }
}
