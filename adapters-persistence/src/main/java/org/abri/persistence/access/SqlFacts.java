package org.abri.persistence.access;

import static org.abri.persistence.schema.Tables.ACCOUNT;
import static org.abri.persistence.schema.Tables.AFFILIATION;
import static org.abri.persistence.schema.Tables.CREDENTIALS;
import static org.abri.persistence.schema.Tables.ITEM;
import static org.abri.persistence.schema.Tables.ITEM_REPORT;
import static org.abri.persistence.schema.Tables.MEMBERSHIP;
import static org.abri.persistence.schema.Tables.RELAY;
import static org.abri.persistence.schema.Tables.SECOND_FACTOR;
import static org.abri.persistence.schema.Tables.VAULT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.values;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.access.About;
import org.abri.application.access.AtHand;
import org.abri.application.access.FactsAtHand;
import org.abri.domain.access.Facts;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Standing;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Wishes;
import org.abri.persistence.Bound;
import org.abri.persistence.Sealing;
import org.abri.persistence.Sight;
import org.abri.persistence.SqlUnitOfWork;
import org.abri.persistence.account.AccountRows;
import org.abri.persistence.affiliation.AffiliationRows;
import org.abri.persistence.relay.RelayRows;
import org.abri.persistence.schema.tables.Account;
import org.abri.persistence.schema.tables.Affiliation;
import org.abri.persistence.schema.tables.ItemReport;
import org.abri.persistence.schema.tables.Membership;
import org.abri.persistence.schema.tables.records.ItemReportRecord;
import org.abri.persistence.schema.tables.records.RelayRecord;
import org.abri.persistence.schema.tables.records.SecondFactorRecord;
import org.abri.persistence.vault.ItemRows;
import org.abri.persistence.vault.VaultRows;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * GATE-1, CRY-2: the facts in one statement, whoever asks about whatever, and of no row but those that hold. What is not in
 * question is asked for by no id, and found by nobody. The text of the statement is always the same, so that the database
 * plans it once.
 */
@Singleton
final class SqlFacts implements FactsAtHand {
    private static final Account ASKER = ACCOUNT.as("asker");
    private static final Account OWNER = ACCOUNT.as("owner");
    private static final Membership ELSEWHERE = MEMBERSHIP.as("elsewhere");
    private static final Affiliation TIE = AFFILIATION.as("tie");
    private static final ItemReport REPORT = ITEM_REPORT.as("report");

    private final DSLContext sql;
    private final Sealing sealing;
    private final Bound bound;
    private final SqlUnitOfWork work;

    SqlFacts(DSLContext sql, Sealing sealing, Bound bound, SqlUnitOfWork work) {
        this.work = work;
        this.sql = sql;
        this.sealing = sealing;
        this.bound = bound;
    }

    /** What is in question, by id; null where nothing is. {@code as}: whose standing counts. */
    private record Asked(@Nullable UUID who, @Nullable UUID as, @Nullable UUID workingAt,
            @Nullable UUID relay,
            @Nullable UUID vault,
            @Nullable UUID item) {
        static Asked of(Viewpoint by, About about) {
            var who = by.who().map(AccountId::value).orElse(null);
            var as = by.standsAs().map(AccountId::value).orElse(null);
            var workingAt = by instanceof Viewpoint.StaffAt staff ? staff.relay().value() : null;
            return switch (about) {
                case About.Nothing() -> new Asked(who, as, workingAt, workingAt, null, null);
                case About.OfRelay(var relay) -> new Asked(who, as, workingAt,
                        workingAt == null ? relay.value() : workingAt, null, null);
                case About.OfVault(var vault) ->
                        new Asked(who, as, workingAt, workingAt, vault.value(), null);
                case About.OfItem(var vault, var item) ->
                        new Asked(who, as, workingAt, workingAt, vault.value(), item.value());
            };
        }
    }

    /** ADR 350: the gate alone looks at items that nobody may see; what comes after it looks from that viewpoint. */
    @Override
    public AtHand read(Viewpoint by, About about) {
        work.look(about instanceof About.OfItem(var vault, var item) ? Sight.of(vault)
                : Sight.of(by, about));
        var found = found(Asked.of(by, about));
        work.look(Sight.of(by, about));
        return atHand(by, about, found);
    }

    private Record found(Asked asked) {
        return sql
                .select(workplaces(asked)).select(CREDENTIALS.fields()).select(ASKER.fields())
                .select(VAULT.fields()).select(OWNER.fields()).select(MEMBERSHIP.fields())
                .select(ItemRows.readable()).select(TIE.fields()).select(RELAY.fields())
                .select(REPORT.fields()).select(SECOND_FACTOR.fields())
                .from(values(row(1)).as("one", "alone"))
                .leftJoin(CREDENTIALS).on(CREDENTIALS.ACCOUNT.eq(asked.as()))
                .leftJoin(ASKER).on(ASKER.ID.eq(asked.who()))
                .leftJoin(SECOND_FACTOR).on(SECOND_FACTOR.ACCOUNT.eq(asked.who()))
                .leftJoin(RELAY).on(RELAY.ID.eq(asked.relay()))
                .leftJoin(MEMBERSHIP).on(MEMBERSHIP.ACCOUNT.eq(asked.who()))
                .and(MEMBERSHIP.RELAY.eq(asked.workingAt()))
                .leftJoin(VAULT).on(VAULT.ID.eq(asked.vault()))
                .leftJoin(OWNER).on(OWNER.ID.eq(asked.vault()))
                .leftJoin(TIE).on(TIE.ID.eq(latestTie(asked)))
                .leftJoin(ITEM).on(ITEM.ID.eq(asked.item())).and(ITEM.VAULT.eq(asked.vault()))
                .leftJoin(REPORT).on(REPORT.ID.eq(lastReport(asked)))
                .fetchSingle();
    }

