package org.abri.application.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.application.moderation.Problems;
import org.abri.domain.account.AccountId;
import org.abri.domain.moderation.Problem;
import org.abri.domain.moderation.ProblemId;

/** What people told of, in memory. */
final class MemoryProblems implements Problems {
    private final Table<ProblemId, Problem> problems;

    MemoryProblems(Memory memory) {
        this.problems = new Table<>(memory);
    }

    @Override
    public void add(Problem problem) {
        problems.add(problem.id(), problem);
    }

    @Override
    public Optional<Problem> lock(ProblemId id) {
        return find(id);
    }

    @Override
    public void save(Problem problem) {
        problems.change(problem.id(), problem);
    }

    @Override
    public Optional<Problem> find(ProblemId id) {
        return problems.find(id);
    }

    @Override
    public List<Problem> of(AccountId account, Listing wanted) {
        return NewestFirst.of(
                problems.rows().filter(problem -> problem.by().stream().anyMatch(account::equals)),
                MemoryProblems::mark, wanted);
    }

    @Override
    public List<Problem> list(Listing wanted) {
        return NewestFirst.of(problems.rows(), MemoryProblems::mark, wanted);
    }

    @Override
    public int removeBefore(Instant at) {
        return problems.removeIf(problem -> problem.at().isBefore(at));
    }

    void removeAll(AccountId account) {
        problems.removeIf(problem -> problem.by().stream().anyMatch(account::equals));
    }

    private static Listing.Mark mark(Problem problem) {
        return new Listing.Mark(problem.at(), problem.id().value());
    }
}
