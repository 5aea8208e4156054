package org.abri.persistence.vault;

import static org.abri.persistence.schema.Tables.AFFILIATION;
import static org.abri.persistence.schema.Tables.ITEM;
import static org.abri.persistence.schema.Tables.MEMBERSHIP;
import static org.abri.persistence.schema.Tables.RELAY;
import static org.abri.persistence.schema.Tables.VAULT;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.Listing;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.vault.ItemLine;
import org.abri.application.vault.Items;
import org.abri.application.vault.KeysToItems;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Visibility;
import org.abri.persistence.Listings;
import org.abri.persistence.Sealing;
import org.abri.persistence.affiliation.AffiliationRows;
import org.abri.persistence.schema.tables.records.ItemRecord;
import org.abri.persistence.vault.ItemRows.Columns;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Items in SQL, what they hold sealed with their owner's key set. Lists are filtered in the query, as the policy would. */
@Singleton
final class SqlItems implements Items {
    private final DSLContext sql;
    private final Sealing sealing;

    SqlItems(DSLContext sql, Sealing sealing) {
        this.sql = sql;
        this.sealing = sealing;
    }

    @Override
    public void add(Granted key, Item item) {
        KeysToItems.toAdd(key, item);
        sql.executeInsert(row(item, Columns.of(item.content())));
    }

    /** What a newer program keeps in that row stays there. */
    @Override
    public void save(Granted key, Item was, Item is) {
        KeysToItems.toSave(key, was, is);
        var before = sql.selectFrom(ITEM).where(restingAs(Resource.of(was))).forUpdate().fetchOptional()
                .orElseThrow(() -> new IllegalStateException(
                        "the item is no longer as it was when the key was made"));
        sql.executeUpdate(row(is, Columns.of(is.content()).keeping(columns(before))));
    }

    @Override
    public void remove(Granted key, Item item) {
        KeysToItems.toRemove(key, item);
        sql.deleteFrom(ITEM).where(ITEM.ID.eq(item.id().value())).and(ITEM.VAULT.eq(item.vault().value()))
                .execute();
    }

    @Override
    public Optional<Item> find(Granted key) {
        return sql.selectFrom(ITEM).where(restingAs(KeysToItems.opened(key))).fetchOptional(this::item);
    }

    @Override
    public List<ItemLine> list(Granted key, VaultId vault, Listing wanted) {
        KeysToItems.toList(key, vault);
        return sql
                .select(ITEM.ID, ITEM.KIND, ITEM.VISIBILITY, ITEM.AUTHOR_ACCOUNT, ITEM.AUTHOR_RELAY,
                        ITEM.ADDED_AT, ITEM.SIZE, ITEM.SEALED_LINE)
                .from(ITEM).where(ITEM.VAULT.eq(vault.value())).and(seenBy(key, vault))
                .and(Listings.after(ITEM.ADDED_AT, ITEM.ID, wanted))
                .orderBy(ITEM.ADDED_AT.desc(), ITEM.ID.desc()).limit(wanted.most() + 1)
                .fetch(row -> line(vault, row.into(ITEM)));
    }

    @Override
    public Set<BlobId> named(Set<BlobId> blobs) {
        var ids = blobs.stream().map(BlobId::value).toList();
        return sql.select(ITEM.BLOB_ID).from(ITEM).where(ITEM.BLOB_ID.in(ids)).fetch(ITEM.BLOB_ID).stream()
                .map(BlobId::new).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<BlobId> blobsOf(VaultId vault) {
        return sql.select(ITEM.BLOB_ID).from(ITEM).where(ITEM.VAULT.eq(vault.value()))
                .and(ITEM.BLOB_ID.isNotNull()).fetch(row -> new BlobId(row.value1()));
    }

    /** VLT-3, VLT-4, VLT-8: who sees which items of that vault. */
    private static Condition seenBy(Granted key, VaultId vault) {
        return switch (key.viewpoint()) {
            case Viewpoint.Beneficiary owner ->
                    owner.vault().equals(vault) ? noCondition() : falseCondition();
            case Viewpoint.StaffAt(var account, var relay) -> ITEM.VISIBILITY.eq(Visibility.SHARED.name())
                    .and(isOpen(vault)).and(isAffiliated(vault, relay)).and(isMember(account, relay))
                    .and(agreementInForce(relay, key.at()));
            case Viewpoint.Staff staff -> falseCondition();
            case Viewpoint.Operator operator -> falseCondition();
            case Viewpoint.Anyone anyone -> falseCondition();
        };
    }

    /** ACC-7, PRI-2. */
    private static Condition isOpen(VaultId vault) {
        return exists(selectOne().from(VAULT).where(VAULT.ID.eq(vault.value()))
                .and(VAULT.STATE.eq(VaultState.OPEN.name())));
    }

    /** AFF-3, AFF-6. */
    private static Condition isAffiliated(VaultId vault, RelayId relay) {
        return exists(selectOne().from(AFFILIATION).where(AFFILIATION.VAULT.eq(vault.value()))
                .and(AFFILIATION.RELAY.eq(relay.value()))
                .and(AFFILIATION.STATE.eq(AffiliationRows.ACTIVE)));
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
                        .and(RELAY.IN_FORCE_FROM.le(at)).and(RELAY.IN_FORCE_BEFORE.gt(at)));
    }

    /** VLT-7: a key made for an item as it no longer is opens nothing. */
    private static Condition restingAs(Resource.AnItem item) {
        var asItWas = ITEM.ID.eq(item.id().value()).and(ITEM.VAULT.eq(item.vault().value()))
                .and(ITEM.VISIBILITY.eq(item.visibility().name()));
        return switch (item.author()) {
            case Author.Owner() -> asItWas.and(ITEM.AUTHOR_ACCOUNT.isNull());
            case Author.Staff(var account, var relay) -> asItWas
                    .and(ITEM.AUTHOR_ACCOUNT.eq(account.value())).and(ITEM.AUTHOR_RELAY.eq(relay.value()));
        };
    }

    private ItemRecord row(Item item, Columns columns) {
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
        if (item.content() instanceof ItemContent.Document document) {
            row.setSize(document.size());
            row.setBlobId(document.blob().value());
        }
        var owner = KeyOwner.of(item.vault());
        row.setSealedLine(sealing.seal(owner, ItemRows.LINE, row.getId(), columns.line()));
        row.setSealedRest(sealing.seal(owner, ItemRows.REST, row.getId(), columns.rest()));
        return row;
    }

    private Item item(ItemRecord row) {
        return new Item(new ItemId(row.getId()), new VaultId(row.getVault()),
                Visibility.valueOf(row.getVisibility()),
                ItemRows.author(row.getAuthorAccount(), row.getAuthorRelay()), row.getAddedAt(),
                columns(row).content(row));
    }

    private Columns columns(ItemRecord row) {
        var owner = new KeyOwner(row.getVault());
        return new Columns(sealing.open(owner, ItemRows.LINE, row.getId(), row.getSealedLine()),
                sealing.open(owner, ItemRows.REST, row.getId(), row.getSealedRest()));
    }

    private ItemLine line(VaultId vault, ItemRecord row) {
        var line = sealing.open(KeyOwner.of(vault), ItemRows.LINE, row.getId(), row.getSealedLine());
        var kind = ItemContent.Kind.valueOf(row.getKind());
        return new ItemLine(new ItemId(row.getId()), vault, kind, ItemRows.title(line),
                Visibility.valueOf(row.getVisibility()),
                ItemRows.author(row.getAuthorAccount(), row.getAuthorRelay()), row.getAddedAt(),
                ItemRows.file(kind, line, row.getSize()));
    }
}
