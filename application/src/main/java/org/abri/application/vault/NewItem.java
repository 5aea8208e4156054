package org.abri.application.vault;

import org.abri.application.access.Look;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;

/** VLT-5, VLT-9: an item as whoever adds it may add it: the owner as they say, staff only shared and with their name. */
final class NewItem {
    private NewItem() {}

    /** What to ask the gate for. Staff who ask for private are refused, not corrected (GATE-5). */
    static Action adding(Visibility visibility) {
        return visibility == Visibility.PRIVATE ? Action.ADD_PRIVATE : Action.ADD_SHARED;
    }

    /** What to ask the gate for as long as nothing is said: what they add when they say nothing. */
    static Action adding(Look look) {
        return look.may(Action.ADD_PRIVATE) ? Action.ADD_PRIVATE : Action.ADD_SHARED;
    }

    static Item of(Granted key, ItemId id, VaultId vault, Visibility visibility, ItemContent content) {
        return key.viewpoint() instanceof Viewpoint.StaffAt(var account, var relay)
                ? Item.ofStaff(id, vault, new Author.Staff(account, relay), key.at(), content)
                : Item.ofOwner(id, vault, visibility, key.at(), content);
    }
}
