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
import org.abri.application.affiliation.EndAffiliation;
import org.abri.application.affiliation.SeePeople;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;
import org.abri.web.access.Answers;
import org.abri.web.face.Face;
import org.abri.web.relay.Desks;
import org.abri.web.session.Form;

/** VLT-4, AFF-5: whom a relay follows, and that it no longer does when the person asks. */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PeoplePages {
    private final Abri abri;
    private final Face face;
    private final Desks desks;

    PeoplePages(Abri abri, Face face, Desks desks) {
        this.abri = abri;
        this.face = face;
        this.desks = desks;
    }

    @Get("/relays/{relay}/people")
    HttpResponse<?> people(HttpRequest<?> request, RelayId relay) {
        var desk = desks.at(request, relay);
        return switch (abri.seePeople().see(desk.by(), relay)) {
            case SeePeople.Outcome.Refused(var why) -> throw Answers.refused(why);
            case SeePeople.Outcome.Seen(var people) ->
                    face.show(face.templates().affiliationPeople(desk.page(), desk.relay(), people));
        };
    }

    @Get("/relays/{relay}/people/{vault}/end")
    HttpResponse<?> askEnd(HttpRequest<?> request, RelayId relay, VaultId vault) {
        var desk = desks.at(request, relay);
        return switch (abri.seePeople().one(desk.staff(), vault)) {
            case SeePeople.OneOutcome.Refused(var why) -> throw Answers.refused(why);
            case SeePeople.OneOutcome.Seen(var person) ->
                    face.show(face.templates().affiliationEnd(desk.page(), desk.relay(), person));
        };
    }

    @Post("/relays/{relay}/people/{vault}/end")
    HttpResponse<?> end(HttpRequest<?> request, RelayId relay, VaultId vault, Form form) {
        form.only();
        var desk = desks.at(request, relay, form);
        return switch (abri.endAffiliation().byStaff(desk.staff(), vault)) {
            case EndAffiliation.Outcome.Refused(var why) -> throw Answers.refused(why);
            case EndAffiliation.Outcome.Ended() -> Face.done(desk.path() + "/people", "ended");
        };
    }
}
