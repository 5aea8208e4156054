package org.abri.application.sealing;

import java.util.UUID;
import org.abri.domain.account.AccountId;
import org.abri.domain.journal.Chain;
import org.abri.domain.vault.VaultId;

/** CRY-1: whose key set seals something: a person's, or the service's own. One person, one key set. */
public record KeyOwner(UUID value) {
    /** For what belongs to no person: the names of relays, the service's journal. */
    public static final KeyOwner SERVICE = new KeyOwner(new UUID(0, 0));

    public static KeyOwner of(AccountId account) {
        return new KeyOwner(account.value());
    }

    public static KeyOwner of(VaultId vault) {
        return of(vault.owner());
    }

    public static KeyOwner of(Chain chain) {
        return new KeyOwner(chain.key());
    }
}
