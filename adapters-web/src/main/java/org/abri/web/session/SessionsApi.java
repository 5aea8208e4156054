package org.abri.web.session;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.abri.application.Abri;
import org.abri.application.session.ChoosePassword;
import org.abri.application.session.SignIn;
import org.abri.application.session.SignedIn;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Cookies;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.Visitor;

/** SEC-1, SES-1: signing in and out, and one's password, for programs. */
@Api
@Controller(Api.AT)
final class SessionsApi {
    /** A session that has begun. The token is shown this once; it goes into {@code Authorization: Bearer}. */
    @Serdeable.Serializable
    record SessionJson(String token, String account, String kind, String standing, Instant idleUntil,
            Instant endsAt) {
        static SessionJson of(SignedIn person) {
            return new SessionJson(person.token(), person.account().toString(), person.kind().name(),
                    person.standing().name(), person.idleUntil(), person.endsAt());
        }
    }

    private final Abri abri;
    private final InstantSource clock;
    private final Cookies cookies;
    private final Entrance entrance;
    private final Devices devices;

    SessionsApi(Abri abri, InstantSource clock, Cookies cookies, Entrance entrance, Devices devices) {
        this.entrance = entrance;
        this.devices = devices;
        this.abri = abri;
        this.clock = clock;
        this.cookies = cookies;
    }

    /** SEC-7: what can be nobody's username is answered like one that is nobody's. */
    @RequestBody(content = @Content(schema = @Schema(implementation = SignInForm.class)))
    @Status(HttpStatus.CREATED)
    @Post("/sessions")
    HttpResponse<SessionJson> signIn(HttpRequest<?> request, @Found Form<SignInForm> form) {
        var command = SignInForm.read(form).orElseThrow(SessionsApi::notRecognised);
        return switch (entrance.signIn(request, command)) {
            case SignIn.Outcome.Done(var person) ->
                    devices.remember(request, HttpResponse.created(SessionJson.of(person)),
                            command.username());
            case SignIn.Outcome.NotRecognised() -> throw notRecognised();
            case SignIn.Outcome.Paused(var until) ->
                    throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "paused",
                            "There were too many tries. None is looked at for a while.")
                                    .retryAfter(Duration.between(clock.instant(), until));
        };
    }

    private static ProblemException notRecognised() {
        return new ProblemException(HttpStatus.UNAUTHORIZED, "not-recognised",
                "Username and password do not belong together.");
    }

    @Status(HttpStatus.NO_CONTENT)
    @Delete("/sessions/current")
    void signOut(@Found Visitor visitor) {
        abri.session().signOut().signOut(visitor.person().token());
    }

    /** All sessions end; the answer holds a new one. */
    @RequestBody(content = @Content(schema = @Schema(implementation = PasswordForm.class)))
    @Put("/me/password")
    HttpResponse<SessionJson> choosePassword(@Found Visitor visitor, @Found Form<PasswordForm> form) {
        visitor.person();
        var outcome = Answers.of(
                abri.session().choosePassword().choose(PasswordForm.read(form).orElseThrow(form::problem)));
        PasswordForm.refused(form, outcome);
        if (outcome instanceof ChoosePassword.Outcome.Chosen(var again)) { return answer(visitor, again); }
        throw form.problem();
    }

    private MutableHttpResponse<SessionJson> answer(Visitor visitor, SignedIn again) {
        var response = HttpResponse.ok(SessionJson.of(again));
        return visitor.byBearer() ? response : cookies.signedIn(response, again);
    }
}
