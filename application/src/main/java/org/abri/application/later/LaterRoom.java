package org.abri.application.later;

import java.util.List;
import java.util.UUID;
import org.abri.application.Outage;

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
}
