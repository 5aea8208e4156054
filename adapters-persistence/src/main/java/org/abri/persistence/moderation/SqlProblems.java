package org.abri.persistence.moderation;

import static org.abri.persistence.schema.Tables.PROBLEM;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.application.moderation.Problems;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.account.AccountId;
import org.abri.domain.moderation.Problem;
import org.abri.domain.moderation.ProblemId;
import org.abri.domain.text.Unreadable;
import org.abri.persistence.Bound;
import org.abri.persistence.Fields;
import org.abri.persistence.Listings;
import org.abri.persistence.Sealing;
import org.abri.persistence.Whole;
import org.abri.persistence.schema.tables.records.ProblemRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;

/** What people told of, in SQL, sealed with their keys; what nobody signed in told of, with the service's. */
@Singleton
final class SqlProblems implements Problems {
    private static final int WORDS = 1;
    private static final int REPLY = 2;

    private final DSLContext sql;
    private final Bound bound;
    private final Sealing sealing;

    SqlProblems(DSLContext sql, Bound bound, Sealing sealing) {
        this.sql = sql;
        this.bound = bound;
        this.sealing = sealing;
    }

    @Override
    public void add(Problem problem) {
        try {
            sql.executeInsert(row(problem));
        } catch (IntegrityConstraintViolationException twice) {
            throw new IllegalStateException("it is there already", twice);
        }
    }

    @Override
    public void save(Problem problem) {
        if (sql.executeUpdate(row(problem)) == 0) { throw new IllegalStateException("it is not there"); }
    }

    private ProblemRecord row(Problem problem) {
        var owner = problem.by().map(KeyOwner::of).orElse(KeyOwner.SERVICE);
        var row = bound.bound(new ProblemRecord(problem.id().value(), owner.value(), problem.kind().name(),
                problem.at(), problem.reply().map(Problem.Reply::at).orElse(null), null, null));
        sealing.seal(owner, row, row.getId(), PROBLEM.SEALED, Fields.none().with(WORDS, problem.words())
                .with(REPLY, problem.reply().map(Problem.Reply::words)));
        return row;
    }

    @Override
    public Optional<Problem> lock(ProblemId id) {
        return bound.held(sql.selectFrom(PROBLEM).where(PROBLEM.ID.eq(id.value())).forUpdate().fetchOne())
                .map(this::problem);
    }

    @Override
    public Optional<Problem> find(ProblemId id) {
        return bound.held(sql.selectFrom(PROBLEM).where(PROBLEM.ID.eq(id.value())).fetchOne())
                .map(this::problem);
    }

    @Override
    public List<Problem> of(AccountId account, Listing wanted) {
        return part(PROBLEM.OWNER.eq(account.value()), wanted);
    }

    @Override
    public List<Problem> list(Listing wanted) {
        return part(DSL.noCondition(), wanted);
    }

    private List<Problem> part(Condition which, Listing wanted) {
        return Whole.of(wanted.most() + 1, past -> sql.selectFrom(PROBLEM).where(which)
                .and(Listings.after(PROBLEM.TOLD_AT, PROBLEM.ID, wanted))
                .orderBy(PROBLEM.TOLD_AT.desc(), PROBLEM.ID.desc()).offset(past).limit(wanted.most() + 1)
                .fetch(), row -> bound.held(row).map(this::problem));
    }

    @Override
    public int removeBefore(Instant at) {
        return sql.deleteFrom(PROBLEM).where(PROBLEM.TOLD_AT.lt(at)).execute();
    }

    private Problem problem(ProblemRecord row) {
        var owner = new KeyOwner(row.getOwner());
        var said = sealing.openIfWhole(owner, row, row.getId(), PROBLEM.SEALED);
        return new Problem(new ProblemId(row.getId()),
                Optional.of(owner).filter(one -> !one.equals(KeyOwner.SERVICE))
                        .map(one -> new AccountId(one.value())),
                Problem.Kind.valueOf(row.getKind()),
                said.map(fields -> fields.text(WORDS)).orElse(Unreadable.TEXT), row.getToldAt(),
                Optional.ofNullable(row.getAnsweredAt()).map(at -> new Problem.Reply(
                        said.map(fields -> fields.text(REPLY)).orElse(Unreadable.TEXT), at)));
    }
}
