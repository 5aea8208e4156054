package org.abri.domain.vault;

import java.util.UUID;

/** Names the stored, sealed bytes of one document. */
public record BlobId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
