package org.abri.persistence.account;

import static org.abri.persistence.schema.Tables.INACTIVITY;
import static org.abri.persistence.schema.Tables.RELAY_SIGN_IN;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.abri.application.account.Inactivities;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Inactivity;
import org.abri.domain.relay.RelayId;
import org.abri.persistence.Bound;
import org.abri.persistence.Whole;
import org.abri.persistence.schema.tables.records.InactivityRecord;
import org.abri.persistence.schema.tables.records.RelaySignInRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;

/** Since when nobody signed in, in SQL: one row a beneficiary, and one a relay. */
@Singleton
final class SqlInactivities implements Inactivities {
    private final DSLContext sql;
    private final Bound bound;

    SqlInactivities(DSLContext sql, Bound bound) {
        this.sql = sql;
        this.bound = bound;
    }

    @Override
    public Optional<Inactivity> find(AccountId account) {
        return sql.selectFrom(INACTIVITY).where(INACTIVITY.ACCOUNT.eq(account.value())).fetchOptional()
                .filter(bound::holds).map(SqlInactivities::inactivity);
    }

    @Override
    public Optional<Inactivity> lock(AccountId account) {
        return sql.selectFrom(INACTIVITY).where(INACTIVITY.ACCOUNT.eq(account.value())).forUpdate()
                .fetchOptional().filter(bound::holds).map(SqlInactivities::inactivity);
    }

    @Override
    public void save(Inactivity one) {
        var row = bound.bound(new InactivityRecord(one.account().value(), one.seenOn(), one.lastDay(),
                one.notices(), one.noticedOn().orElse(null), one.nextOn(), null));
        if (sql.executeUpdate(row) == 0) {
            sql.executeInsert(row);
        }
    }

    @Override
    public List<Inactivity> due(LocalDate day, Optional<Inactivity> after, int most) {
        return listed(INACTIVITY.NEXT_ON.le(day)
                .and(after.map(last -> row(INACTIVITY.NEXT_ON, INACTIVITY.ACCOUNT).gt(last.nextOn(),
                        last.account().value())).orElse(noCondition())),
                List.of(INACTIVITY.NEXT_ON, INACTIVITY.ACCOUNT), most);
    }

    @Override
    public List<Inactivity> noticedAfter(LocalDate day, Optional<Inactivity> after, int most) {
        return listed(INACTIVITY.NOTICED_ON.gt(day)
                .and(after.map(last -> INACTIVITY.ACCOUNT.gt(last.account().value()))
                        .orElse(noCondition())),
                List.of(INACTIVITY.ACCOUNT), most);
    }

    private List<Inactivity> listed(Condition which, List<? extends OrderField<?>> order, int most) {
        return Whole.of(most,
                past -> sql.selectFrom(INACTIVITY).where(which).orderBy(order).offset(past).limit(most)
                        .fetch(),
                row -> bound.held(row).map(SqlInactivities::inactivity));
    }

    private static Inactivity inactivity(InactivityRecord row) {
        return new Inactivity(new AccountId(row.getAccount()), row.getSeenOn(), row.getLastDay(),
                row.getNotices(), Optional.ofNullable(row.getNoticedOn()));
    }

    /** In one order, so that nobody waits for somebody who waits for them; what was altered is written again. */
    @Override
    public void staffSignedIn(Set<RelayId> relays, LocalDate day) {
        var kept = staffSignIns(relays);
        relays.stream().filter(relay -> !kept.containsKey(relay) || kept.get(relay).isBefore(day))
                .map(RelayId::value).sorted(Comparator.naturalOrder()).forEach(relay -> write(relay, day));
    }

    private void write(UUID relay, LocalDate day) {
        var row = bound.bound(new RelaySignInRecord(relay, day, null));
        sql.insertInto(RELAY_SIGN_IN).set(row).onConflict(RELAY_SIGN_IN.RELAY).doUpdate().set(row).execute();
    }

    @Override
    public Map<RelayId, LocalDate> staffSignIns(Set<RelayId> relays) {
        if (relays.isEmpty()) { return Map.of(); }
        return sql.selectFrom(RELAY_SIGN_IN)
                .where(RELAY_SIGN_IN.RELAY.in(relays.stream().map(RelayId::value).toList())).fetch().stream()
                .filter(bound::holds).collect(Collectors.toUnmodifiableMap(
                        row -> new RelayId(row.getRelay()), RelaySignInRecord::getSeenOn));
    }
}
