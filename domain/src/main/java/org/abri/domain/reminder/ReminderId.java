package org.abri.domain.reminder;

import java.util.UUID;

/** Names a reminder. */
public record ReminderId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
