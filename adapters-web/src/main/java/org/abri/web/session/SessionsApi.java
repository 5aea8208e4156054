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
import org.abri.application.session.ShowFactor;
import org.abri.application.session.SignIn;
import org.abri.application.session.SignedIn;
import org.abri.domain.account.FactorCode;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Cookies;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.Visitor;
import org.jspecify.annotations.Nullable;

/** SEC-1, SES-1: signing in and out, and one's password, for programs. */
@Api
@Controller(Api.AT)
final class SessionsApi {
    /**
     * A session that has begun. The token is shown this once; it goes into {@code Authorization: Bearer}. A browser has it in its
     * cookie, where no script reads it, and is not told it here.
     */
    @Serdeable.Serializable
    record SessionJson(@Nullable String token, String account, String kind, String standing,
            Instant idleUntil,
            Instant endsAt) {
        static SessionJson of(SignedIn person) {
            return of(person, person.token());
        }

        /** The one with which whoever asked goes on. */
        static SessionJson of(SignedIn person, Visitor visitor) {
            return of(person, visitor.byBearer() ? person.token() : null);
        }

        private static SessionJson of(SignedIn person, @Nullable String token) {
            return new SessionJson(token, person.account().toString(), person.kind().name(),
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

    /**
     * SEC-7: what can be nobody's username is answered like one that is nobody's. MFA-1: whoever gave the right password, and has
     * a second factor, is told when its code is needed, or not good.
     */
    @RequestBody(content = @Content(schema = @Schema(implementation = SessionForm.class)))
    @Status(HttpStatus.CREATED)
    @Post("/sessions")
    HttpResponse<SessionJson> signIn(HttpRequest<?> request, @Found Form<SessionForm> form) {
        var typed = SessionForm.read(form).orElseThrow(SessionsApi::notRecognised);
        return devices.remember(request, HttpResponse.created(SessionJson.of(signedIn(request, typed))),
                typed.command().username());
    }

    private SignedIn signedIn(HttpRequest<?> request, SessionForm.Typed typed) {
        return switch (entrance.signIn(request, typed.command())) {
            case SignIn.Outcome.Done(var person) -> person;
            case SignIn.Outcome.FactorToShow(var token) -> shown(token,
                    typed.code().orElseThrow(() -> unauthorized("factor-needed",
                            "A code of the second factor is needed too: factorCode.")));
            case SignIn.Outcome.NotRecognised() -> throw notRecognised();
            case SignIn.Outcome.Paused(var until) -> throw paused(until);
        };
    }

    private SignedIn shown(String token, FactorCode code) {
        return switch (abri.session().showFactor().show(new ShowFactor.Command(token, code))) {
            case ShowFactor.Outcome.Done(var person, var username) -> person;
            case ShowFactor.Outcome.WrongCode() -> throw unauthorized("factor-not-recognised",
                    "That code of the second factor is not good, or was used.");
            case ShowFactor.Outcome.Over() -> throw notRecognised();
            case ShowFactor.Outcome.Paused(var until) -> throw paused(until);
        };
    }

    private ProblemException paused(Instant until) {
        return new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "paused",
                "There were too many tries. None is looked at for a while.")
                        .retryAfter(Duration.between(clock.instant(), until));
    }

    private static ProblemException unauthorized(String code, String detail) {
        return new ProblemException(HttpStatus.UNAUTHORIZED, code, detail);
    }

    private static ProblemException notRecognised() {
        return unauthorized("not-recognised", "Username and password do not belong together.");
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
        var response = HttpResponse.ok(SessionJson.of(again, visitor));
        return visitor.byBearer() ? response : cookies.signedIn(response, again);
    }
}
