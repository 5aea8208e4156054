package org.abri.bootstrap;

import java.util.List;
import org.abri.application.sealing.FoundRows.Damaged;
import org.abri.application.sealing.RenewIndex;
import org.abri.application.sealing.RenewIndex.Outcome;
import org.abri.crypto.sealing.MasterKey;

/** CRY-5: the steps of {@code rotate-master-key --index}: the file is changed while the service may run, the data while it does not. */
final class IndexKeySteps {
    private final Task task;

    IndexKeySteps(Task task) {
        this.task = task;
    }

    int add() {
        if (!task.abri().isWithin()) {
            var unused = MasterKey.addIndexKey(RotateMasterKeyCommand.settings(task).masterKeyFile());
        }
        return task.onAbri(service -> {
            var renew = service.sealing().renewIndex();
            var added = renew.standing().there();
            renew.added(added);
            task.out().println("Key " + added
                    + " of the index is in the file of the master key, and is not used yet. Copy the file to all nodes"
                    + " and to where it is kept apart; then stop the service, and give rotate-master-key use --index.");
            return Obstacle.DONE;
        });
    }

    int use(boolean despiteDamage) {
        if (task.abri().isWithin()) { throw notAlone(); }
        return task.abri().onAbriAlone(task,
                service -> use(service.sealing().renewIndex(), despiteDamage));
    }

    private int use(RenewIndex renew, boolean despiteDamage) {
        return switch (renew.use(despiteDamage, looked -> task.tell(looked, "rows looked at"))) {
            case Outcome.NotAlone() -> throw notAlone();
            case Outcome.NothingNew(var key) -> {
                task.out().println("Key " + key
                        + " of the index is in use already. To renew it, give rotate-master-key add --index first.");
                yield Obstacle.DONE;
            }
            case Outcome.Stopped(var damaged) -> {
                say(damaged);
                task.out().println("Nothing was changed. Bring these back from a backup, or erase them; with"
                        + " --despite-damage they are left behind, and found no more.");
                yield Obstacle.ALTERED;
            }
            case Outcome.Used(var key, var renewed, var damaged) -> {
                say(damaged);
                task.out().println("Key " + key + " of the index is in use: " + renewed
                        + " rows are found by it from now on, and by no older key alone. Start the service again.");
                yield damaged.isEmpty() ? Obstacle.DONE : Obstacle.ALTERED;
            }
        };
    }

    private void say(List<Damaged> damaged) {
        damaged.forEach(row -> task.out().println("DAMAGED: " + row.table() + " " + row.id() + "."));
    }

    private static StartRefused notAlone() {
        return new StartRefused(
                "The key of the index is put to use while nothing else works with the data: stop the service on every node first.");
    }
}
