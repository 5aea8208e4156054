package org.abri.domain.account;

import java.util.UUID;

/** Names one account. 128 random bits (GATE-2), so it cannot be guessed and says nothing. */
public record AccountId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
