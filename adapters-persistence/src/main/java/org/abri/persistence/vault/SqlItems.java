package org.abri.persistence.vault;

import static org.abri.persistence.schema.Tables.AFFILIATION;
import static org.abri.persistence.schema.Tables.GIVEN_LINK;
import static org.abri.persistence.schema.Tables.ITEM;
import static org.abri.persistence.schema.Tables.MEMBERSHIP;
import static org.abri.persistence.schema.Tables.PREVIEW;
import static org.abri.persistence.schema.Tables.READING;
import static org.abri.persistence.schema.Tables.RECEIPT;
import static org.abri.persistence.schema.Tables.RELAY;
import static org.abri.persistence.schema.Tables.SCAN;
import static org.abri.persistence.schema.Tables.VAULT;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.vault.ItemLine;
import org.abri.application.vault.ItemListing;
import org.abri.application.vault.Items;
import org.abri.application.vault.KeysToItems;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.text.Unreadable;
import org.abri.domain.text.Words;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.Binned;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.Preview;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Visibility;
import org.abri.persistence.BlindKeys;
import org.abri.persistence.Bound;
import org.abri.persistence.Damage;
import org.abri.persistence.Listings;
import org.abri.persistence.Sealing;
import org.abri.persistence.Whole;
import org.abri.persistence.affiliation.AffiliationRows;
import org.abri.persistence.schema.tables.records.ItemRecord;
import org.abri.persistence.vault.ItemRows.Columns;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

/** Items in SQL, what they hold sealed with their owner's key set. Lists are filtered in the query, as the policy would. */
@Singleton
final class SqlItems implements Items {
    private static final String PAPER_KIND = "paper-kind";
    private static final int OPENED_AT_ONCE = 500;

    private final DSLContext sql;
    private final Sealing sealing;
    private final Bound bound;
    private final BlindKeys blind;
    private final Damage damage;

    SqlItems(DSLContext sql, Sealing sealing, Bound bound, BlindKeys blind, Damage damage) {
        this.sql = sql;
        this.blind = blind;
        this.sealing = sealing;
        this.bound = bound;
        this.damage = damage;
    }

    @Override
    public void add(Granted key, Item item) {
        KeysToItems.toAdd(key, item);
        sql.executeInsert(row(item, item.visibility() == Visibility.SHARED ? item.addedAt() : null,
                Columns.of(item.content())));
    }

    /** What a newer program keeps in that row stays there. */
    @Override
    public void save(Granted key, Item was, Item is) {
        KeysToItems.toSave(key, was, is);
        var before = sql.selectFrom(ITEM).where(restingIn(Resource.of(was))).forUpdate().fetchOptional()
                .filter(row -> ItemRows.resource(bound, row).equals(Resource.of(was))
                        && ItemRows.version(row).equals(was.version()))
                .orElseThrow(() -> new IllegalStateException(
                        "the item is no longer as it was when the key was made"));
        sql.executeUpdate(row(KeysToItems.kept(key, before.getFavourite(), is),
                sharedSince(key, before, is),
                Columns.of(is.content()).keeping(ItemRows.columns(sealing, before))));
    }

    @Override
    public void remove(Granted key, Item item) {
        KeysToItems.toRemove(key, item);
        sql.deleteFrom(PREVIEW).where(PREVIEW.ITEM.eq(item.id().value())).execute();
        removeBeside(sql, item.id().value());
        sql.deleteFrom(ITEM).where(ITEM.ID.eq(item.id().value())).and(ITEM.VAULT.eq(item.vault().value()))
                .execute();
    }

    /** What was read of it and found in it, its receipt, and the links to it. */
    private static void removeBeside(DSLContext sql, UUID item) {
        sql.deleteFrom(READING).where(READING.ITEM.eq(item)).execute();
        sql.deleteFrom(SCAN).where(SCAN.ITEM.eq(item)).execute();
        sql.deleteFrom(RECEIPT).where(RECEIPT.ITEM.eq(item)).execute();
        sql.deleteFrom(GIVEN_LINK).where(GIVEN_LINK.ITEM.eq(item)).execute();
    }

