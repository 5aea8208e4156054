package org.abri.persistence.watch;

import static org.abri.persistence.schema.Tables.FINDING;
import static org.abri.persistence.schema.Tables.ROUND_DONE;
import static org.abri.persistence.schema.Tables.SMS_OUTBOX;
import static org.abri.persistence.schema.Tables.SMS_STATE;
import static org.abri.persistence.schema.Tables.VAULT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.abri.application.watch.Condition;
import org.abri.application.watch.Conditions;
import org.abri.application.watch.Finding;
import org.abri.application.watch.Round;
import org.abri.domain.sms.SmsState;
import org.abri.persistence.SqlUnitOfWork;
import org.abri.persistence.schema.tables.records.RoundDoneRecord;
import org.jooq.DSLContext;
import org.jooq.Field;

/** How the service does, counted in SQL: by indexes, but for vaults and for jobs that failed, which are counted whole. */
@Singleton
final class SqlConditions implements Conditions {
    private static final long ALL_PERCENT = 100;
    private static final Field<OffsetDateTime> AT = field(name("execution_time"), OffsetDateTime.class);
    private static final Field<Boolean> PICKED = field(name("picked"), Boolean.class);
    private static final Field<Integer> FAILURES = field(name("consecutive_failures"), Integer.class);

    private final DSLContext sql;
    private final SqlUnitOfWork work;

    SqlConditions(DSLContext sql, SqlUnitOfWork work) {
        this.sql = sql;
        this.work = work;
    }

    @Override
    public Condition at(Instant now) {
        work.mustBeInOne();
        return new Condition(waiting(now), new Condition.Messages(sql.fetchCount(SMS_OUTBOX), lately(now)),
                sql.fetchCount(VAULT),
                sql.fetchCount(VAULT, VAULT.USED.mul(ALL_PERCENT)
                        .ge(VAULT.QUOTA.mul((long) Condition.NEARLY_FULL_PERCENT))),
                harmed(), rounds());
    }

    private Condition.Waiting waiting(Instant now) {
        var queues = Stream.of("scheduled_tasks", "slow_tasks").map(table -> waiting(table, now)).toList();
        return new Condition.Waiting(queues.stream().mapToLong(Condition.Waiting::due).sum(),
                queues.stream().map(Condition.Waiting::oldest).flatMap(Optional::stream)
                        .min(Instant::compareTo),
                queues.stream().mapToLong(Condition.Waiting::failing).sum());
    }

    /** The tables are db-scheduler's, and have no generated names. */
    private Condition.Waiting waiting(String queue, Instant now) {
        var due = AT.le(now.atOffset(ZoneOffset.UTC)).and(PICKED.isFalse());
        return new Condition.Waiting(sql.fetchCount(table(name(queue)), due),
                Optional.ofNullable(
                        sql.select(min(AT)).from(table(name(queue))).where(due).fetchOne(0, Instant.class)),
                sql.fetchCount(table(name(queue)), FAILURES.gt(0)));
    }

    private List<Condition.Became> lately(Instant now) {
        return sql.select(SMS_STATE.PROVIDER, SMS_STATE.STATE, count()).from(SMS_STATE)
                .where(SMS_STATE.CHANGED_AT.ge(now.minus(Condition.LATELY)))
                .and(SMS_STATE.CHANGED_AT.le(now)).groupBy(SMS_STATE.PROVIDER, SMS_STATE.STATE)
                .fetch(row -> new Condition.Became(row.value1(), SmsState.valueOf(row.value2()),
                        row.value3()));
    }

    private Map<Finding.Harm, Long> harmed() {
        return sql.select(FINDING.HARM, count()).from(FINDING).groupBy(FINDING.HARM)
                .fetchMap(row -> Finding.Harm.valueOf(row.value1()), row -> row.value2().longValue());
    }

    private Map<Round, Round.Done> rounds() {
        return sql.selectFrom(ROUND_DONE).fetchMap(row -> Round.valueOf(row.getName()),
                row -> new Round.Done(row.getDoneAt(), row.getFlaws(), row.getUnnamed()));
    }

    @Override
    public void done(Round round, Round.Done done) {
        work.mustBeInOne();
        var row = new RoundDoneRecord(round.name(), done.at(), done.flaws(), done.unnamed());
        sql.insertInto(ROUND_DONE).set(row).onConflict(ROUND_DONE.NAME).doUpdate().set(row).execute();
    }
}
