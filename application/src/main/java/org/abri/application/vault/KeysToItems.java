package org.abri.application.vault;

import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;

/** Which key each use of {@link Items} asks for: checked alike by every adapter. Each throws {@link IllegalStateException}, a bug, for any other key. */
public final class KeysToItems {
    private KeysToItems() {}

    public static void toAdd(Granted key, Item item) {
        key.mustOpen(new Resource.AVault(item.vault()), NewItem.adding(item.visibility()));
    }

    public static void toSave(Granted key, Item was, Item is) {
        if (!is.id().equals(was.id()) || !is.vault().equals(was.vault())) {
            throw new IllegalArgumentException("an item stays itself, in its vault");
        }
        key.mustOpen(Resource.of(was), whatItTakes(was, is));
    }

    private static Action whatItTakes(Item was, Item is) {
        if (is.favourite() != was.favourite()) {
            if (!is.equals(was.favoured(is.favourite()))) {
                throw new IllegalArgumentException("that it is a favourite changes by itself");
            }
            return Action.FAVOUR;
        }
        if (was.visibility() == Visibility.BINNED && is.visibility().isChosen()) { return Action.PUT_BACK; }
        if (!is.folder().equals(was.folder()) && is.visibility() != Visibility.WITHDRAWN) {
            if (!is.equals(was.filed(is.folder()))) {
                throw new IllegalArgumentException("where it lies changes by itself");
            }
            return Action.MOVE;
        }
        if (is.visibility() == was.visibility()) { return Action.CHANGE; }
        return switch (is.visibility()) {
            case PRIVATE -> Action.MAKE_PRIVATE;
            case SHARED -> was.visibility() == Visibility.WITHDRAWN ? Action.GIVE_BACK : Action.SHARE;
            case WITHDRAWN -> Action.WITHDRAW;
            case BINNED -> Action.DELETE;
        };
    }

    /** The item as whoever has that key is told of it. */
    public static Item told(Granted key, Item item) {
        return isOwners(key) ? item : item.favoured(false);
    }

    /** The item as it is to rest: who is not told whether it {@code was} a favourite changes nothing about that. */
    public static Item kept(Granted key, boolean was, Item is) {
        return isOwners(key) ? is : is.favoured(was);
    }

    /** Whether that key was made for whoever's vault it opens. */
    public static boolean isOwners(Granted key) {
        return key.viewpoint() instanceof Viewpoint.Beneficiary;
    }

    public static void toRemove(Granted key, Item item) {
        key.mustOpen(Resource.of(item), Action.DELETE);
    }

    public static void toList(Granted key, VaultId vault) {
        key.mustOpen(new Resource.AVault(vault), Action.SEE_VAULT);
    }

    public static void toReadAppointments(Granted key, VaultId vault) {
        key.mustOpen(new Resource.AVault(vault), Action.READ_FEED);
    }

    /** The item that the key opens, as it was when the key was made. */
    public static Resource.AnItem opened(Granted key) {
        if (key.resource() instanceof Resource.AnItem item) { return item; }
        throw new IllegalStateException("a key for " + key.action() + " opens no item");
    }
}
