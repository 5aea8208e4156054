package org.abri.web.relay;

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
import org.abri.domain.access.Denied;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.web.access.Answers;
import org.abri.web.face.Face;

/** ACC-12: the relays where somebody works; straight to it when there is one. */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RelaysPages {
    private final Abri abri;
    private final Face face;

    RelaysPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get("/relays")
    HttpResponse<?> own(HttpRequest<?> request) {
        if (!(face.ready(request).viewpoint() instanceof Viewpoint.Staff staff)) {
            throw Answers.refused(new Denied(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS, false));
        }
        var page = face.page(request).under("workplaces");
        return switch (abri.seeOwnAccount().see(staff, staff.account())) {
            case SeeOwnAccount.Outcome.Refused(var why) -> throw Answers.refused(why);
            case SeeOwnAccount.Outcome.Seen(var account, var workplaces) when workplaces.size() == 1 ->
                    Face.to("/relays/" + workplaces.getFirst().relay().id() + "/people");
            case SeeOwnAccount.Outcome.Seen(var account, var workplaces) ->
                    face.show(face.templates().relayOwn(page, workplaces));
        };
    }
}
