package org.abri.persistence.opening;

import static org.abri.persistence.schema.Tables.DISTANT_OPENING;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing.Mark;
import org.abri.application.Listing;
import org.abri.application.opening.DistantOpenings;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.SecretHash;
import org.abri.domain.opening.DistantOpening.Sent;
import org.abri.domain.opening.DistantOpening.Stage;
import org.abri.domain.opening.DistantOpening;
import org.abri.domain.opening.OpeningId;
import org.abri.domain.relay.RelayId;
import org.abri.persistence.Bound;
import org.abri.persistence.Listings;
import org.abri.persistence.Whole;
import org.abri.persistence.schema.tables.records.DistantOpeningRecord;
import org.jooq.DSLContext;

/** Openings at a distance in SQL. */
@Singleton
final class SqlDistantOpenings implements DistantOpenings {
    private final DSLContext sql;
    private final Bound bound;

    SqlDistantOpenings(DSLContext sql, Bound bound) {
        this.sql = sql;
        this.bound = bound;
    }

    @Override
    public void save(DistantOpening opening) {
        var code = opening.sent().map(Sent::code);
        var row = bound.bound(new DistantOpeningRecord(opening.id().value(),
                opening.account().map(AccountId::value).orElse(null), opening.relay().value(),
                opening.askedBy().value(), opening.askedAt(), opening.affiliate(),
                opening.sent().map(Sent::link).orElse(null),
                code.map(OneTimeCode::hash).map(SecretHash::phc).orElse(null),
                code.map(OneTimeCode::expiresAt).orElse(null),
                code.map(OneTimeCode::failedTries).orElse(null), opening.stage().name(), opening.since(),
                null));
        sql.insertInto(DISTANT_OPENING).set(row).onConflict(DISTANT_OPENING.ID).doUpdate().set(row).execute();
    }

    @Override
    public Optional<DistantOpening> lock(OpeningId id) {
        return sql.selectFrom(DISTANT_OPENING).where(DISTANT_OPENING.ID.eq(id.value())).forUpdate()
                .fetchOptional().filter(bound::holds).map(SqlDistantOpenings::opening);
    }

    @Override
    public Optional<DistantOpening> ofLink(String link) {
        return sql.selectFrom(DISTANT_OPENING).where(DISTANT_OPENING.LINK.eq(link)).fetchOptional()
                .filter(bound::holds).map(SqlDistantOpenings::opening);
    }

    @Override
    public List<DistantOpening> ofRelay(RelayId relay, Listing wanted) {
        return Whole.of(wanted.most() + 1, past -> sql.selectFrom(DISTANT_OPENING)
                .where(DISTANT_OPENING.RELAY.eq(relay.value()))
                .and(Listings.after(DISTANT_OPENING.ASKED_AT, DISTANT_OPENING.ID, wanted))
                .orderBy(DISTANT_OPENING.ASKED_AT.desc(), DISTANT_OPENING.ID.desc()).offset(past)
                .limit(wanted.most() + 1).fetch(), row -> bound.held(row).map(SqlDistantOpenings::opening));
    }

    @Override
    public List<DistantOpening> askedUntil(Instant instant, Optional<Mark> after, int most) {
        return Whole.of(most, past -> sql.selectFrom(DISTANT_OPENING)
                .where(DISTANT_OPENING.STAGE.eq(Stage.WAITING.name()))
                .and(DISTANT_OPENING.ASKED_AT.le(instant))
                .and(Listings.later(DISTANT_OPENING.ASKED_AT, DISTANT_OPENING.ID, after))
                .orderBy(DISTANT_OPENING.ASKED_AT, DISTANT_OPENING.ID).offset(past).limit(most).fetch(),
                row -> bound.held(row).map(SqlDistantOpenings::opening));
    }

    @Override
    public int removeOverBefore(Instant instant) {
        return sql.deleteFrom(DISTANT_OPENING).where(DISTANT_OPENING.STAGE.ne(Stage.WAITING.name()))
                .and(DISTANT_OPENING.STAGE_SINCE.lt(instant)).execute();
    }

    private static DistantOpening opening(DistantOpeningRecord row) {
        return new DistantOpening(new OpeningId(row.getId()),
                Optional.ofNullable(row.getAccount()).map(AccountId::new), new RelayId(row.getRelay()),
                new AccountId(row.getAskedBy()), row.getAskedAt(), row.getAffiliate(),
                Optional.ofNullable(row.getLink())
                        .map(link -> new Sent(link, new OneTimeCode(new SecretHash(row.getCodeHash()),
                                row.getCodeExpiresAt(), row.getCodeFailedTries()))),
                Stage.valueOf(row.getStage()), row.getStageSince());
    }
}
