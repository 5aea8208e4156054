package org.abri.persistence.affiliation;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.abri.domain.account.AccountId;
import org.abri.domain.affiliation.EndOfSupport.Ticked;
import org.abri.domain.affiliation.HandOver;
import org.jspecify.annotations.Nullable;

/** AFF-7: how the steps that are done rest in one column: {@code PHONE 1762560000000 id;…}, as many as there are; null when none is. */
final class HandedOver {
    private static final String BETWEEN = ";";
    private static final String WITHIN = " ";

    private HandedOver() {}

    static @Nullable String written(Map<HandOver, Ticked> steps) {
        return steps.isEmpty() ? null
                : steps.entrySet().stream().sorted(Map.Entry.comparingByKey())
                        .map(step -> String.join(WITHIN, step.getKey().name(),
                                Long.toString(step.getValue().at().toEpochMilli()),
                                step.getValue().by().toString()))
                        .collect(Collectors.joining(BETWEEN));
    }

    static Map<HandOver, Ticked> read(@Nullable String written) {
        var steps = new EnumMap<HandOver, Ticked>(HandOver.class);
        if (written != null) {
            Arrays.stream(written.split(BETWEEN, -1)).map(step -> step.split(WITHIN, -1))
                    .forEach(step -> steps.put(HandOver.valueOf(step[0]),
                            new Ticked(new AccountId(UUID.fromString(step[2])),
                                    Instant.ofEpochMilli(Long.parseLong(step[1])))));
        }
        return steps;
    }
}
