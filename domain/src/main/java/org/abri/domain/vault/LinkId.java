package org.abri.domain.vault;

import java.util.UUID;

/** Names a link that was given, to whoever gave it; it leads nowhere. */
public record LinkId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
