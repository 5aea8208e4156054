package org.abri.bootstrap;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.abri.application.sealing.RenewKeys;
import org.abri.application.sealing.RenewKeys.Standing;
import org.abri.application.sealing.RenewKeys.Staying;
import org.abri.application.sealing.SealingRoom;
import org.abri.crypto.sealing.MasterKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * CRY-5: the file of the master key is changed by whoever gives the command, since the service need not be able to write to it; what
 * rests in the database is changed by the service, if it runs on these data.
 */
@Command(name = "rotate-master-key",
        description = "Renews the key that wraps the key sets of everybody, and the pepper, while the service runs (CRY-5): adds new ones to the file, puts them to use, drops the old key; or, while it does not, the key of the index. Each step may be cut off and given again.")
final class RotateMasterKeyCommand extends Task {
    private enum Step {
        add, use, drop, status
    }

    @Parameters(index = "0", description = "${COMPLETION-CANDIDATES}.") private @Nullable Step step;

    @Option(names = "--despite-backups",
            description = "To drop: within thirty days too, although backups of key sets of that time open with the old key alone.") private boolean despiteBackups;

    @Option(names = "--index",
            description = "To add and use: a key of the index by which people, sessions and links are found (CRY-4).") private boolean index;

    @Option(names = "--despite-damage",
            description = "To use, with --index: although something is damaged, which is then found no more.") private boolean despiteDamage;

    @Option(names = "--at",
            description = "To add: the address of a key that rests elsewhere, such as pkcs11:object=abri-2; it must seal and open something now.") private @Nullable String at;

    @Override
    public Integer call() {
        if (step == null) { throw new StartRefused("rotate-master-key takes add, use, drop or status."); }
        if (despiteBackups && step != Step.drop) {
            throw new StartRefused("--despite-backups is for rotate-master-key drop.");
        }
        if (at != null && (step != Step.add || index)) {
            throw new StartRefused("--at is for rotate-master-key add, without --index.");
        }
        if (index && step != Step.add && step != Step.use) {
            throw new StartRefused(
                    "--index is for rotate-master-key add and use: no key of the index is ever dropped.");
        }
        if (despiteDamage && !(index && step == Step.use)) {
            throw new StartRefused("--despite-damage is for rotate-master-key use --index.");
        }
        if (index) {
            var steps = new IndexKeySteps(this);
            return step == Step.add ? steps.add() : steps.use(despiteDamage);
        }
        return switch (step) {
            case add -> add();
            case use -> onAbri(service -> use(service.sealing().renewKeys()));
            case drop -> drop();
            case status -> onAbri(service -> status(service.sealing()));
        };
    }

    /** Throws {@link StartRefused} when they name no file of a master key that can be added to. */
    static Settings settings(Task task) {
        var settings = Settings.of(task.abri().environment());
        var findings = new Findings();
        StartChecks.key(settings, findings);
        findings.orGoOn();
        return settings;
    }

    private int add() {
        if (!abri().isWithin()) {
            add(settings(this), at);
        }
        return onAbri(service -> {
            var renew = service.sealing().renewKeys();
            var added = renew.standing().newest();
            renew.added(added);
            out().println("Key " + added
                    + " is in the file of the master key, and is not used yet. Copy the file to all nodes"
                    + " and to where it is kept apart; then give rotate-master-key use.");
            return Obstacle.DONE;
        });
    }

    private static void add(Settings settings, @Nullable String at) {
        var file = settings.masterKeyFile();
        try (var elsewhere = new Composition().keysElsewhere(settings)) {
            var unused = at == null ? MasterKey.addKeys(file) : MasterKey.addKeys(file, at, elsewhere);
        }
    }

    private int use(RenewKeys renew) {
        var key = renew.use();
        var renewed = renew.renewAll(looked -> tell(looked, "key sets wrapped and opened"));
        renewed.damaged().forEach(owner -> out().println("DAMAGED: the key set of " + owner.value() + "."));
        out().println(
                "Key " + key + " is in use: " + renewed.rewrapped() + " key sets were wrapped by it now, and "
                        + renewed.opened() + " opened.");
        say(renew.standing());
        return renewed.damaged().isEmpty() ? Obstacle.DONE : Obstacle.ALTERED;
    }

    private int status(SealingRoom sealing) {
        say(sealing.renewKeys().standing());
        var index = sealing.renewIndex().standing();
        out().println("Of the index: " + index.inUse() + " of " + index.there() + " keys in use.");
        return Obstacle.DONE;
    }

    private void say(Standing standing) {
        out().println("In use: key " + standing.inUse() + ". In the file: " + standing.alive()
                + ". Opened with the key in use: "
                + standing.opened() + " key sets of " + standing.all() + "."
                + standing.lastRewrapped().map(last -> " Last wrapped anew: " + told(last) + ".").orElse(""));
    }

    private int drop() {
        var code = onAbri(service -> mayDrop(service.sealing().renewKeys()));
        if (code == Obstacle.DONE && !abri().isWithin()) {
            var file = Settings.of(abri().environment()).masterKeyFile();
            MasterKey.dropWrappingKeysBefore(file, MasterKey.newestWrappingKey(file));
            out().println("The old key is gone from " + file
                    + ". Copy the file to all nodes and to where it is kept apart.");
        }
        return code;
    }

    private int mayDrop(RenewKeys renew) {
        renew.drop(despiteBackups).ifPresent(staying -> {
            throw new StartRefused(why(staying));
        });
        return Obstacle.DONE;
    }

    private static String why(Staying staying) {
        return switch (staying) {
            case Staying.NothingOld() ->
                    "The master key has one wrapping key alone: there is no old one to drop.";
            case Staying.NotInUse(var newest) -> "The old key stays: key " + newest
                    + " is not in use yet. Give rotate-master-key use.";
            case Staying.NotAllOpened(var left) -> "The old key stays: " + left
                    + " key sets were not opened with the new one. Give rotate-master-key use, which names those that are damaged.";
            case Staying.NotBefore(var when) -> "The old key stays until " + told(when)
                    + ": nodes may still wrap by it, or backups of key sets open with it alone."
                    + " With --despite-backups it can go ten minutes after the last key set was wrapped anew.";
        };
    }

    private static String told(Instant when) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault()).format(when);
    }
}
