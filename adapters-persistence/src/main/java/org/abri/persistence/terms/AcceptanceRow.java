package org.abri.persistence.terms;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;

/** One acceptance as it rests. */
@Introspected
record AcceptanceRow(UUID account, String version, Instant acceptedAt) {}
