package org.abri.domain.terms;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** TOS-2: one version of the terms of service, and when it takes effect. */
public record Terms(String version, Instant effectiveFrom) {
    /** The version in force at {@code now}: the latest that has taken effect. There always is one. */
    public static Terms inForce(List<Terms> all, Instant now) {
        return all.stream().filter(terms -> !terms.effectiveFrom().isAfter(now))
                .max(Comparator.comparing(Terms::effectiveFrom))
                .orElseThrow(() -> new IllegalStateException("no version of the terms is in force"));
    }
}
