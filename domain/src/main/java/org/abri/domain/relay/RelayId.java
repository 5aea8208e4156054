package org.abri.domain.relay;

import java.util.UUID;

/** Names one relay. */
public record RelayId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
