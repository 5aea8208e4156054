package org.abri.domain.vault;

import java.util.UUID;

/** Names one folder. */
public record FolderId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