    private static Field<Integer> workplaces(Asked asked) {
        return field(selectCount().from(ELSEWHERE).where(ELSEWHERE.ACCOUNT.eq(asked.who())));
    }

    /** The one that is not over, else the one that was over last. */
    private static Field<UUID> latestTie(Asked asked) {
        return field(select(AFFILIATION.ID).from(AFFILIATION).where(AFFILIATION.VAULT.eq(asked.vault()))
                .and(AFFILIATION.RELAY.eq(asked.workingAt()))
                .orderBy(AFFILIATION.OPEN_TIE.asc().nullsLast(), AFFILIATION.STATE_SINCE.desc()).limit(1));
    }

    /** MOD-1: the one that is looked after longest. */
    private static Field<UUID> lastReport(Asked asked) {
        return field(select(ITEM_REPORT.ID).from(ITEM_REPORT).where(ITEM_REPORT.ITEM.eq(asked.item()))
                .and(ITEM_REPORT.VAULT.eq(asked.vault())).orderBy(ITEM_REPORT.OPEN_UNTIL.desc()).limit(1));
    }

    private AtHand atHand(Viewpoint by, About about, Record row) {
        var relay = row.get(RELAY.ID) == null ? Optional.<RelayRecord> empty()
                : bound.held(row.into(RELAY));
        var facts = new Facts(standing(by, row), vault(row), tie(row), relay.map(RelayRows::inForce),
                role(row), reportedUntil(row));
        return new AtHand(facts, item(about, row), row.get(workplaces(Asked.of(by, about))), wishes(row),
                factorLostAt(row), () -> name(row, ASKER),
                () -> relay.map(found -> RelayRows.relay(sealing, found)),
                () -> name(row, OWNER));
    }

    private Standing standing(Viewpoint by, Record row) {
        if (by instanceof Viewpoint.Anyone) { return Standing.READY; }
        return row.get(CREDENTIALS.ACCOUNT) == null ? Standing.PASSWORD_TO_CHOOSE
                : bound.held(row.into(CREDENTIALS)).map(held -> Standing.valueOf(held.getStanding()))
                        .orElse(Standing.PASSWORD_TO_CHOOSE);
    }

    /** I6: a vault that does not hold is its owner's alone, until somebody has looked after it. */
    private Optional<VaultState> vault(Record row) {
        return row.get(VAULT.ID) == null ? Optional.empty()
                : Optional.of(bound.held(row.into(VAULT)).map(held -> VaultState.valueOf(held.getState()))
                        .orElse(VaultState.RESTRICTED));
    }

    private Wishes wishes(Record row) {
        return row.get(VAULT.ID) == null ? Wishes.NOT_ASKED
                : bound.held(row.into(VAULT)).map(VaultRows::wishes).orElse(Wishes.NOT_ASKED);
    }

    private Optional<Instant> factorLostAt(Record row) {
        return row.get(SECOND_FACTOR.ACCOUNT) == null || row.get(SECOND_FACTOR.LOST_AT) == null
                ? Optional.empty()
                : bound.held(row.into(SECOND_FACTOR)).map(SecondFactorRecord::getLostAt);
    }

    private Optional<StaffRole> role(Record row) {
        return row.get(MEMBERSHIP.ACCOUNT) == null ? Optional.empty()
                : bound.held(row.into(MEMBERSHIP)).map(held -> StaffRole.valueOf(held.getStaffRole()));
    }

    private Optional<org.abri.domain.affiliation.Affiliation> tie(Record row) {
        return row.get(TIE.ID) == null ? Optional.empty()
                : bound.held(row.into(TIE.fields()).into(AFFILIATION)).map(AffiliationRows::affiliation);
    }

    private Optional<Instant> reportedUntil(Record row) {
        return row.get(REPORT.ID) == null ? Optional.empty()
                : bound.held(row.into(REPORT.fields()).into(ITEM_REPORT))
                        .map(ItemReportRecord::getOpenUntil);
    }

    private Optional<Resource.AnItem> item(About about, Record row) {
        return about instanceof About.OfItem && row.get(ITEM.ID) != null
                ? Optional.of(ItemRows.resource(bound, row.into(ITEM)))
                : Optional.empty();
    }

    private Optional<PersonName> name(Record row, Account whose) {
        return row.get(whose.ID) == null ? Optional.empty()
                : bound.held(row.into(whose.fields()).into(ACCOUNT))
                        .map(held -> AccountRows.name(sealing, held));
    }
}
