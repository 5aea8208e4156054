package org.abri.domain.vault;

import java.util.UUID;
import org.abri.domain.account.AccountId;

/** Names one vault. One person, one account, one vault: it bears the id of its owner's account. */
public record VaultId(UUID value) {
    public static VaultId of(AccountId beneficiary) {
        return new VaultId(beneficiary.value());
    }

    public AccountId owner() {
        return new AccountId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
