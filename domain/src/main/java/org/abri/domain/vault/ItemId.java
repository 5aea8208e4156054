package org.abri.domain.vault;

import java.util.UUID;

/** Names one item. */
public record ItemId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
