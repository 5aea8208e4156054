package org.abri.persistence.limits;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.domain.limits.Sendings;
import org.abri.domain.limits.Tries;
import org.jspecify.annotations.Nullable;

/** One count as it rests; {@code sentAt} are epoch milliseconds, one after the other. */
@MappedEntity(value = "rate_limit", escape = false)
record LimitRow(@Id String blindKey, int failures, @Nullable Instant failedAt, String sentAt) {
    static LimitRow fresh(String blindKey) {
        return new LimitRow(blindKey, 0, null, "");
    }

    Tries tries() {
        return failedAt == null ? Tries.none() : new Tries(failures, failedAt);
    }

    Sendings sendings() {
        return new Sendings(Stream.of(sentAt.split(" ")).filter(text -> !text.isEmpty())
                .map(text -> Instant.ofEpochMilli(Long.parseLong(text))).toList());
    }

    static String written(Sendings sendings) {
        return sendings.lately().stream().map(at -> Long.toString(at.toEpochMilli()))
                .collect(Collectors.joining(" "));
    }
}
