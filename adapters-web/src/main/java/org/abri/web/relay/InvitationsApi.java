package org.abri.web.relay;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.relay.InviteColleague;
import org.abri.application.relay.InviteColleague.Outcome;
import org.abri.domain.relay.RelayId;
import org.abri.web.Api;
import org.abri.web.account.NameJson;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.Visitor;
import org.jspecify.annotations.Nullable;

/** ACC-12: colleagues who have an account already, asked to work for one more relay, for programs. */
@Api
@Controller(Api.AT)
final class InvitationsApi {
    private static final String OF_RELAY = "/relays/{relay}/invitations";
    private static final String OWN = "/me/invitations";

    /** It says nothing on whether anybody has that username. */
    @Serdeable.Serializable
    record WaitingJson(String username, Instant at) {}

    @Serdeable.Serializable
    record AllWaitingJson(List<WaitingJson> invitations) {}

    /** No name when whoever asked is gone. */
    @Serdeable.Serializable
    record InvitationJson(String relay, String name, @Nullable NameJson invitedBy, Instant until) {
        static InvitationJson of(InviteColleague.Asked asked) {
            return new InvitationJson(asked.relay().id().toString(), asked.relay().name(),
                    asked.by().map(NameJson::of).orElse(null), asked.until());
        }
    }

    @Serdeable.Serializable
    record OwnInvitationsJson(List<InvitationJson> invitations) {}

    private final Abri abri;
    private final InstantSource clock;

    InvitationsApi(Abri abri, InstantSource clock) {
        this.abri = abri;
        this.clock = clock;
    }

    private InviteColleague invite() {
        return abri.relay().inviteColleague();
    }

    /** Those that wait, the last first. */
    @Get(OF_RELAY)
    AllWaitingJson listInvitations(@Found Desk desk) {
        return new AllWaitingJson(Answers.of(invite().waiting(desk.by(), desk.relay())).stream()
                .map(one -> new WaitingJson(one.colleague().value(), one.at())).toList());
    }

    /** AUT-5: the answer is the same whether anybody has that username. */
    @RequestBody(content = @Content(schema = @Schema(implementation = InviteForm.class)))
    @Status(HttpStatus.ACCEPTED)
    @Post(OF_RELAY)
    void inviteColleague(@Found Desk desk, @Found Form<InviteForm> form) {
        var colleague = InviteForm.read(form)
                .orElseThrow(() -> form.problemFor(invite().waiting(desk.by(), desk.relay())));
        switch (Answers.of(invite().invite(desk.by(), desk.relay(), colleague))) {
            case Outcome.Invited() -> {}
            case Outcome.WorksHere() -> throw new ProblemException(HttpStatus.CONFLICT, "works-here",
                    "Whoever has that username works there already.");
            case Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        }
    }

    /** Not waiting already is taken back: the answer is the same. */
    @RequestBody(content = @Content(schema = @Schema(implementation = InviteForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Post(OF_RELAY + "/withdrawal")
    void withdrawInvitation(@Found Desk desk, @Found Form<InviteForm> form) {
        var colleague = InviteForm.read(form)
                .orElseThrow(() -> form.problemFor(invite().waiting(desk.by(), desk.relay())));
        var unused = Answers.of(invite().withdraw(desk.by(), desk.relay(), colleague));
    }

    @Get(OWN)
    OwnInvitationsJson listOwnInvitations(@Found Visitor visitor) {
        return new OwnInvitationsJson(Answers.of(invite().own(visitor.viewpoint())).stream()
                .map(InvitationJson::of).toList());
    }

    /** From one's own account; what waits no more is 410. */
    @RequestBody(content = @Content(schema = @Schema(implementation = JoinForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Post(OWN + "/{relay}")
    void answerInvitation(@Found Visitor visitor, RelayId relay, @Found Form<JoinForm> form) {
        var by = visitor.viewpoint();
        var accepted = form.yesOrNo("accepted").orElseThrow(() -> form.problemFor(invite().own(by)));
        if (Answers.of(invite().answer(by, relay, accepted)) == InviteColleague.Joined.OVER) {
            throw new ProblemException(HttpStatus.GONE, "not-invited-any-more",
                    "It was taken back, lapsed, or never asked.");
        }
    }
}
