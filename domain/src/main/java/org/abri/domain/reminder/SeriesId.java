package org.abri.domain.reminder;

import java.util.UUID;

/** Names a series of appointments. */
public record SeriesId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
