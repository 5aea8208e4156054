package org.abri.domain.vault;

import java.util.UUID;

/** Names an upload that may be resumed, to whoever began it; to everybody else it names nothing. */
public record UploadId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
