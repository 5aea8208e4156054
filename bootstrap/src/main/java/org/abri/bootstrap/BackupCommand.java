package org.abri.bootstrap;

import java.time.Duration;
import java.time.InstantSource;
import org.abri.application.Abri;
import org.abri.application.vault.BlobStore;
import org.abri.persistence.Storage;
import org.abri.persistence.backup.Backups;
import org.abri.persistence.backup.TakeBackup.Taken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "backup",
        description = "Takes a backup while the service runs, and forgets old ones (OPS-2). Ends with 1 when a document was lost before.")
final class BackupCommand extends Task {
    private static final int MOST_DAYS = 3650;

    @Option(names = "--to", required = true, description = "The folder of the backups.") private String to =
            "";

    @Option(names = "--key-sets", required = true,
            description = "The folder of their key sets, apart: best on another machine.") private String keySets =
                    "";

    @Option(names = "--keep-days", defaultValue = "30",
            description = "How long backups are kept; key sets thirty days at most.") private int days;

    @Override
    public Integer call() {
        if (days < 1 || days > MOST_DAYS) {
            throw new StartRefused("--keep-days must be a number of days, from 1 to " + MOST_DAYS + ".");
        }
        var backups = new Backups(path(to), path(keySets));
        return abri().onContext(this, context -> {
            var taken = context.getBean(Storage.class).takeBackup().take(backups,
                    context.getBean(BlobStore.class), context.getBean(InstantSource.class).instant(),
                    Duration.ofDays(days), copied -> tell(copied, "documents and drawings copied"));
            context.getBean(Abri.class).maintenance().keepMaintenance().backedUp(taken.name(),
                    taken.lost().size());
            print(taken);
            return taken.lost().isEmpty() ? Obstacle.DONE : Obstacle.ALTERED;
        });
    }

    private void print(Taken taken) {
        taken.lost().forEach(
                blob -> out().println("MISSING: blob " + blob + ", as verify-documents says more fully."));
        out().println("Backup " + taken.name() + ": " + taken.rows() + " rows, " + taken.keySets()
                + " key sets, " + taken.blobs() + " documents and drawings, " + taken.copied()
                + " of them copied now.");
    }
}
