package org.abri.web.affiliation;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.PersonName;
import org.abri.domain.affiliation.EndOfSupport;
import org.abri.web.account.NameJson;
import org.jspecify.annotations.Nullable;

/** AFF-7: a step that is done; {@code by} is null when whoever said so has no account any more. */
@Serdeable.Serializable
record HandedOverJson(String step, Instant at, @Nullable NameJson by) {
    /** In the order of the steps. */
    static List<HandedOverJson> of(EndOfSupport end, Map<AccountId, PersonName> names) {
        return end.handedOver().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(step -> new HandedOverJson(step.getKey().name(), step.getValue().at(),
                        Optional.ofNullable(names.get(step.getValue().by())).map(NameJson::of).orElse(null)))
                .toList();
    }
}
