package org.abri.persistence.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.abri.persistence.OwnerOnly;

/**
 * OPS-2, CRY-6: where backups rest: in {@code data} the sealed rows of each, what blobs it has, and one copy of every blob; in
 * {@code keySets}, apart, the wrapped key sets. Neither can be read without the other, nor both without the master key.
 * Whoever is erased is unreadable in every backup once the key sets of then are gone: after thirty days at most.
 */
public record Backups(Path data, Path keySets) {
    static final String ROWS = ".rows";
    static final String BLOBS = ".blobs";
    static final String KEYS = ".keys";
    /** What is not whole yet. */
    static final String PART = ".part";

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Throws {@link BackupRefused} when one folder is the other one, or in it. */
    public Backups {
        data = data.toAbsolutePath().normalize();
        keySets = keySets.toAbsolutePath().normalize();
        if (data.startsWith(keySets) || keySets.startsWith(data)) {
            throw new BackupRefused(
                    "The key sets of a backup belong apart from its data: name two folders, neither within the other.");
        }
    }

    static String named(Instant taken) {
        return NAME.format(taken);
    }

    static Instant takenAt(String name) {
        return NAME.parse(name, Instant::from);
    }

    /** The names of the whole ones, the oldest first: what blobs one has is written last. */
    public List<String> taken() throws IOException {
        return names(data, BLOBS);
    }

    /** Those of key sets. */
    List<String> takenKeySets() throws IOException {
        return names(keySets, KEYS);
    }

    Path rows(String name) {
        return data.resolve(name + ROWS);
    }

    Path blobs(String name) {
        return data.resolve(name + BLOBS);
    }

    Path keys(String name) {
        return keySets.resolve(name + KEYS);
    }

    static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    Path copies() {
        return data.resolve("blobs");
    }

    private static List<String> names(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) { return List.of(); }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(ending))
                    .map(file -> file.substring(0, file.length() - ending.length()))
                    .filter(Backups::isName).sorted(Comparator.comparing(Backups::takenAt)).toList();
        }
    }

    private static boolean isName(String file) {
        try {
            return named(takenAt(file)).equals(file);
        } catch (DateTimeException otherwise) {
            return false;
        }
    }

    /** The newest one, or that one. */
    Optional<String> which(Optional<String> asked) throws IOException {
        var taken = taken();
        return asked.isPresent() ? asked.filter(taken::contains)
                : Optional.of(taken).filter(some -> !some.isEmpty()).map(List::getLast);
    }

    /** What a process that died left half written. */
    void sweep() throws IOException {
        for (var folder : List.of(data, keySets)) {
            try (var files = Files.newDirectoryStream(folder, "*" + PART)) {
                for (var file : files) {
                    Files.delete(file);
                }
            }
        }
        var whole = taken();
        for (var name : names(data, ROWS)) {
            if (!whole.contains(name)) {
                Files.delete(rows(name));
            }
        }
    }

    void make() {
        OwnerOnly.makeFolder(data);
        OwnerOnly.makeFolder(keySets);
    }
}
