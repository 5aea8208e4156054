package org.abri.application.moderation;

import java.time.Instant;
import java.util.Optional;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.account.Accounts;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.moderation.Problem;
import org.abri.domain.moderation.ProblemId;
import org.abri.domain.text.TypedText;

/** MOD-3: operators read what people told of, and answer it, which closes it. */
public final class KeepProblems {
    /** {@code by}: of whoever told of it; empty when they were not signed in. */
    public record SeenProblem(Problem problem, Optional<Username> by) {}

    public enum Outcome {
        DONE,
        /** Somebody answered it before. */
        NOTHING_TO_DO
    }

    private final UnitOfWork work;
    private final Problems problems;
    private final Accounts accounts;
    private final Gate gate;
    private final Recorder recorder;

    KeepProblems(Ports ports, Inside inside) {
        work = ports.work();
        problems = ports.moderation().problems();
        accounts = ports.account().accounts();
        gate = inside.gate();
        recorder = inside.recorder();
    }

    /** The newest first. */
    public Answer<Listed<Problem>> list(Viewpoint by, Listing wanted) {
        return work.inOne(() -> gate.at(by).letting(Action.KEEP_REPORTS,
                key -> Listed.of(problems.list(wanted), wanted, KeepProblems::mark)));
    }

    public static Listing.Mark mark(Problem problem) {
        return new Listing.Mark(problem.at(), problem.id().value());
    }

    public Answer<SeenProblem> see(Viewpoint by, ProblemId id) {
        return work.inOne(() -> gate.at(by).lettingIfThere(Action.KEEP_REPORTS,
                key -> problems.find(id).map(problem -> new SeenProblem(problem,
                        problem.by().flatMap(accounts::find).map(Account::username)))));
    }

    /** Throws {@link org.abri.domain.text.InvalidValue} when the reply says nothing, or too much. */
    public Answer<Outcome> answer(Viewpoint by, ProblemId id, String reply) {
        var words = TypedText.lines(reply, Problem.LONGEST_REPLY);
        return work.inOne(() -> {
            var locked = problems.lock(id);
            var door = gate.at(by);
            return door.lettingIfThere(Action.KEEP_REPORTS, key -> locked.map(problem -> {
                if (problem.reply().isPresent()) { return Outcome.NOTHING_TO_DO; }
                problems.save(problem.answered(words, key.at()));
                recorder.onService(door.look(), Act.PROBLEM_ANSWERED, id.reference(), key.at());
                return Outcome.DONE;
            }));
        });
    }

    /** What was told so long before {@code now} that it is kept no longer. Answers how much. */
    int forget(Instant now) {
        return work.inOne(() -> problems.removeBefore(now.minus(Problem.KEPT)));
    }
}
