package org.abri.web.rectification;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
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
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.rectification.RectifyPerson;
import org.abri.application.rectification.RectifyPerson.Confirmation;
import org.abri.application.rectification.RectifyPerson.SeenRectification;
import org.abri.application.rectification.RectifyWhenAsked;
import org.abri.domain.access.Action;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.rectification.RectificationId;
import org.abri.web.Api;
import org.abri.web.account.NameJson;
import org.abri.web.account.ProofForms.Answered;
import org.abri.web.account.ProofForms.Told;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.rectification.NamesForm.OfColleague;
import org.abri.web.rectification.NamesForm.WithReason;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.Shelf;
import org.abri.web.visit.Visitor;
import org.jspecify.annotations.Nullable;

/** PRI-2: names and birth dates put right, for programs. */
@Api
@Controller(Api.AT)
final class RectificationsApi {
    /** {@code sent}: whether a code is on its way to the person's phone. */
    @Serdeable.Serializable
    record AskedJson(String rectification, boolean sent) {}

    /** {@code born} is null when the birth date stays as it is. */
    @Serdeable.Serializable
    record RectificationJson(String rectification, NameJson name, @Nullable String born,
            @Nullable NameJson askedBy, String relay, String relayName, Instant askedAt, Instant lapsesAt) {
        static RectificationJson of(SeenRectification waiting) {
            var asked = waiting.asked();
            return new RectificationJson(asked.id().toString(), NameJson.of(asked.name()),
                    asked.born().map(BirthDate::value).orElse(null),
                    waiting.askedBy().map(NameJson::of).orElse(null), waiting.relay().id().toString(),
                    waiting.relay().name(), asked.at(), asked.lapsesAt());
        }
    }

    /** {@code waiting} is null when nothing waits. */
    @Serdeable.Serializable
    record WaitingJson(@Nullable RectificationJson waiting) {
        static WaitingJson of(Optional<SeenRectification> waiting) {
            return new WaitingJson(waiting.map(RectificationJson::of).orElse(null));
        }
    }

    private final Abri abri;
    private final RectifyPerson rectifyPerson;
    private final RectifyWhenAsked rectifyWhenAsked;
    private final InstantSource clock;

    RectificationsApi(Abri abri, InstantSource clock) {
        this.abri = abri;
        rectifyPerson = abri.rectification().rectifyPerson();
        rectifyWhenAsked = abri.rectification().rectifyWhenAsked();
        this.clock = clock;
    }

    /** By staff, beside the person. What waited before is replaced. */
    @RequestBody(content = @Content(schema = @Schema(implementation = NamesForm.class)))
    @Status(HttpStatus.CREATED)
    @Post("/relays/{relay}/vaults/{vault}/rectification")
    AskedJson askForRectification(@Found Shelf shelf, @Found Form<NamesForm> form) {
        var command = NamesForm.read(shelf, form, clock.instant()).orElseThrow(() -> problem(shelf, form));
        return switch (Answers.of(rectifyPerson.request(command))) {
            case RectifyPerson.Outcome.Asked(var id, var sent) -> new AskedJson(id.toString(), sent);
            case RectifyPerson.Outcome.MayHaveAnAccount() -> throw ofAnother();
            case RectifyPerson.Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        };
    }

    private ProblemException problem(Shelf shelf, Form<?> form) {
        return form.problemFor(rectifyPerson.see(shelf.by(), shelf.vault()));
    }

    private static ProblemException ofAnother() {
        return new ProblemException(HttpStatus.CONFLICT, "may-have-an-account",
                "Somebody else of these names, born then, has an account. Say why this is another person.");
    }

    @Get("/relays/{relay}/vaults/{vault}/rectification")
    WaitingJson seeRectification(@Found Shelf shelf) {
        return WaitingJson.of(Answers.of(rectifyPerson.see(shelf.by(), shelf.vault())));
    }