    @Override
    public Optional<Gone> eraseWithdrawn(VaultId vault, ItemId id) {
        var row = bound.held(sql.selectFrom(ITEM).where(ITEM.ID.eq(id.value()))
                .and(ITEM.VAULT.eq(vault.value())).and(ITEM.VISIBILITY.eq(Visibility.WITHDRAWN.name()))
                .forUpdate().fetchOne());
        return row.map(withdrawn -> erase(sql, withdrawn));
    }

    /** A row that holds, with what was drawn and read of it, and the links to it. */
    static Gone erase(DSLContext sql, ItemRecord row) {
        var drawn = sql.deleteFrom(PREVIEW).where(PREVIEW.ITEM.eq(row.getId()))
                .returningResult(PREVIEW.BLOB_ID).fetchOne(PREVIEW.BLOB_ID);
        removeBeside(sql, row.getId());
        sql.deleteFrom(ITEM).where(ITEM.ID.eq(row.getId())).execute();
        return new Gone(row.getSize(), Stream.of(row.getBlobId(), drawn)
                .filter(Objects::nonNull).map(BlobId::new).toList());
    }

    /** VLT-7: a key made for an item as it no longer is opens nothing. */
    @Override
    public Optional<Item> find(Granted key) {
        var wanted = KeysToItems.opened(key);
        return sql.select(ITEM.fields()).select(PREVIEW.fields()).from(ITEM).leftJoin(PREVIEW)
                .on(PREVIEW.ITEM.eq(ITEM.ID)).where(restingIn(wanted)).fetchOptional()
                .filter(row -> ItemRows.resource(bound, row.into(ITEM)).equals(wanted))
                .map(row -> KeysToItems.told(key, item(key, row, wanted)))
                .filter(item -> mayKnowOfDamage(key)
                        || !(item.content() instanceof ItemContent.Unreadable));
    }

    /** CRY-2: by opening each line, whose seal is bound to what the row says of who sees it. */
    @Override
    public List<ItemLine> list(Granted key, VaultId vault, ItemListing wanted) {
        KeysToItems.toList(key, vault);
        if (wanted.isByTime()) {
            return wanted.arranged(rows(key, vault, wanted).fetch().stream()
                    .flatMap(row -> shown(key, row, wanted).stream()), key.at());
        }
        var at = wanted.binned() ? ITEM.BINNED_AT : ITEM.ADDED_AT;
        return Whole.of(wanted.part().most() + 1,
                past -> rows(key, vault, wanted).and(Listings.after(at, ITEM.ID, wanted.part()))
                        .orderBy(at.desc(), ITEM.ID.desc()).offset(past).limit(atOnce(wanted))
                        .fetch(),
                row -> shown(key, row, wanted));
    }

    @Override
    public List<Item> appointments(Granted key, VaultId vault) {
        KeysToItems.toReadAppointments(key, vault);
        return sql.select(ITEM.fields()).from(ITEM).where(ITEM.VAULT.eq(vault.value()))
                .and(ITEM.KIND.eq(ItemContent.Kind.APPOINTMENT.name()))
                .and(ITEM.VISIBILITY.in(Visibility.PRIVATE.name(), Visibility.SHARED.name()))
                .orderBy(ITEM.ADDED_AT.desc(), ITEM.ID.desc()).limit(MOST_APPOINTMENTS).fetch().stream()
                .map(row -> appointment(key, row.into(ITEM)))
                .filter(item -> item.content() instanceof ItemContent.Appointment)
                .toList();
    }

    private Item appointment(Granted key, ItemRecord row) {
        var content = damage.openedOr("item", row.getId(), () -> ItemRows.columns(sealing, row).content(row))
                .orElseGet(() -> ItemRows.unreadable(row, Unreadable.TEXT, bound.holds(row)));
        var seenAs = ItemRows.resource(bound, row);
        return KeysToItems.told(key, new Item(seenAs.id(), seenAs.vault(), seenAs.visibility(),
                seenAs.author(), row.getAddedAt(), ItemRows.version(row), content, row.getFavourite(),
                Optional.empty(), ItemRows.folder(row), Optional.empty()));
    }

