package org.abri.web.session;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.InstantSource;
import org.abri.application.Abri;
import org.abri.application.session.SignIn;
import org.abri.domain.account.Username;
import org.abri.domain.text.InvalidValue;
import org.abri.web.access.Answers;
import org.abri.web.access.ProblemException;
import org.jspecify.annotations.Nullable;

/** SEC-1, SES-1: signing in and out, for programs. */
@Controller("/api/v1/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SessionsApi {
    @Serdeable.Deserializable
    record SignInJson(@Nullable String username, @Nullable String password) {
        @Override
        public String toString() {
            return "SignInJson[…]";
        }
    }

    private final Abri abri;
    private final InstantSource clock;

    SessionsApi(Abri abri, InstantSource clock) {
        this.abri = abri;
        this.clock = clock;
    }

    @Post
    HttpResponse<SessionJson> signIn(@Body SignInJson given) {
        return switch (abri.signIn().signIn(command(given))) {
            case SignIn.Outcome.Done(var person) -> HttpResponse.created(SessionJson.of(person));
            case SignIn.Outcome.NotRecognised() -> throw notRecognised();
            case SignIn.Outcome.Paused(var until) ->
                    throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "paused",
                            "There were too many tries. None is looked at for a while.")
                                    .retryAfter(Duration.between(clock.instant(), until));
        };
    }

    /** SEC-7: what can be nobody's username is answered like one that is nobody's. */
    private static SignIn.Command command(SignInJson given) {
        try {
            return new SignIn.Command(Username.typed(Answers.typed(given.username())),
                    Answers.typed(given.password()));
        } catch (InvalidValue nobodys) {
            throw notRecognised();
        }
    }

    private static ProblemException notRecognised() {
        return new ProblemException(HttpStatus.UNAUTHORIZED, "not-recognised",
                "Username and password do not belong together.");
    }

    @Delete("/current")
    HttpResponse<?> signOut(Visitor visitor) {
        abri.signOut().signOut(visitor.person().token());
        return HttpResponse.noContent();
    }
}
