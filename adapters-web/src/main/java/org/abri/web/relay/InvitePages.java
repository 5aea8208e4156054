package org.abri.web.relay;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.Duration;
import java.time.InstantSource;
import org.abri.application.Abri;
import org.abri.application.relay.InviteColleague;
import org.abri.application.relay.InviteColleague.Joined;
import org.abri.application.relay.InviteColleague.Outcome;
import org.abri.domain.relay.RelayId;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Visitor;

/** ACC-12: a manager asks somebody who has an account already; whoever is asked answers from their own. */
@Pages
final class InvitePages {
    private final Abri abri;
    private final Face face;
    private final InstantSource clock;

    InvitePages(Abri abri, Face face, InstantSource clock) {
        this.abri = abri;
        this.face = face;
        this.clock = clock;
    }

    private InviteColleague invite() {
        return abri.relay().inviteColleague();
    }

    @Get(At.INVITE)
    HttpResponse<byte[]> form(Desk desk) {
        return form(desk, Form.fresh(desk.visitor()));
    }

    @Post(At.INVITE)
    HttpResponse<byte[]> ask(Desk desk, Form<InviteForm> form) {
        return InviteForm.read(form)
                .map(colleague -> switch (Answers.of(invite().invite(desk.by(), desk.relay(), colleague))) {
                    case Outcome.Invited() -> face.done(desk.at().invite(), "colleague-invited");
                    case Outcome.WorksHere() -> form(desk, form.wrong("username", "works-here"));
                    case Outcome.Paused(var until) ->
                            throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
                }).orElseGet(() -> form(desk, form));
    }

    private HttpResponse<byte[]> form(Desk desk, Form<InviteForm> form) {
        return face.show(form, invite().waiting(desk.by(), desk.relay()),
                (page, typed, waiting) -> Face.DRAW.relayInvite(page, typed, desk.at(), waiting));
    }

    @Post(At.WITHDRAW_INVITATION)
    HttpResponse<byte[]> withdraw(Desk desk, Form<InviteForm> form) {
        var colleague = InviteForm.read(form);
        if (colleague.isEmpty()) { return form(desk, form); }
        var unused = Answers.of(invite().withdraw(desk.by(), desk.relay(), colleague.get()));
        return face.done(desk.at().invite(), "invitation-withdrawn");
    }

    @Post(At.JOIN)
    HttpResponse<byte[]> join(Visitor visitor, RelayId relay, Form<NoFields> form) {
        return answered(visitor, relay, true);
    }

    @Post(At.NOT_JOIN)
    HttpResponse<byte[]> notJoin(Visitor visitor, RelayId relay, Form<NoFields> form) {
        return answered(visitor, relay, false);
    }

    private HttpResponse<byte[]> answered(Visitor visitor, RelayId relay, boolean yes) {
        var joined = Answers.of(invite().answer(visitor.viewpoint(), relay, yes));
        return face.done(At.WORKPLACES, told(joined));
    }

    private static String told(Joined joined) {
        return switch (joined) {
            case JOINED -> "relay-joined";
            case REFUSED -> "relay-not-joined";
            case OVER -> "not-invited-any-more";
        };
    }
}
