package org.abri.application.vault;

import java.util.Set;
import org.abri.domain.access.Granted;
import org.abri.domain.vault.Folder;
import org.abri.domain.vault.VaultId;

/**
 * VLT-1, VLT-10: the folders of the vaults. That they fit together is looked after while the vault is locked
 * ({@link ArrangeFolders}). Every reading and every change asks for the key that allows it. Inside units of work only.
 */
public interface Folders {
    /** With a key for {@code ARRANGE} on the folder's vault. Throws {@link IllegalStateException}, a bug, when there is one of that id. */
    void add(Granted key, Folder folder);

    /**
     * With a key for {@code ARRANGE} on the folder's vault. Throws {@link IllegalStateException}, a bug, when it is no longer
     * {@code was}: the vault was not locked.
     */
    void save(Granted key, Folder was, Folder is);

    /** With a key for {@code ARRANGE} on the folder's vault. Removing what is not there changes nothing. */
    void remove(Granted key, Folder folder);

    /**
     * With a key for {@code SEE_VAULT} or {@code ARRANGE}: the folders of that vault that its viewpoint sees: its
     * owner all of them, anybody else those that are shared (VLT-3). One that rests damaged is, to its owner alone, private and at
     * the top, {@link org.abri.domain.vault.FolderName#UNREADABLE without a name}.
     */
    Set<Folder> of(Granted key, VaultId vault);
}
