package org.abri.domain.opening;

import java.util.UUID;

/** Names one opening at a distance, whatever becomes of it. */
public record OpeningId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