    private Optional<ItemLine> shown(Granted key, Record row, ItemListing wanted) {
        return Optional.of(line(key, row)).filter(line -> line.visibility() != Visibility.WITHDRAWN)
                .filter(line -> line.readable() || mayKnowOfDamage(key))
                .filter(line -> isNamed(line, row, wanted));
    }

    /** CRY-4: all is sealed, so what is called so, or says so, is found by opening one after the other. */
    private boolean isNamed(ItemLine line, Record row, ItemListing wanted) {
        return wanted.named().isNothing() || (line.readable() && (wanted.named().isIn(line.title())
                || wanted.named().isIn(words(line, row), line.title())));
    }

    private Words words(ItemLine line, Record row) {
        if (line.kind() == ItemContent.Kind.DOCUMENT) {
            return row.field(READING.ITEM) == null || row.get(READING.ITEM) == null ? Words.NONE
                    : SqlReadings.words(sealing, row.into(READING));
        }
        var item = row.into(ITEM);
        return damage.openedOr("item", item.getId(), () -> ItemRows.columns(sealing, item).content(item))
                .filter(ItemContent.Written.class::isInstance).map(ItemContent.Written.class::cast)
                .map(written -> Words.of(written.parts())).orElse(Words.NONE);
    }

    private static int atOnce(ItemListing wanted) {
        return Math.max(wanted.part().most() + 1, wanted.named().isNothing() ? 0 : OPENED_AT_ONCE);
    }

    /** With all that they say only when something is looked for in it. */
    private SelectConditionStep<Record> rows(Granted key, VaultId vault, ItemListing wanted) {
        var lines = sql.select(ItemRows.readable()).select(ITEM.SEALED_LINE).select(PREVIEW.fields());
        var says = wanted.named().isNothing() ? lines : lines.select(ITEM.SEALED_REST);
        var reads = wanted.read() && !wanted.named().isNothing();
        var items = (reads ? says.select(READING.fields()) : says).from(ITEM)
                .leftJoin(PREVIEW).on(PREVIEW.ITEM.eq(ITEM.ID));
        return (reads ? items.leftJoin(READING).on(READING.ITEM.eq(ITEM.ID)) : items)
                .where(ITEM.VAULT.eq(vault.value())).and(seenBy(key, vault))
                .and(among(key, vault, wanted));
    }

    /** LAW-4, CRY-4: kinds of papers are found without being read. */
    private Condition among(Granted key, VaultId vault, ItemListing wanted) {
        var ofKind = wanted.paperKind().map(kind -> ITEM.PAPER_KIND_KEY.eq(keyOf(vault, kind)))
                .orElse(noCondition()).and(wanted.addedAt()
                        .map(relay -> ITEM.AUTHOR_RELAY.eq(relay.value())).orElse(noCondition()))
                .and(wanted.binned() ? ITEM.BINNED_AT.isNotNull() : ITEM.BINNED_AT.isNull())
                .and(wanted.ending() ? ITEM.ENDING : noCondition())
                .and(wanted.folders().map(SqlItems::liesIn).orElse(noCondition()))
                .and(wanted.only().map(ids -> ITEM.ID.in(ids.stream().map(ItemId::value).toList()))
                        .orElse(noCondition()))
                .and(wanted.kind().map(kind -> ITEM.KIND.eq(kind.name())).orElse(noCondition()));
        if (!wanted.favourites()) { return ofKind; }
        return KeysToItems.isOwners(key) ? ofKind.and(ITEM.FAVOURITE) : falseCondition();
    }

    /** VLT-1: of no folder at all: what lies in none. */
    private static Condition liesIn(Set<FolderId> folders) {
        return folders.isEmpty() ? ITEM.FOLDER.isNull()
                : ITEM.FOLDER.in(folders.stream().map(FolderId::value).toList());
    }

