package org.abri.domain.account;

import java.util.UUID;

/** Names one account. 128 random bits (GATE-2), so it cannot be guessed and says nothing. */
public record AccountId(UUID value) {
    /** Of no account: what is asked of it finds nothing, and costs as much as of anybody (AUT-5). */
    public static final AccountId NOBODY = new AccountId(new UUID(0, 0));

    @Override
    public String toString() {
        return value.toString();
    }
}
