package org.abri.bootstrap;

import java.util.Optional;
import org.abri.persistence.backup.Backups;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "restore",
        description = "Brings a backup into an empty place, the one of the settings, and verifies all of it (OPS-2). Ends with 1 when something in it is damaged.")
final class RestoreCommand extends Task {
    @Option(names = "--from", required = true,
            description = "The folder of the backups.") private String from =
                    "";

    @Option(names = "--key-sets", required = true,
            description = "The folder of their key sets; the newest ones count.") private String keySets = "";

    @Option(names = "--backup",
            description = "Which one, by its name; the newest unless said.") private @Nullable String name;

    @Override
    public Integer call() {
        var backups = new Backups(path(from), path(keySets));
        return Restoring.restore(backups, Optional.ofNullable(name), Settings.of(abri().environment()), this);
    }
}