    private String keyOf(VaultId vault, PaperKind kind) {
        return blind.of(PAPER_KIND, vault + " " + kind.name());
    }

    /** To others, what does not open is not there. */
    private static boolean mayKnowOfDamage(Granted key) {
        return KeysToItems.isOwners(key);
    }

    @Override
    public Set<BlobId> named(Set<BlobId> blobs) {
        var ids = blobs.stream().map(BlobId::value).toList();
        return sql.select(ITEM.BLOB_ID).from(ITEM).where(ITEM.BLOB_ID.in(ids))
                .unionAll(select(PREVIEW.BLOB_ID).from(PREVIEW).where(PREVIEW.BLOB_ID.in(ids)))
                .fetch(ITEM.BLOB_ID).stream().map(BlobId::new).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<BlobId> blobsOf(VaultId vault) {
        return sql.select(ITEM.BLOB_ID).from(ITEM).where(ITEM.VAULT.eq(vault.value()))
                .and(ITEM.BLOB_ID.isNotNull())
                .unionAll(select(PREVIEW.BLOB_ID).from(PREVIEW).where(PREVIEW.VAULT.eq(vault.value()))
                        .and(PREVIEW.BLOB_ID.isNotNull()))
                .fetch(row -> new BlobId(row.value1()));
    }

    /** VLT-3, VLT-4, VLT-8: who sees which items of that vault. */
    private static Condition seenBy(Granted key, VaultId vault) {
        return switch (key.viewpoint()) {
            case Viewpoint.Beneficiary owner ->
                    owner.vault().equals(vault) ? noCondition() : falseCondition();
            case Viewpoint.StaffAt(var account, var relay) -> ITEM.VISIBILITY.eq(Visibility.SHARED.name())
                    .and(isOpen(vault)).and(isAffiliated(vault, relay, key.at()))
                    .and(isMember(account, relay))
                    .and(agreementInForce(relay, key.at()));
            case Viewpoint.Staff staff -> falseCondition();
            case Viewpoint.Operator operator -> falseCondition();
            case Viewpoint.LinkHolder holder -> falseCondition();
            case Viewpoint.FeedReader reader -> falseCondition();
            case Viewpoint.Anyone anyone -> falseCondition();
        };
    }

    /** ACC-7, PRI-2. */
    private static Condition isOpen(VaultId vault) {
        return exists(selectOne().from(VAULT).where(VAULT.ID.eq(vault.value()))
                .and(VAULT.STATE.eq(VaultState.OPEN.name())));
    }

    /** AFF-3, AFF-6, AFF-7. */
    private static Condition isAffiliated(VaultId vault, RelayId relay, Instant at) {
        return exists(selectOne().from(AFFILIATION).where(AFFILIATION.VAULT.eq(vault.value()))
                .and(AFFILIATION.RELAY.eq(relay.value()))
                .and(AffiliationRows.activeAt(at)));
    }

    /** ACC-13, REL-5. */
    private static Condition isMember(AccountId account, RelayId relay) {
        return exists(selectOne().from(MEMBERSHIP).where(MEMBERSHIP.ACCOUNT.eq(account.value()))
                .and(MEMBERSHIP.RELAY.eq(relay.value())));
    }

    /** REL-3. */
    private static Condition agreementInForce(RelayId relay, Instant at) {
        return exists(
                selectOne().from(RELAY).where(RELAY.ID.eq(relay.value())).and(RELAY.SUSPENDED_SINCE.isNull())
                        .and(RELAY.IN_FORCE_FROM.le(at).and(RELAY.IN_FORCE_BEFORE.gt(at))
                                .or(RELAY.NEXT_FROM.le(at).and(RELAY.NEXT_BEFORE.gt(at)))));
    }

    private static Condition restingIn(Resource.AnItem item) {
        return ITEM.ID.eq(item.id().value()).and(ITEM.VAULT.eq(item.vault().value()));
    }

    private static @Nullable Instant sharedSince(Granted key, ItemRecord before, Item is) {
        if (is.visibility() != Visibility.SHARED) { return null; }
        return before.getVisibility().equals(Visibility.SHARED.name()) ? before.getSharedSince() : key.at();
    }

    private ItemRecord row(Item item, @Nullable Instant sharedSince, Columns columns) {
        var row = new ItemRecord();
        row.setId(item.id().value());
        row.setVault(item.vault().value());
        row.setKind(item.content().kind().name());
        row.setVisibility(item.visibility().name());
        if (item.author() instanceof Author.Staff(var account, var relay)) {
            row.setAuthorAccount(account.value());
            row.setAuthorRelay(relay.value());
        }
        row.setAddedAt(item.addedAt());
        row.setSharedSince(sharedSince);
        row.setSize(item.content().size());
        if (item.content() instanceof ItemContent.Document document) {
            row.setBlobId(document.blob().value());
            row.setPaperKindKey(keyOf(item.vault(), document.paperKind()));
        }
        row.setFolder(item.folder().map(FolderId::value).orElse(null));
        row.setBinnedAt(item.binned().map(Binned::since).orElse(null));
        row.setBinnedWas(item.binned().map(binned -> binned.was().name()).orElse(null));
        row.setEnding(item.content() instanceof ItemContent.Document document
                && document.endsOn().isPresent());
        row.setFavourite(item.favourite());
        row.setVersion(item.version().number());
        bound.bound(row);
        var owner = KeyOwner.of(item.vault());
        sealing.seal(owner, row, row.getId(), ITEM.SEALED_LINE, columns.line());
        sealing.seal(owner, row, row.getId(), ITEM.SEALED_REST, columns.rest());
        return row;
    }

    private Item item(Granted key, Record found, Resource.AnItem seenAs) {
        var row = found.into(ITEM);
        var content = damage.openedOr("item", row.getId(), () -> ItemRows.columns(sealing, row).content(row))
                .orElseGet(() -> ItemRows.unreadable(row, line(key, found).title(), bound.holds(row)));
        return new Item(seenAs.id(), seenAs.vault(), seenAs.visibility(), seenAs.author(), row.getAddedAt(),
                ItemRows.version(row), content, row.getFavourite(), preview(found),
                ItemRows.folder(row),
                ItemRows.binned(row).filter(binned -> seenAs.visibility() == Visibility.BINNED));
    }

    /** I6: one that does not open is a line too. */
    private ItemLine line(Granted key, Record found) {
        var row = found.into(ITEM);
        var seenAs = ItemRows.resource(bound, row);
        return damage.openedOr("item.sealed_line", row.getId(), () -> {
            var line = sealing.open(new KeyOwner(row.getVault()), row, row.getId(), ITEM.SEALED_LINE);
            var kind = ItemContent.Kind.valueOf(row.getKind());
            return new ItemLine(seenAs.id(), seenAs.vault(), kind, ItemRows.title(line), seenAs.visibility(),
                    seenAs.author(), row.getAddedAt(), ItemRows.version(row),
                    ItemRows.file(kind, line, row.getSize()), ItemRows.time(line), ItemRows.series(line),
                    preview(found).map(Preview::pages).orElse(0),
                    KeysToItems.isOwners(key) && row.getFavourite(), ItemRows.folder(row),
                    ItemRows.binned(row), true);
        }).orElseGet(() -> new ItemLine(seenAs.id(), seenAs.vault(), ItemRows.kind(row), Unreadable.TEXT,
                seenAs.visibility(), seenAs.author(), row.getAddedAt(), ItemRows.version(row),
                Optional.empty(), Optional.empty(), Optional.empty(), 0, false, ItemRows.folder(row),
                ItemRows.binned(row),
                false));
    }

    /** Of a row that does not hold: that it cannot be drawn. */
    private Optional<Preview> preview(Record found) {
        if (found.get(PREVIEW.ITEM) == null) { return Optional.empty(); }
        return Optional.of(bound.held(found.into(PREVIEW)).map(SqlPreviews::preview).orElse(Preview.NONE));
    }
}
