package org.abri.persistence.access;

import static org.abri.persistence.schema.Tables.ACCOUNT;
import static org.abri.persistence.schema.Tables.AFFILIATION;
import static org.abri.persistence.schema.Tables.CREDENTIALS;
import static org.abri.persistence.schema.Tables.ITEM;
import static org.abri.persistence.schema.Tables.MEMBERSHIP;
import static org.abri.persistence.schema.Tables.RELAY;
import static org.abri.persistence.schema.Tables.VAULT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.values;

import jakarta.inject.Singleton;
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
import org.abri.domain.vault.Visibility;
import org.abri.persistence.Sealing;
import org.abri.persistence.account.AccountRows;
import org.abri.persistence.affiliation.AffiliationRows;
import org.abri.persistence.relay.RelayRows;
import org.abri.persistence.schema.tables.Account;
import org.abri.persistence.schema.tables.Affiliation;
import org.abri.persistence.schema.tables.Membership;
import org.abri.persistence.schema.tables.records.RelayRecord;
import org.abri.persistence.vault.ItemRows;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * GATE-1: the facts in one statement, whoever asks about whatever: what is not in question is asked for by no id, and found
 * by nobody. The text of the statement is always the same, so that the database plans it once.
 */
@Singleton
final class SqlFacts implements FactsAtHand {
    private static final Account ASKER = ACCOUNT.as("asker");
    private static final Account OWNER = ACCOUNT.as("owner");
    private static final Membership ELSEWHERE = MEMBERSHIP.as("elsewhere");
    private static final Affiliation TIE = AFFILIATION.as("tie");

    private final DSLContext sql;
    private final Sealing sealing;

    SqlFacts(DSLContext sql, Sealing sealing) {
        this.sql = sql;
        this.sealing = sealing;
    }

    /** What is in question, by id; null where nothing is. */
    private record Asked(@Nullable UUID who, @Nullable UUID workingAt, @Nullable UUID relay,
            @Nullable UUID vault,
            @Nullable UUID item) {
        static Asked of(Viewpoint by, About about) {
            var who = by.who().map(AccountId::value).orElse(null);
            var workingAt = by instanceof Viewpoint.StaffAt staff ? staff.relay().value() : null;
            return switch (about) {
                case About.Nothing() -> new Asked(who, workingAt, workingAt, null, null);
                case About.OfRelay(var relay) -> new Asked(who, workingAt,
                        workingAt == null ? relay.value() : workingAt, null, null);
                case About.OfVault(var vault) ->
                        new Asked(who, workingAt, workingAt, vault.value(), null);
                case About.OfItem(var vault, var item) ->
                        new Asked(who, workingAt, workingAt, vault.value(), item.value());
            };
        }
    }

    @Override
    public AtHand read(Viewpoint by, About about) {
        return atHand(by, about, found(Asked.of(by, about)));
    }

    private Record found(Asked asked) {
        return sql
                .select(CREDENTIALS.STANDING, ASKER.ID, ASKER.SEALED, VAULT.STATE, OWNER.ID, OWNER.SEALED,
                        MEMBERSHIP.STAFF_ROLE, workplaces(asked), ITEM.ID, ITEM.VISIBILITY,
                        ITEM.AUTHOR_ACCOUNT, ITEM.AUTHOR_RELAY)
                .select(TIE.fields()).select(RELAY.fields())
                .from(values(row(1)).as("one", "alone"))
                .leftJoin(CREDENTIALS).on(CREDENTIALS.ACCOUNT.eq(asked.who()))
                .leftJoin(ASKER).on(ASKER.ID.eq(asked.who()))
                .leftJoin(RELAY).on(RELAY.ID.eq(asked.relay()))
                .leftJoin(MEMBERSHIP).on(MEMBERSHIP.ACCOUNT.eq(asked.who()))
                .and(MEMBERSHIP.RELAY.eq(asked.workingAt()))
                .leftJoin(VAULT).on(VAULT.ID.eq(asked.vault()))
                .leftJoin(OWNER).on(OWNER.ID.eq(asked.vault()))
                .leftJoin(TIE).on(TIE.ID.eq(latestTie(asked)))
                .leftJoin(ITEM).on(ITEM.ID.eq(asked.item())).and(ITEM.VAULT.eq(asked.vault()))
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

    private AtHand atHand(Viewpoint by, About about, Record row) {
        var relay = row.get(RELAY.ID) == null ? Optional.<RelayRecord> empty() : Optional.of(row.into(RELAY));
        var facts = new Facts(standing(by, row),
                Optional.ofNullable(row.get(VAULT.STATE)).map(VaultState::valueOf), tie(row),
                relay.map(RelayRows::inForce),
                Optional.ofNullable(row.get(MEMBERSHIP.STAFF_ROLE)).map(StaffRole::valueOf), false);
        return new AtHand(facts, item(about, row), row.get(workplaces(Asked.of(by, about))),
                () -> name(row.get(ASKER.ID), row.get(ASKER.SEALED)),
                () -> relay.map(found -> RelayRows.relay(sealing, found)),
                () -> name(row.get(OWNER.ID), row.get(OWNER.SEALED)));
    }

    private static Standing standing(Viewpoint by, Record row) {
        if (by instanceof Viewpoint.Anyone) { return Standing.READY; }
        return Optional.ofNullable(row.get(CREDENTIALS.STANDING)).map(Standing::valueOf)
                .orElse(Standing.PASSWORD_TO_CHOOSE);
    }

    private static Optional<org.abri.domain.affiliation.Affiliation> tie(Record row) {
        return row.get(TIE.ID) == null ? Optional.empty()
                : Optional.of(AffiliationRows.affiliation(row.into(TIE.fields()).into(AFFILIATION)));
    }

    private static Optional<Resource.AnItem> item(About about, Record row) {
        return about instanceof About.OfItem(var vault, var item) && row.get(ITEM.ID) != null
                ? Optional.of(new Resource.AnItem(item, vault, Visibility.valueOf(row.get(ITEM.VISIBILITY)),
                        ItemRows.author(row.get(ITEM.AUTHOR_ACCOUNT), row.get(ITEM.AUTHOR_RELAY))))
                : Optional.empty();
    }

    private Optional<PersonName> name(@Nullable UUID id, byte @Nullable [] sealed) {
        return id == null || sealed == null ? Optional.empty()
                : Optional.of(AccountRows.name(sealing, id, sealed));
    }
}
