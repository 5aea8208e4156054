package org.abri.web.relay;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.relay.Relay;
import org.jspecify.annotations.Nullable;

/**
 * A relay with its agreement (REL-2), days as ISO 8601 writes them.
 *
 * @param works REL-3: whether the agreement is in force now
 */
@Serdeable.Serializable
record RelayJson(String id, String name, String shortName, @Nullable String phone, String zone, String from,
        String until, String costOfUse,
        boolean works) {
    static RelayJson of(Relay relay, Instant now) {
        var agreement = relay.agreement();
        return new RelayJson(relay.id().toString(), relay.name(), relay.shortName(),
                relay.phone().map(PhoneNumber::value).orElse(null), relay.zone().getId(),
                agreement.from().toString(),
                agreement.until().toString(), agreement.costOfUse(), relay.worksAt(now));
    }
}
