package org.abri.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.abri.persistence.backup.Backups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "restore-drill",
        description = "Restores the newest backup into a folder of its own, verifies all of it, and removes it again (OPS-2). Run it regularly.")
final class RestoreDrillCommand extends Task {
    /** What says where the real data are. */
    private static final Set<String> OF_THE_REAL = Set.of("ABRI_DATABASE_URL", "ABRI_DATABASE_USER",
            "ABRI_DATABASE_PASSWORD_FILE", "ABRI_BLOBS_FOLDER", "ABRI_JOURNAL_HEADS", "ABRI_SCANNER");

    @Option(names = "--from", required = true,
            description = "The folder of the backups.") private String from =
                    "";

    @Option(names = "--key-sets", required = true,
            description = "The folder of their key sets.") private String keySets = "";

    @Option(names = "--into", required = true,
            description = "A folder that is not there yet, with room for everything; it is gone afterwards.") private String into =
                    "";

    @Override
    public Integer call() {
        var backups = new Backups(path(from), path(keySets));
        var folder = path(into);
        if (Files.exists(folder)) {
            throw new StartRefused(
                    "--into must name a folder that is not there yet, so that nothing is lost.");
        }
        try {
            return Restoring.restore(backups, Optional.empty(), drill(folder), this);
        } finally {
            remove(folder);
        }
    }

    private Settings drill(Path folder) {
        var real = Settings.of(abri().environment());
        var drill = new TreeMap<>(real.all());
        drill.keySet().removeAll(OF_THE_REAL);
        drill.keySet().removeIf(name -> name.startsWith("ABRI_SMS") || name.startsWith("ABRI_BLOBS"));
        drill.put("ABRI_DATA", folder.toString());
        drill.put("ABRI_MASTER_KEY_FILE", real.masterKeyFile().toString());
        return Settings.of(drill);
    }

    private static void remove(Path folder) {
        if (Files.notExists(folder)) { return; }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
