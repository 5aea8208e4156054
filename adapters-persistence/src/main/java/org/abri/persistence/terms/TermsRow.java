package org.abri.persistence.terms;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** One version of the terms as it rests. */
@MappedEntity(value = "terms_version", escape = false)
record TermsRow(@Id String version, Instant effectiveFrom, boolean important) {}
