package org.abri.web.session;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.Instant;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.session.KeepSessions;
import org.abri.application.session.SessionId;
import org.abri.application.session.Sessions;
import org.abri.application.session.SignedIn;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.InParts;
import org.abri.web.visit.Visitor;

/** SES-3: where one is signed in, for programs. */
@Api
@Controller(Api.AT)
final class OwnSessionsApi {
    private static final String SESSIONS = "/me/sessions";

    /** {@code here} is the one that asks. */
    @Serdeable.Serializable
    record OwnSessionJson(String session, String device, Instant startedAt, Instant usedAt, boolean here) {
        static OwnSessionJson of(Sessions.Listed one, SignedIn person) {
            return new OwnSessionJson(one.id().toString(), one.device().name(), one.startedAt(), one.usedAt(),
                    one.id().equals(person.session()));
        }
    }

    @Serdeable.Serializable
    record OwnSessionsJson(List<OwnSessionJson> sessions, @Nullable String next) {}

    private final KeepSessions keep;

    OwnSessionsApi(Abri abri) {
        this.keep = abri.session().keepSessions();
    }

    /** The last used first. */
    @InParts
    @Get(SESSIONS)
    OwnSessionsJson seeSessions(@Found Visitor visitor, @Found Listing wanted) {
        var person = visitor.person();
        var part = Answers.of(keep.see(person, wanted));
        return new OwnSessionsJson(
                part.lines().stream().map(one -> OwnSessionJson.of(one, person)).toList(),
                part.next().map(Listing.Mark::text).orElse(null));
    }

    /** Over already is over: the answer is the same. With the password given again, unless the sign-in is fresh (REC-3). */
    @RequestBody(content = @Content(schema = @Schema(implementation = EndSessionForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Post(SESSIONS + "/{session}/end")
    void endSession(@Found Visitor visitor, SessionId session, @Found Form<EndSessionForm> form) {
        if (!EndSessionForm.done(form, keep, password -> keep.end(visitor.person(), password, session))) {
            throw form.problem();
        }
    }

    /** All but the one that asks, likewise. */
    @RequestBody(content = @Content(schema = @Schema(implementation = EndSessionForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Post(SESSIONS + "/end-others")
    void endOtherSessions(@Found Visitor visitor, @Found Form<EndSessionForm> form) {
        if (!EndSessionForm.done(form, keep, password -> keep.endOthers(visitor.person(), password))) {
            throw form.problem();
        }
    }
}
