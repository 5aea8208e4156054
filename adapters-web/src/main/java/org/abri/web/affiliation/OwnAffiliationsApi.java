package org.abri.web.affiliation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.abri.application.Abri;
import org.abri.application.affiliation.AffiliatePerson;
import org.abri.application.affiliation.DecideFeeding;
import org.abri.application.affiliation.EndAffiliation;
import org.abri.application.affiliation.SeeAffiliations;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.affiliation.AffiliationState;
import org.abri.domain.relay.RelayId;
import org.abri.domain.text.Flaw;
import org.abri.web.access.Answers;
import org.abri.web.access.ProblemException;
import org.abri.web.session.Visitor;
import org.jspecify.annotations.Nullable;

/** AFF-5, AFF-9, VLT-5: the owner's relays, for programs. */
@Controller("/api/v1/vault/affiliations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OwnAffiliationsApi {
    @Serdeable.Serializable
    record ActiveJson(String affiliation, String relay, String name, Instant since, String confirmedBy,
            @Nullable Instant feedingSince) {}

    @Serdeable.Serializable
    record RequestedJson(String affiliation, String relay, String name, Instant at, Instant expiresAt) {}

    @Serdeable.Serializable
    record AffiliationsJson(List<ActiveJson> active, List<RequestedJson> requested) {}

    @Serdeable
    record FeedingJson(@Nullable Boolean allowed) {}

    @Serdeable.Serializable
    record ApprovedJson(String affiliation, String relay) {}

    private final Abri abri;

    OwnAffiliationsApi(Abri abri) {
        this.abri = abri;
    }

    @Get
    AffiliationsJson see(Visitor visitor) {
        return switch (abri.seeAffiliations().see(Sides.owner(visitor))) {
            case SeeAffiliations.Outcome.Seen(var active, var requested) -> new AffiliationsJson(
                    active.stream().flatMap(OwnAffiliationsApi::active).toList(),
                    requested.stream().flatMap(OwnAffiliationsApi::requested).toList());
            case SeeAffiliations.Outcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    private static Stream<ActiveJson> active(SeeAffiliations.Tie tie) {
        return tie.affiliation().state() instanceof AffiliationState.Active(var since, var proof)
                ? Stream.of(new ActiveJson(tie.affiliation().id().toString(), tie.relay().id().toString(),
                        tie.relay().name(), since, proof.name(),
                        tie.affiliation().feedingSince().orElse(null)))
                : Stream.empty();
    }

    private static Stream<RequestedJson> requested(SeeAffiliations.Tie tie) {
        return tie.affiliation().state() instanceof AffiliationState.Requested requested
                ? Stream.of(new RequestedJson(tie.affiliation().id().toString(), tie.relay().id().toString(),
                        tie.relay().name(), requested.at(),
                        requested.expiresAt()))
                : Stream.empty();
    }

    @Delete("/{relay}")
    HttpResponse<?> end(Visitor visitor, RelayId relay) {
        return switch (abri.endAffiliation().byOwner(Sides.owner(visitor), relay)) {
            case EndAffiliation.Outcome.Ended() -> HttpResponse.noContent();
            case EndAffiliation.Outcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    @Put("/{relay}/feeding")
    FeedingJson decideFeeding(Visitor visitor, RelayId relay, @Body FeedingJson given) {
        var by = Sides.owner(visitor);
        var allowed = given.allowed();
        if (allowed == null) { throw ProblemException.invalid("allowed", Flaw.MISSING); }
        return switch (abri.decideFeeding().decide(by, by.vault(), relay, allowed)) {
            case DecideFeeding.Outcome.Decided(var tie) -> new FeedingJson(tie.feedingAllowed());
            case DecideFeeding.Outcome.NotAffiliated() -> throw ProblemException.notFound();
            case DecideFeeding.Outcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    /** GATE-2: a request that is another's, over, or none at all is answered the same. */
    @Post("/requests/{affiliation}/approval")
    ApprovedJson approve(Visitor visitor, AffiliationId affiliation) {
        return switch (abri.affiliatePerson().approve(Sides.owner(visitor), affiliation)) {
            case AffiliatePerson.ConfirmOutcome.Confirmed(var tie) ->
                    new ApprovedJson(tie.id().toString(), tie.relay().toString());
            case AffiliatePerson.ConfirmOutcome.NotConfirmed() -> throw ProblemException.notFound();
            case AffiliatePerson.ConfirmOutcome.Refused(var why) -> throw Answers.refused(why);
        };
    }
}
