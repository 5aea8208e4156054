package org.abri.domain.rectification;

import java.util.UUID;

/** Names one request for a rectification: what is agreed to is what was read, and nothing that was asked since. */
public record RectificationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
