package org.abri.web.session;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.abri.application.Abri;
import org.abri.application.account.SeeOwnAccount;
import org.abri.application.affiliation.SeeAffiliations;
import org.abri.application.vault.SeeItems;
import org.abri.domain.access.Viewpoint;
import org.abri.web.access.Answers;
import org.abri.web.face.Face;

/** Where everybody arrives: each kind of account at its own place. */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class HomePages {
    private final Abri abri;
    private final Face face;

    HomePages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get("/home")
    HttpResponse<?> home(HttpRequest<?> request) {
        return switch (face.ready(request).viewpoint()) {
            case Viewpoint.Beneficiary by -> vault(request, by);
            case Viewpoint.Staff staff -> Face.to("/relays");
            case Viewpoint.StaffAt staff -> Face.to("/relays");
            case Viewpoint.Operator operator -> Face.to("/operator/relays");
            case Viewpoint.Anyone anyone -> Face.to("/");
        };
    }

    private HttpResponse<?> vault(HttpRequest<?> request, Viewpoint.Beneficiary by) {
        return switch (abri.seeItems().all(by, by.vault())) {
            case SeeItems.ListOutcome.Refused(var why) -> throw Answers.refused(why);
            case SeeItems.ListOutcome.Listed(var items, var sharedWith) ->
                    switch (abri.seeAffiliations().see(by)) {
                        case SeeAffiliations.Outcome.Refused(var why) -> throw Answers.refused(why);
                        case SeeAffiliations.Outcome.Seen(var active, var requested) ->
                                switch (abri.seeOwnAccount().see(by, by.account())) {
                                    case SeeOwnAccount.Outcome.Refused(var why) -> throw Answers.refused(why);
                                    case SeeOwnAccount.Outcome.Seen(var account, var workplaces) -> face.show(
                                            face.templates().vaultHome(face.page(request),
                                                    account.name().given(), requested, items, sharedWith));
                                };
                    };
        };
    }
}
