package org.abri.application.later;

import java.util.List;
import java.util.UUID;
import org.abri.application.Outage;
import org.abri.application.UnitOfWork;

/**
 * What happens later and by itself. A host runs it: each job of {@link Jobs} through {@code tasks}, each chore when its time
 * has come. Both bear being called twice.
 */
public record LaterRoom(Tasks tasks, List<Chore> chores) {
    /** Does what a job asks for. */
    @FunctionalInterface
    public interface Tasks {
        /** Throws {@link Outage}, or any other exception, when it must be tried again. */
        void run(Jobs.Task task, UUID subject);
    }

    /** All of it done for the service itself: a job looks at whatever it is about. */
    public static LaterRoom ofTheService(UnitOfWork work, Tasks tasks, List<Chore> chores) {
        return new LaterRoom((task, subject) -> run(work, () -> tasks.run(task, subject)), chores.stream()
                .map(chore -> new Chore(chore.name(), chore.every(), () -> run(work, chore.work())))
                .toList());
    }

    private static void run(UnitOfWork work, Runnable what) {
        var unused = work.asTheService(() -> {
            what.run();
            return what;
        });
    }
}
