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
import org.abri.application.privacy.KeyOwner;
import org.abri.application.vault.Items;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Visibility;
import org.abri.persistence.Sealing;
import org.abri.persistence.schema.tables.records.ItemRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Items in SQL, what they hold sealed with their owner's key set. Lists are filtered in the query, as the policy would. */
@Singleton
final class SqlItems implements Items {
    private static final String TABLE = "item";
    private static final String DOCUMENT = "DOCUMENT";
    private static final String NOTE = "NOTE";

    private final DSLContext sql;
    private final Sealing sealing;

    SqlItems(DSLContext sql, Sealing sealing) {
        this.sql = sql;
        this.sealing = sealing;
    }

    @Override
    public void add(Granted key, Item item) {
        key.mustOpen(new Resource.AVault(item.vault()),
                item.visibility() == Visibility.PRIVATE ? Action.ADD_PRIVATE : Action.ADD_SHARED);
        sql.executeInsert(row(item));
    }

    @Override
    public void save(Granted key, Item was, Item is) {
        key.mustOpen(Resource.of(was), whatItTakes(was, is));
        if (!is.id().equals(was.id()) || !is.vault().equals(was.vault())) {
            throw new IllegalArgumentException("an item stays itself, in its vault");
        }
        if (sql.executeUpdate(row(is), asItWas(was)) == 0) {
            throw new IllegalStateException("the item is no longer as it was when the key was made");
        }
    }

    @Override
    public void remove(Granted key, Item item) {
        key.mustOpen(Resource.of(item), Action.DELETE);
        sql.deleteFrom(ITEM).where(ITEM.ID.eq(item.id().value())).and(ITEM.VAULT.eq(item.vault().value()))
                .execute();
    }

    @Override
    public Optional<Item> find(VaultId vault, ItemId id) {
        return sql.selectFrom(ITEM).where(ITEM.ID.eq(id.value())).and(ITEM.VAULT.eq(vault.value()))
                .fetchOptional(this::item);
    }

    @Override
    public List<Item> visible(Granted key, VaultId vault) {
        key.mustOpen(new Resource.AVault(vault), Action.SEE_VAULT);
        return sql.selectFrom(ITEM).where(ITEM.VAULT.eq(vault.value())).and(seenBy(key, vault))
                .orderBy(ITEM.ADDED_AT.desc())
                .fetch(this::item);
    }

    @Override
    public Set<BlobId> named(Set<BlobId> blobs) {
        var ids = blobs.stream().map(BlobId::value).toList();
        return sql.select(ITEM.BLOB_ID).from(ITEM).where(ITEM.BLOB_ID.in(ids)).fetch(ITEM.BLOB_ID).stream()
                .map(BlobId::new)
                .collect(Collectors.toUnmodifiableSet());
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
                .and(AFFILIATION.STATE.eq("ACTIVE")));
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

    private static Action whatItTakes(Item was, Item is) {
        if (is.visibility() == was.visibility()) { return Action.CHANGE; }
        return is.visibility() == Visibility.PRIVATE ? Action.MAKE_PRIVATE : Action.SHARE;
    }

    /** VLT-7: a key made for an item as it no longer is opens nothing. */
    private static Condition asItWas(Item was) {
        return ITEM.ID.eq(was.id().value()).and(ITEM.VAULT.eq(was.vault().value()))
                .and(ITEM.VISIBILITY.eq(was.visibility().name()));
    }

    private ItemRecord row(Item item) {
        var row = new ItemRecord();
        row.setId(item.id().value());
        row.setVault(item.vault().value());
        row.setVisibility(item.visibility().name());
        if (item.author() instanceof Author.Staff(var account, var relay)) {
            row.setAuthorAccount(account.value());
            row.setAuthorRelay(relay.value());
        }
        row.setAddedAt(item.addedAt());
        switch (item.content()) {
            case ItemContent.Document document -> {
                row.setKind(DOCUMENT);
                row.setSize(document.size());
                row.setBlobId(document.blob().value());
                row.setSealed(sealed(item, document.title(), document.fileName().value(),
                        document.type().name(), document.sha256()));
            }
            case ItemContent.Note(var title, var text) -> {
                row.setKind(NOTE);
                row.setSealed(sealed(item, title, text));
            }
        }
        return row;
    }

    private byte[] sealed(Item item, String... texts) {
        return sealing.seal(KeyOwner.of(item.vault()), TABLE, item.id().value(), texts);
    }

    private Item item(ItemRecord row) {
        var vault = new VaultId(row.getVault());
        return new Item(new ItemId(row.getId()), vault, Visibility.valueOf(row.getVisibility()), author(row),
                row.getAddedAt(),
                content(row, sealing.open(KeyOwner.of(vault), TABLE, row.getId(), row.getSealed())));
    }

    private static Author author(ItemRecord row) {
        return row.getAuthorAccount() == null
                ? new Author.Owner()
                : new Author.Staff(new AccountId(row.getAuthorAccount()), new RelayId(row.getAuthorRelay()));
    }

    private static ItemContent content(ItemRecord row, Sealing.Texts texts) {
        return switch (row.getKind()) {
            case DOCUMENT -> new ItemContent.Document(texts.get(0), new FileName(texts.get(1)),
                    DocumentType.valueOf(texts.get(2)),
                    row.getSize(), texts.get(3), new BlobId(row.getBlobId()));
            case NOTE -> new ItemContent.Note(texts.get(0), texts.get(1));
            default -> throw new IllegalStateException("an item of an unknown kind");
        };
    }
}