    /** With the code that the person told. */
    @RequestBody(content = @Content(schema = @Schema(implementation = Told.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Post("/relays/{relay}/vaults/{vault}/rectification/{rectification}/code")
    void confirmRectification(@Found Shelf shelf, RectificationId rectification, @Found Form<Told> form) {
        var code = Told.read(form).orElseThrow(() -> problem(shelf, form));
        confirmed(Answers.of(
                rectifyPerson.confirmWithCode(shelf.by(), shelf.vault(), rectification, code)));
    }

    /** SEC-5: with the answer to their secret question, which is burnt by it. */
    @RequestBody(content = @Content(schema = @Schema(implementation = Answered.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Post("/relays/{relay}/vaults/{vault}/rectification/{rectification}/answer")
    void answerRectification(@Found Shelf shelf, RectificationId rectification,
            @Found Form<Answered> form) {
        var answer = Answered.read(form).orElseThrow(() -> problem(shelf, form));
        confirmed(Answers.of(
                rectifyPerson.confirmWithAnswer(shelf.by(), shelf.vault(), rectification, answer)));
    }

    private static void confirmed(Confirmation outcome) {
        switch (outcome) {
            case RECTIFIED -> {}
            case NOT_CONFIRMED -> throw new ProblemException(HttpStatus.CONFLICT, "not-confirmed",
                    "Nothing waits to be confirmed, or not any more, or not with that.");
            case MAY_HAVE_AN_ACCOUNT -> throw ofAnother();
        }
    }

    /** By staff of the relay that asked. Over already is over: the answer is the same. */
    @Status(HttpStatus.NO_CONTENT)
    @Delete("/relays/{relay}/vaults/{vault}/rectification/{rectification}")
    void withdrawRectification(@Found Shelf shelf, RectificationId rectification) {
        var unused = Answers.of(rectifyPerson.withdraw(shelf.by(), shelf.vault(), rectification));
    }

    @Get("/me/rectification")
    WaitingJson seeOwnRectification(@Found Visitor visitor) {
        return WaitingJson.of(Answers.of(rectifyPerson.seeOwn(visitor.viewpoint())));
    }

    @Status(HttpStatus.NO_CONTENT)
    @Post("/me/rectification/{rectification}/approval")
    void approveRectification(@Found Visitor visitor, RectificationId rectification) {
        confirmed(Answers.of(rectifyPerson.approve(visitor.viewpoint(), rectification)));
    }

    /** Over already is over: the answer is the same. */
    @Status(HttpStatus.NO_CONTENT)
    @Post("/me/rectification/{rectification}/refusal")
    void refuseRectification(@Found Visitor visitor, RectificationId rectification) {
        var unused = Answers.of(rectifyPerson.refuse(visitor.viewpoint(), rectification));
    }

    /** By an operator, with a reason. */
    @RequestBody(content = @Content(schema = @Schema(implementation = WithReason.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Post("/accounts/{account}/rectification")
    void rectifyAccount(@Found Visitor visitor, AccountId account, @Found Form<WithReason> form) {
        var unused = visitor.person();
        var command = WithReason.read(form, account, clock.instant()).orElseThrow(
                () -> form.problemFor(abri.leaving().keepAccounts().see(visitor.viewpoint(), account)));
        done(Answers.of(rectifyWhenAsked.byOperator(command)));
    }

    /** By a manager, of a colleague who works for no other relay. */
    @RequestBody(content = @Content(schema = @Schema(implementation = OfColleague.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Post("/relays/{relay}/staff/{account}/rectification")
    void rectifyStaff(@Found Desk desk, AccountId account, @Found Form<OfColleague> form) {
        var name = OfColleague.read(form).orElseThrow(() -> form.problemFor(abri.access().seePlace()
                .at(desk.by(), new About.OfRelay(desk.relay()), Action.RECTIFY_STAFF)));
        done(Answers.of(rectifyWhenAsked.byManager(desk.by(), desk.relay(), account, name)));
    }

    private void done(RectifyWhenAsked.Outcome outcome) {
        switch (outcome) {
            case RectifyWhenAsked.Outcome.Rectified() -> {}
            case RectifyWhenAsked.Outcome.MayHaveAnAccount() -> throw ofAnother();
            case RectifyWhenAsked.Outcome.Own() -> throw new ProblemException(HttpStatus.CONFLICT,
                    "not-for-whoever-asks", "Nobody puts their own name right here.");
            case RectifyWhenAsked.Outcome.ForAnOperator() -> throw new ProblemException(
                    HttpStatus.CONFLICT, "for-an-operator",
                    "Whoever works at other relays too is an operator's to rename.");
            case RectifyWhenAsked.Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        }
    }
}
