package org.abri.persistence.relay;

import static org.abri.persistence.schema.Tables.MEMBERSHIP;
import static org.abri.persistence.schema.Tables.TEAM;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.abri.application.relay.Memberships;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.Membership.ManagerAsked;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.StaffRole;
import org.abri.persistence.schema.tables.records.MembershipRecord;
import org.abri.persistence.schema.tables.records.TeamRecord;
import org.abri.persistence.Bound;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Memberships in SQL, the oldest first. Whoever changes the team of a relay waits for whoever has locked it (REL-4). */
@Singleton
final class SqlMemberships implements Memberships {
    private final DSLContext sql;
    private final Bound bound;

    SqlMemberships(DSLContext sql, Bound bound) {
        this.sql = sql;
        this.bound = bound;
    }

    @Override
    public void save(Membership membership) {
        lockTeam(membership.relay());
        var row = bound.bound(new MembershipRecord(membership.account().value(), membership.relay().value(),
                membership.role().name(), membership.since(), membership.roleSince(),
                membership.asked().map(asked -> asked.by().value()).orElse(null),
                membership.asked().map(ManagerAsked::at).orElse(null), null));
        if (sql.executeUpdate(row) == 0) {
            sql.executeInsert(row);
        }
    }

    @Override
    public Optional<Membership> find(AccountId account, RelayId relay) {
        return sql.selectFrom(MEMBERSHIP).where(seat(account, relay))
                .fetchOptional().filter(bound::holds)
                .map(SqlMemberships::membership);
    }

    @Override
    public List<Membership> ofAccount(AccountId account) {
        return those(MEMBERSHIP.ACCOUNT.eq(account.value()));
    }

    @Override
    public List<Membership> ofRelay(RelayId relay) {
        return those(MEMBERSHIP.RELAY.eq(relay.value()));
    }

    @Override
    public List<Membership> ofRelays(Set<RelayId> relays) {
        return relays.isEmpty() ? List.of()
                : those(MEMBERSHIP.RELAY.in(relays.stream().map(RelayId::value).toList()));
    }

    @Override
    public List<Membership> ofAccounts(Set<AccountId> accounts) {
        return accounts.isEmpty() ? List.of()
                : those(MEMBERSHIP.ACCOUNT.in(accounts.stream().map(AccountId::value).toList()));
    }

    @Override
    public List<Membership> lock(RelayId relay) {
        lockTeam(relay);
        return ofRelay(relay);
    }

    @Override
    public void remove(AccountId account, RelayId relay) {
        lockTeam(relay);
        sql.deleteFrom(MEMBERSHIP).where(seat(account, relay)).execute();
    }

    @Override
    public boolean factorRequired(RelayId relay) {
        return sql.selectFrom(TEAM).where(TEAM.RELAY.eq(relay.value())).fetchOptional()
                .filter(bound::holds).filter(TeamRecord::getFactorRequired).isPresent();
    }

    @Override
    public void requireFactor(RelayId relay, boolean required) {
        lockTeam(relay);
        sql.executeUpdate(team(relay, required));
    }

    /** The team's row is made by whoever needs it first. */
    private void lockTeam(RelayId relay) {
        var row = team(relay, false);
        sql.execute("insert into team (relay, factor_required, mac) values (?, ?, ?) on conflict do nothing",
                row.getRelay(), row.getFactorRequired(), row.getMac());
        sql.select(TEAM.RELAY).from(TEAM).where(TEAM.RELAY.eq(relay.value())).forUpdate().fetch();
    }

    private TeamRecord team(RelayId relay, boolean factorRequired) {
        return bound.bound(new TeamRecord(relay.value(), factorRequired, null));
    }

    private List<Membership> those(Condition wanted) {
        return sql.selectFrom(MEMBERSHIP).where(wanted).orderBy(MEMBERSHIP.SINCE)
                .fetch().stream().filter(bound::holds).map(SqlMemberships::membership).toList();
    }

    private static Condition seat(AccountId account, RelayId relay) {
        return MEMBERSHIP.ACCOUNT.eq(account.value()).and(MEMBERSHIP.RELAY.eq(relay.value()));
    }

    private static Membership membership(MembershipRecord row) {
        return new Membership(new AccountId(row.getAccount()), new RelayId(row.getRelay()),
                StaffRole.valueOf(row.getStaffRole()), row.getSince(), row.getRoleSince(),
                Optional.ofNullable(row.getManagerAskedBy())
                        .map(by -> new ManagerAsked(new AccountId(by), row.getManagerAskedAt())));
    }
}
