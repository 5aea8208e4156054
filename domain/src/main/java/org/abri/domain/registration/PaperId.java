package org.abri.domain.registration;

import java.util.UUID;

/** Names one supporting document of a registration. */
public record PaperId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
