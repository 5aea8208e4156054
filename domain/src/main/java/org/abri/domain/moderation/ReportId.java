package org.abri.domain.moderation;

import java.util.UUID;

/** Names one report of an item. */
public record ReportId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
