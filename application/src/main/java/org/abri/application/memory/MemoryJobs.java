package org.abri.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.abri.application.later.Jobs;
import org.abri.application.later.LaterRoom;
import org.abri.application.memory.InMemory.Job;

/** Jobs that wait until somebody says what time it is. */
final class MemoryJobs implements Jobs {
    private record Waiting(long number, Job job) {}

    private static final Comparator<Waiting> FIRST_DUE_FIRST =
            Comparator.comparing((Waiting waiting) -> waiting.job().at())
                    .thenComparing(Waiting::number);

    private final Memory memory;
    private final Table<Long, Waiting> jobs;
    private final AtomicLong numbers = new AtomicLong();

    MemoryJobs(Memory memory) {
        this.memory = memory;
        this.jobs = new Table<>(memory);
    }

    @Override
    public void runOnce(Task task, UUID subject, Instant at) {
        var job = new Job(task, subject, at);
        if (jobs.rows().noneMatch(waiting -> waiting.job().equals(job))) {
            put(new Waiting(numbers.incrementAndGet(), job));
        }
    }

    List<Job> waiting() {
        return memory.inOne(() -> inOrder().map(Waiting::job).toList());
    }

    /** The first one first. */
    List<Job> dueAt(Instant now) {
        return inOrder().map(Waiting::job).filter(job -> !job.at().isAfter(now)).toList();
    }

    int runDue(Instant now, LaterRoom.Tasks handler) {
        var ran = 0;
        for (var next = takeDue(now); next.isPresent(); next = takeDue(now)) {
            run(next.get(), handler);
            ran++;
        }
        return ran;
    }

    /** Takes it away first, so that nobody else runs it too. */
    private Optional<Waiting> takeDue(Instant now) {
        return memory.inOne(() -> {
            var due = inOrder().findFirst().filter(waiting -> !waiting.job().at().isAfter(now));
            due.ifPresent(waiting -> jobs.remove(waiting.number()));
            return due;
        });
    }

    private void run(Waiting due, LaterRoom.Tasks handler) {
        var done = false;
        try {
            handler.run(due.job().task(), due.job().subject());
            done = true;
        } finally {
            if (!done) {
                memory.inOne(() -> put(due));
            }
        }
    }

    private Waiting put(Waiting waiting) {
        jobs.put(waiting.number(), waiting);
        return waiting;
    }

    private Stream<Waiting> inOrder() {
        return jobs.rows().sorted(FIRST_DUE_FIRST);
    }
}
