package org.abri.domain.access;

import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;

/** What an action is done to, as far as the rules look at it. */
public sealed interface Resource {
    /** An item of whatever kind: the policy never sees what it holds. */
    record AnItem(ItemId id, VaultId vault, Visibility visibility, Author author) implements Resource {}

    record AVault(VaultId id) implements Resource {}

    record ARelay(RelayId id) implements Resource {}

    record AnAccount(AccountId id) implements Resource {}

    record TheService() implements Resource {}

    static AnItem of(Item item) {
        return new AnItem(item.id(), item.vault(), item.visibility(), item.author());
    }

    default Action.On kind() {
        return switch (this) {
            case AnItem item -> Action.On.ITEM;
            case AVault vault -> Action.On.VAULT;
            case ARelay relay -> Action.On.RELAY;
            case AnAccount account -> Action.On.ACCOUNT;
            case TheService service -> Action.On.SERVICE;
        };
    }
}
