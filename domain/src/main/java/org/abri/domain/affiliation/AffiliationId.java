package org.abri.domain.affiliation;

import java.util.UUID;

/** Names one affiliation, from the request for it on. */
public record AffiliationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
