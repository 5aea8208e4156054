package org.abri.web.distant;

import io.micronaut.http.HttpRequest;
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
import org.abri.application.Listing;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.opening.OpenAtADistance.Outcome;
import org.abri.application.opening.OpenAtADistance;
import org.abri.application.opening.ValidateOpening;
import org.abri.domain.access.Action;
import org.abri.domain.account.PersonName;
import org.abri.domain.opening.DistantOpening.Stage;
import org.abri.domain.opening.OpeningId;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.session.Entrance;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.InParts;
import org.jspecify.annotations.Nullable;

/** ACC-7: opening at a distance, for programs. */
@Api
@Controller(Api.AT)
final class OpeningsApi {
    @Serdeable.Serializable
    record SentJson(String opening) {}

    /** {@code askedBy}: null when that colleague's account is gone. */
    @Serdeable.Serializable
    record OpeningJson(String opening, Instant askedAt, @Nullable String askedBy, Stage stage,
            Instant lapsesAt) {
        static OpeningJson of(OpenAtADistance.SeenOpening seen) {
            return new OpeningJson(seen.id().toString(), seen.askedAt(),
                    seen.askedBy().map(PersonName::full).orElse(null), seen.stage(), seen.lapsesAt());
        }
    }

    @Serdeable.Serializable
    record OpeningsJson(List<OpeningJson> openings, @Nullable String next) {}

    /**
     * How the person signs in. SEC-4: the code of the rescue card is told this once; null when the same had been sent before.
     *
     * @param relay ACC-9: who accompanies them, since they wished so; null when nobody does
     */
    @Serdeable.Serializable
    record ValidatedJson(String username, @Nullable String rescueCode, @Nullable String relay) {
        @Override
        public String toString() {
            return "ValidatedJson[…]";
        }
    }

    private final Abri abri;
    private final OpenAtADistance opening;
    private final Entrance entrance;
    private final InstantSource clock;

    OpeningsApi(Abri abri, Entrance entrance, InstantSource clock) {
        this.abri = abri;
        opening = abri.opening().openAtADistance();
        this.entrance = entrance;
        this.clock = clock;
    }

    /** The SMS is on its way. */
    @RequestBody(content = @Content(schema = @Schema(implementation = DistantForm.class)))
    @Status(HttpStatus.CREATED)
    @Post("/relays/{relay}/openings")
    SentJson openAtADistance(@Found Desk desk, @Found Form<DistantForm> form) {
        var command = DistantForm.read(desk, form, clock.instant());
        return sent(opening.open(command.orElseThrow(() -> form.problemFor(abri.access().seePlace()
                .at(desk.by(), new About.OfRelay(desk.relay()), Action.OPEN_AT_A_DISTANCE)))));
    }

    /** Those that wait, and what became of the others in the last thirty days; the newest first. */
    @InParts
    @Get("/relays/{relay}/openings")
    OpeningsJson openings(@Found Desk desk, @Found Listing wanted) {
        var part = Answers.of(opening.see(desk.by(), desk.relay(), wanted));
        return new OpeningsJson(part.lines().stream().map(OpeningJson::of).toList(),
                part.next().map(Listing.Mark::text).orElse(null));
    }

    /** Another SMS, in place of the one before. */
    @Post("/relays/{relay}/openings/{opened}/sms")
    SentJson sendOpeningAgain(@Found Desk desk, OpeningId opened) {
        return sent(opening.sendAgain(desk.by(), desk.relay(), opened));
    }

    private SentJson sent(Answer<Outcome> answer) {
        return switch (Answers.of(answer)) {
            case Outcome.Sent(var id) -> new SentJson(id.toString());
            case Outcome.MayHaveAnAccount() -> throw new ProblemException(HttpStatus.CONFLICT,
                    "may-have-an-account", "Somebody of these names, born that day, has an account.");
            case Outcome.NothingWaits() -> throw new ProblemException(HttpStatus.CONFLICT, "nothing-waits",
                    "The opening does not wait any more.");
            case Outcome.SentTooMuch() -> throw ProblemException.sentTooMuch();
            case Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        };
    }

    /** AUT-5: a link that is nobody's is answered like a wrong code. It signs nobody in. */
    @RequestBody(content = @Content(schema = @Schema(implementation = ValidationForm.class)))
    @Post("/openings/validations")
    ValidatedJson validateOpening(HttpRequest<?> request, @Found Form<ValidationForm> form) {
        var command = ValidationForm.read(form, form.text("link")).orElseThrow(form::problem);
        return switch (entrance.validate(request, command)) {
            case ValidateOpening.Outcome.Validated(var username, var language, var card, var relay) ->
                    new ValidatedJson(username.value(), card.orElse(null), relay.orElse(null));
            case ValidateOpening.Outcome.NotRecognised() -> throw new ProblemException(
                    HttpStatus.UNAUTHORIZED, "opening-not-recognised",
                    "Link and code do not belong together, or are not good any more.");
            case ValidateOpening.Outcome.Paused(var until) ->
                    throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "paused",
                            "There were too many tries. None is looked at for a while.")
                                    .retryAfter(Duration.between(clock.instant(), until));
            case ValidateOpening.Outcome no -> throw ValidationForm.refused(form, no).problem();
        };
    }
}
