package org.abri.web.affiliation;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.abri.application.Abri;
import org.abri.application.affiliation.AffiliatePerson;
import org.abri.application.affiliation.DecideFeeding;
import org.abri.application.affiliation.EndAffiliation;
import org.abri.application.affiliation.SeeAffiliations;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.text.Flaw;
import org.abri.web.access.Answers;
import org.abri.web.access.ProblemException;
import org.abri.web.face.Face;
import org.abri.web.face.Face.Owner;
import org.abri.web.session.Form;

/** AFF-2, AFF-5, AFF-9, VLT-5: the relays of a vault, for its owner. */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MyRelaysPages {
    private final Abri abri;
    private final Face face;

    MyRelaysPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get("/my-relays")
    HttpResponse<?> all(HttpRequest<?> request) {
        var owner = face.owner(request);
        var seen = seen(owner);
        return face.show(face.templates().affiliationMyRelays(owner.page().under("my-relays"), seen.active(),
                seen.requested()));
    }

    @Post("/my-relays/{relay}/feeding")
    HttpResponse<?> feeding(HttpRequest<?> request, RelayId relay, Form form) {
        form.only("allowed");
        var owner = face.owner(request, form);
        var allowed = switch (form.text("allowed")) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw ProblemException.invalid("allowed", Flaw.NOT_A_CHOICE);
        };
        return switch (abri.decideFeeding().decide(owner.by(), owner.vault(), relay, allowed)) {
            case DecideFeeding.Outcome.Refused(var why) -> throw Answers.refused(why);
            case DecideFeeding.Outcome.NotAffiliated() -> Face.done("/my-relays", "not-affiliated");
            case DecideFeeding.Outcome.Decided decided ->
                    Face.done("/my-relays", allowed ? "feeding-yes" : "feeding-no");
        };
    }

    @Get("/my-relays/{relay}/end")
    HttpResponse<?> askEnd(HttpRequest<?> request, RelayId relay) {
        var owner = face.owner(request);
        var tie =
                seen(owner).active().stream().filter(active -> active.relay().id().equals(relay)).findFirst()
                        .orElseThrow(ProblemException::notFound);
        return face.show(face.templates().affiliationLeave(owner.page().under("my-relays"), tie.relay()));
    }

    @Post("/my-relays/{relay}/end")
    HttpResponse<?> end(HttpRequest<?> request, RelayId relay, Form form) {
        return end(request, relay, form, "left");
    }

    @Post("/my-relays/{relay}/refuse")
    HttpResponse<?> refuse(HttpRequest<?> request, RelayId relay, Form form) {
        return end(request, relay, form, "refused");
    }

    private HttpResponse<?> end(HttpRequest<?> request, RelayId relay, Form form, String done) {
        form.only();
        var owner = face.owner(request, form);
        return switch (abri.endAffiliation().byOwner(owner.by(), relay)) {
            case EndAffiliation.Outcome.Refused(var why) -> throw Answers.refused(why);
            case EndAffiliation.Outcome.Ended() -> Face.done("/my-relays", done);
        };
    }

    @Post("/my-relays/requests/{affiliation}/approve")
    HttpResponse<?> approve(HttpRequest<?> request, AffiliationId affiliation, Form form) {
        form.only();
        var owner = face.owner(request, form);
        return switch (abri.affiliatePerson().approve(owner.by(), affiliation)) {
            case AffiliatePerson.ConfirmOutcome.Refused(var why) -> throw Answers.refused(why);
            case AffiliatePerson.ConfirmOutcome.NotConfirmed() -> Face.done("/my-relays", "not-approved");
            case AffiliatePerson.ConfirmOutcome.Confirmed confirmed -> Face.done("/my-relays", "approved");
        };
    }

    private SeeAffiliations.Outcome.Seen seen(Owner owner) {
        return switch (abri.seeAffiliations().see(owner.by())) {
            case SeeAffiliations.Outcome.Refused(var why) -> throw Answers.refused(why);
            case SeeAffiliations.Outcome.Seen seen -> seen;
        };
    }
}
