package org.abri.persistence.moderation;

import static org.abri.persistence.schema.Tables.ITEM_REPORT;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Listing;
import org.abri.application.Listing.Mark;
import org.abri.application.moderation.Reports;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.account.AccountId;
import org.abri.domain.moderation.ItemReport;
import org.abri.domain.moderation.ItemReport.Stage;
import org.abri.domain.moderation.ReportId;
import org.abri.domain.moderation.Wrong;
import org.abri.domain.relay.RelayId;
import org.abri.domain.text.Unreadable;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.persistence.Bound;
import org.abri.persistence.Fields;
import org.abri.persistence.Listings;
import org.abri.persistence.Sealing;
import org.abri.persistence.Whole;
import org.abri.persistence.schema.tables.records.ItemReportRecord;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Reports of items in SQL. What is said in them is sealed with the keys of whose item it is: it goes with the vault. */
@Singleton
final class SqlReports implements Reports {
    private static final int WORDS = 1;
    private static final int TITLE = 2;

    private final DSLContext sql;
    private final Bound bound;
    private final Sealing sealing;

    SqlReports(DSLContext sql, Bound bound, Sealing sealing) {
        this.sql = sql;
        this.bound = bound;
        this.sealing = sealing;
    }

    @Override
    public void add(ItemReport report) {
        var staff = report.by() instanceof Author.Staff some ? Optional.of(some)
                : Optional.<Author.Staff> empty();
        var row = bound.bound(new ItemReportRecord(report.id().value(), report.item().value(),
                report.vault().value(), staff.map(some -> some.account().value()).orElse(null),
                staff.map(some -> some.relay().value()).orElse(null), report.wrong().name(), report.at(),
                report.stage().name(), report.until(), null, null));
        sealing.seal(KeyOwner.of(report.vault()), row, row.getId(), ITEM_REPORT.SEALED,
                Fields.none().with(WORDS, report.words()).with(TITLE, report.title()));
        try {
            sql.executeInsert(row);
        } catch (IntegrityConstraintViolationException twice) {
            throw new IllegalStateException("it is there already", twice);
        }
    }

    @Override
    public void remove(ReportId id) {
        sql.deleteFrom(ITEM_REPORT).where(ITEM_REPORT.ID.eq(id.value())).execute();
    }

    @Override
    public Optional<ItemReport> find(ReportId id) {
        return bound.held(sql.selectFrom(ITEM_REPORT).where(ITEM_REPORT.ID.eq(id.value())).fetchOne())
                .map(this::report);
    }

    @Override
    public List<ItemReport> ofItem(ItemId item) {
        return sql.selectFrom(ITEM_REPORT).where(ITEM_REPORT.ITEM.eq(item.value()))
                .orderBy(ITEM_REPORT.REPORTED_AT, ITEM_REPORT.ID).fetch().stream().filter(bound::holds)
                .map(this::report).toList();
    }

    @Override
    public List<ItemReport> withdrawn(VaultId vault) {
        return sql.selectFrom(ITEM_REPORT).where(ITEM_REPORT.VAULT.eq(vault.value()))
                .and(ITEM_REPORT.STAGE.eq(Stage.WITHDRAWN.name()))
                .orderBy(ITEM_REPORT.REPORTED_AT.desc(), ITEM_REPORT.ID.desc()).fetch().stream()
                .filter(bound::holds).map(this::report).toList();
    }

    @Override
    public List<ItemReport> list(Listing wanted) {
        return Whole.of(wanted.most() + 1, past -> sql.selectFrom(ITEM_REPORT)
                .where(Listings.after(ITEM_REPORT.REPORTED_AT, ITEM_REPORT.ID, wanted))
                .orderBy(ITEM_REPORT.REPORTED_AT.desc(), ITEM_REPORT.ID.desc()).offset(past)
                .limit(wanted.most() + 1).fetch(), row -> bound.held(row).map(this::report));
    }

    @Override
    public List<ItemReport> overAt(Instant now, Optional<Mark> after, int most) {
        return Whole.of(most, past -> sql.selectFrom(ITEM_REPORT).where(ITEM_REPORT.OPEN_UNTIL.le(now))
                .and(Listings.later(ITEM_REPORT.OPEN_UNTIL, ITEM_REPORT.ID, after))
                .orderBy(ITEM_REPORT.OPEN_UNTIL, ITEM_REPORT.ID).offset(past).limit(most).fetch(),
                row -> bound.held(row).map(this::report));
    }

    private ItemReport report(ItemReportRecord row) {
        var said = sealing.openIfWhole(new KeyOwner(row.getVault()), row, row.getId(), ITEM_REPORT.SEALED);
        return new ItemReport(new ReportId(row.getId()), new ItemId(row.getItem()),
                new VaultId(row.getVault()), author(row.getReporterAccount(), row.getReporterRelay()),
                Wrong.valueOf(row.getWrong()),
                said.map(fields -> fields.text(WORDS)).orElse(Unreadable.TEXT), row.getReportedAt(),
                Stage.valueOf(row.getStage()), row.getOpenUntil(),
                said.map(fields -> fields.text(TITLE)).orElse(Unreadable.TEXT));
    }

    private static Author author(@Nullable UUID account, @Nullable UUID relay) {
        return account == null || relay == null ? new Author.Owner()
                : new Author.Staff(new AccountId(account), new RelayId(relay));
    }
}
