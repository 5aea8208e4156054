package org.abri.application.memory;

import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.vault.Folders;
import org.abri.application.vault.KeysToFolders;
import org.abri.domain.access.Granted;
import org.abri.domain.vault.Folder;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.VaultId;

/** Folders in memory. */
final class MemoryFolders implements Folders {
    private final Table<FolderId, Folder> folders;

    MemoryFolders(Memory memory) {
        this.folders = new Table<>(memory);
    }

    @Override
    public void add(Granted key, Folder folder) {
        KeysToFolders.toArrange(key, folder);
        folders.add(folder.id(), folder);
    }

    @Override
    public void save(Granted key, Folder was, Folder is) {
        KeysToFolders.toSave(key, was, is);
        if (folders.find(was.id()).filter(was::equals).isEmpty()) {
            throw new IllegalStateException("the folder is no longer as it was");
        }
        folders.change(is.id(), is);
    }

    @Override
    public void remove(Granted key, Folder folder) {
        KeysToFolders.toArrange(key, folder);
        folders.remove(folder.id());
    }

    @Override
    public Set<Folder> of(Granted key, VaultId vault) {
        KeysToFolders.toList(key, vault);
        return folders.rows().filter(
                folder -> folder.vault().equals(vault) && KeysToFolders.sees(key, folder))
                .collect(Collectors.toUnmodifiableSet());
    }

    void removeAll(VaultId vault) {
        folders.removeIf(folder -> folder.vault().equals(vault));
    }
}
