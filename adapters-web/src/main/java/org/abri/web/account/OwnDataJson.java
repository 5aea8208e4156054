package org.abri.web.account;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.abri.application.data.TakeOwnData;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.SecretQuestion;
import org.jspecify.annotations.Nullable;

/** PRI-1: what the service keeps of who somebody is, complete. Secrets rest as hashes, which say nothing, and are left out. */
@Serdeable.Serializable
record OwnDataJson(String account, String kind, String username, NameJson name, String language,
        @Nullable String born, @Nullable String phone, @Nullable String secretQuestion, Instant openedAt,
        List<AcceptanceJson> acceptances, List<AffiliationJson> affiliations, List<WorkplaceJson> workplaces,
        Instant takenAt) {
    @Serdeable.Serializable
    record AcceptanceJson(String version, Instant acceptedAt) {}

    /** {@code state} and {@code since} as they stand; {@code feeding} since when its staff may add papers, null when they may not. */
    @Serdeable.Serializable
    record AffiliationJson(String relay, String name, String state, boolean feeding) {}

    @Serdeable.Serializable
    record WorkplaceJson(String relay, @Nullable String name, String role, Instant since) {}

    static OwnDataJson of(TakeOwnData.Data data) {
        var person = data.account();
        return new OwnDataJson(person.id().toString(), person.kind().name(), person.username().value(),
                NameJson.of(person.name()), person.language().tag(),
                person.born().map(BirthDate::value).orElse(null),
                person.phone().map(PhoneNumber::value).orElse(null),
                person.secretQuestion().map(SecretQuestion::question).orElse(null), person.openedAt(),
                data.acceptances().stream()
                        .map(one -> new AcceptanceJson(one.version(), one.at())).toList(),
                data.affiliations().stream()
                        .map(tie -> new AffiliationJson(tie.relay().id().toString(), tie.relay().name(),
                                tie.affiliation().active() ? "ACTIVE" : "REQUESTED",
                                tie.affiliation().feedingAllowed()))
                        .toList(),
                data.workplaces().stream()
                        .map(place -> new WorkplaceJson(place.membership().relay().toString(),
                                place.relay().map(relay -> relay.name()).orElse(null),
                                place.membership().role().name(), place.membership().since()))
                        .toList(),
                data.takenAt());
    }
}
