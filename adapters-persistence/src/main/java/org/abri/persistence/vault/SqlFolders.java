package org.abri.persistence.vault;

import static org.abri.persistence.schema.Tables.FOLDER;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.vault.Folders;
import org.abri.application.vault.KeysToFolders;
import org.abri.application.vault.KeysToItems;
import org.abri.domain.access.Granted;
import org.abri.domain.vault.Folder;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.FolderName;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Version;
import org.abri.domain.vault.Visibility;
import org.abri.persistence.Bound;
import org.abri.persistence.Fields;
import org.abri.persistence.Sealing;
import org.abri.persistence.schema.tables.records.FolderRecord;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/** Folders in SQL, their names sealed with their owner's key set. */
@Singleton
final class SqlFolders implements Folders {
    private static final int NAME = 1;

    private final DSLContext sql;
    private final Sealing sealing;
    private final Bound bound;

    SqlFolders(DSLContext sql, Sealing sealing, Bound bound) {
        this.sql = sql;
        this.sealing = sealing;
        this.bound = bound;
    }

    @Override
    public void add(Granted key, Folder folder) {
        KeysToFolders.toArrange(key, folder);
        try {
            sql.executeInsert(row(folder));
        } catch (IntegrityConstraintViolationException twice) {
            throw new IllegalStateException("it is there already", twice);
        }
    }

    @Override
    public void save(Granted key, Folder was, Folder is) {
        KeysToFolders.toSave(key, was, is);
        var before = sql.selectFrom(FOLDER).where(FOLDER.ID.eq(was.id().value()))
                .and(FOLDER.VAULT.eq(was.vault().value())).forUpdate().fetchOne();
        if (Optional.ofNullable(before).map(this::folder).filter(was::equals).isEmpty()) {
            throw new IllegalStateException("the folder is no longer as it was");
        }
        sql.executeUpdate(row(is));
    }

    @Override
    public void remove(Granted key, Folder folder) {
        KeysToFolders.toArrange(key, folder);
        sql.deleteFrom(FOLDER).where(FOLDER.ID.eq(folder.id().value()))
                .and(FOLDER.VAULT.eq(folder.vault().value())).execute();
    }

    /** VLT-3: what is private does not leave the database for anybody but its owner. */
    @Override
    public Set<Folder> of(Granted key, VaultId vault) {
        KeysToFolders.toList(key, vault);
        var all = sql.selectFrom(FOLDER).where(FOLDER.VAULT.eq(vault.value()));
        var seen = KeysToItems.isOwners(key) ? all.fetch()
                : all.and(FOLDER.VISIBILITY.eq(Visibility.SHARED.name())).fetch();
        return seen.map(this::folder).stream().filter(folder -> KeysToFolders.sees(key, folder))
                .collect(Collectors.toUnmodifiableSet());
    }

    private FolderRecord row(Folder folder) {
        var row = bound.bound(new FolderRecord(folder.id().value(), folder.vault().value(),
                folder.parent().map(FolderId::value).orElse(null), folder.visibility().name(),
                folder.version().number(), null, null));
        sealing.seal(KeyOwner.of(folder.vault()), row, row.getId(), FOLDER.SEALED,
                Fields.none().with(NAME, folder.name().value()));
        return row;
    }

    /** I6: one that was altered without the key, or does not open, is private and at the top: its owner's alone. */
    private Folder folder(FolderRecord row) {
        var id = new FolderId(row.getId());
        var vault = new VaultId(row.getVault());
        var name = sealing.openIfWhole(KeyOwner.of(vault), row, row.getId(), FOLDER.SEALED)
                .map(fields -> new FolderName(fields.text(NAME)));
        return name
                .map(opened -> new Folder(id, vault, Optional.ofNullable(row.getParent()).map(FolderId::new),
                        opened, Visibility.valueOf(row.getVisibility()), new Version(row.getVersion())))
                .orElseGet(() -> new Folder(id, vault, Optional.empty(), FolderName.UNREADABLE,
                        Visibility.PRIVATE, new Version(Math.max(Version.FIRST.number(), row.getVersion()))));
    }
}
