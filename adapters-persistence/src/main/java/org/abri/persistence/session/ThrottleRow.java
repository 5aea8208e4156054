package org.abri.persistence.session;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One throttle as it rests. */
@MappedEntity(value = "throttle", escape = false)
record ThrottleRow(@Id String blindKey, int failures, @Nullable Instant lastAt) {}
