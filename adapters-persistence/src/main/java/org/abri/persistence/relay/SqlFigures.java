package org.abri.persistence.relay;

import static org.abri.persistence.schema.Tables.RELAY_MONTH;

import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.relay.Figures;
import org.abri.domain.relay.MonthOfWork;
import org.abri.domain.relay.MonthOfWork.Deed;
import org.abri.domain.relay.RelayId;
import org.abri.persistence.schema.tables.records.RelayMonthRecord;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Figures in SQL. The database adds, so that none is lost that two count at once. */
@Singleton
final class SqlFigures implements Figures {
    private final DSLContext sql;

    SqlFigures(DSLContext sql) {
        this.sql = sql;
    }

    /** The row of a month is made by whoever counts first. */
    @Override
    public void count(RelayId relay, YearMonth month, Deed deed) {
        if (!added(relay, month, column(deed))) {
            sql.execute("insert into relay_month (relay, of_month, people_came, people_left, papers_added, "
                    + "vaults_opened, recoveries_started) values (?, ?, 0, 0, 0, 0, 0) on conflict do nothing",
                    relay.value(),
                    month.toString());
            added(relay, month, column(deed));
        }
    }

    private boolean added(RelayId relay, YearMonth month, Field<Integer> column) {
        return sql.update(RELAY_MONTH).set(column, column.plus(1)).where(RELAY_MONTH.RELAY.eq(relay.value()))
                .and(RELAY_MONTH.OF_MONTH.eq(month.toString())).execute() > 0;
    }

    private static Field<Integer> column(Deed deed) {
        return switch (deed) {
            case CAME -> RELAY_MONTH.PEOPLE_CAME;
            case LEFT -> RELAY_MONTH.PEOPLE_LEFT;
            case PAPER -> RELAY_MONTH.PAPERS_ADDED;
            case OPENED -> RELAY_MONTH.VAULTS_OPENED;
            case RECOVERY_STARTED -> RELAY_MONTH.RECOVERIES_STARTED;
        };
    }

    @Override
    public Map<YearMonth, MonthOfWork> find(RelayId relay, Set<YearMonth> months) {
        if (months.isEmpty()) { return Map.of(); }
        var found = sql.selectFrom(RELAY_MONTH).where(RELAY_MONTH.RELAY.eq(relay.value()))
                .and(RELAY_MONTH.OF_MONTH.in(months.stream().map(YearMonth::toString).toList()))
                .fetchMap(row -> YearMonth.parse(row.getOfMonth()), SqlFigures::month);
        return months.stream().collect(Collectors.toUnmodifiableMap(month -> month,
                month -> Optional.ofNullable(found.get(month)).orElse(MonthOfWork.NOTHING)));
    }

    private static MonthOfWork month(RelayMonthRecord row) {
        return new MonthOfWork(row.getPeopleCame(), row.getPeopleLeft(), row.getPapersAdded(),
                row.getVaultsOpened(), row.getRecoveriesStarted());
    }
}
