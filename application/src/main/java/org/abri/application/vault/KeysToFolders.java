package org.abri.application.vault;

import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.vault.Folder;
import org.abri.domain.vault.VaultId;

/** Which key each use of {@link Folders} asks for, as {@link KeysToItems} says it of items. Each throws {@link IllegalStateException}, a bug, for any other key. */
public final class KeysToFolders {
    private KeysToFolders() {}

    public static void toArrange(Granted key, Folder folder) {
        key.mustOpen(new Resource.AVault(folder.vault()), Action.ARRANGE);
    }

    public static void toSave(Granted key, Folder was, Folder is) {
        if (!is.id().equals(was.id()) || !is.vault().equals(was.vault())) {
            throw new IllegalArgumentException("a folder stays itself, in its vault");
        }
        toArrange(key, was);
    }

    public static void toList(Granted key, VaultId vault) {
        key.mustOpen(new Resource.AVault(vault),
                key.action() == Action.ARRANGE ? Action.ARRANGE : Action.SEE_VAULT);
    }

    /** Whether whoever has that key sees that folder. */
    public static boolean sees(Granted key, Folder folder) {
        return key.viewpoint() instanceof Viewpoint.Beneficiary || !folder.isPrivate();
    }
}
