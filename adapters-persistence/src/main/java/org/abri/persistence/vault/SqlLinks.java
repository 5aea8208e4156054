package org.abri.persistence.vault;

import static org.abri.persistence.schema.Tables.GIVEN_LINK;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.vault.Links;
import org.abri.domain.vault.GivenLink;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.LinkId;
import org.abri.domain.vault.VaultId;
import org.abri.persistence.BlindKeys;
import org.abri.persistence.Bound;
import org.abri.persistence.Whole;
import org.abri.persistence.schema.tables.records.GivenLinkRecord;
import org.jooq.DSLContext;

/** Links in SQL. Of an address that is altered, or copied from another row, nothing is found. */
@Singleton
final class SqlLinks implements Links {
    private final DSLContext sql;
    private final Bound bound;
    private final BlindKeys blind;

    SqlLinks(DSLContext sql, Bound bound, BlindKeys blind) {
        this.sql = sql;
        this.bound = bound;
        this.blind = blind;
    }

    @Override
    public void save(GivenLink link, String tokenHash) {
        var row = bound.bound(new GivenLinkRecord(link.id().value(), link.vault().value(),
                link.item().value(), key(tokenHash), link.givenAt(), link.endsAt(),
                link.wanted().name(), link.opened(), link.lastOpenedAt().orElse(null), null));
        if (sql.executeUpdate(row) == 0) {
            sql.executeInsert(row);
        }
    }

    /** SES-1: not the hash itself, which whoever writes here could make of an address of their own. */
    private String key(String tokenHash) {
        return blind.of("link.token", tokenHash);
    }

    @Override
    public Optional<GivenLink> find(String tokenHash) {
        return sql.selectFrom(GIVEN_LINK).where(GIVEN_LINK.TOKEN_KEY.eq(key(tokenHash))).fetchOptional()
                .filter(bound::holds).map(SqlLinks::link);
    }

    @Override
    public List<GivenLink> of(VaultId vault) {
        return Whole.of(GivenLink.MOST,
                past -> sql.selectFrom(GIVEN_LINK).where(GIVEN_LINK.VAULT.eq(vault.value()))
                        .orderBy(GIVEN_LINK.GIVEN_AT.desc(), GIVEN_LINK.ID.desc()).offset(past)
                        .limit(GivenLink.MOST).fetch(),
                row -> bound.held(row).map(SqlLinks::link));
    }

    private static GivenLink link(GivenLinkRecord row) {
        return new GivenLink(new LinkId(row.getId()), new VaultId(row.getVault()), new ItemId(row.getItem()),
                row.getGivenAt(), row.getEndsAt(), GivenLink.Openings.valueOf(row.getWanted()),
                row.getOpened(), Optional.ofNullable(row.getLastOpenedAt()));
    }

    @Override
    public void remove(LinkId id) {
        sql.deleteFrom(GIVEN_LINK).where(GIVEN_LINK.ID.eq(id.value())).execute();
    }

    @Override
    public int removeOver(Instant now) {
        return sql.deleteFrom(GIVEN_LINK).where(GIVEN_LINK.ENDS_AT.le(now)).execute();
    }
}
