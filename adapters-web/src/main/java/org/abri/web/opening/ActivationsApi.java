package org.abri.web.opening;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.Duration;
import java.time.InstantSource;
import org.abri.application.opening.ActivateAccount.Outcome;
import org.abri.web.Api;
import org.abri.web.problem.ProblemException;
import org.abri.web.session.Entrance;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;

/** AUT-6: choosing a password with a code, for programs. */
@Api
@Controller(Api.AT)
final class ActivationsApi {
    private final Entrance entrance;
    private final InstantSource clock;

    ActivationsApi(Entrance entrance, InstantSource clock) {
        this.entrance = entrance;
        this.clock = clock;
    }

    /** AUT-5: what can be nobody's username is answered like one that is nobody's. It signs nobody in. */
    @RequestBody(content = @Content(schema = @Schema(implementation = ActivationForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Post("/activations")
    void activate(HttpRequest<?> request, @Found Form<ActivationForm> form) {
        var command = ActivationForm.read(form).orElseThrow(ActivationsApi::notRecognised);
        switch (entrance.activate(request, command)) {
            case Outcome.Chosen() -> {}
            case Outcome.Renewed renewed -> {}
            case Outcome.NotRecognised() -> throw notRecognised();
            case Outcome.PasswordRefused(var flaw) -> throw form.wrong("password", flaw).problem();
            case Outcome.Paused(var until) ->
                    throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "paused",
                            "There were too many tries. None is looked at for a while.")
                                    .retryAfter(Duration.between(clock.instant(), until));
        }
    }

    private static ProblemException notRecognised() {
        return new ProblemException(HttpStatus.UNAUTHORIZED, "code-not-recognised",
                "Username and code do not belong together, or the code is not good any more.");
    }
}
