package org.abri.domain.vault;

import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;

/** VLT-5: who added an item, and for which relay. */
public sealed interface Author {
    record Owner() implements Author {}

    record Staff(AccountId account, RelayId relay) implements Author {}
}
