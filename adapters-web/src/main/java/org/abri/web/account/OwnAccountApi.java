package org.abri.web.account;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.Duration;
import java.time.InstantSource;
import org.abri.application.Abri;
import org.abri.application.account.ChooseQuestion;
import org.abri.application.account.ProvePhone;
import org.abri.web.Api;
import org.abri.web.account.WayBackForms.CardForm;
import org.abri.web.account.WayBackForms.PhoneCodeForm;
import org.abri.web.account.WayBackForms.PhoneForm;
import org.abri.web.account.WayBackForms.QuestionForm;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.Visitor;

/** PRI-1, PRI-2, REC-3: what people take and change of their own account, for programs. */
@Api
@Controller(Api.AT)
final class OwnAccountApi {
    /** A language that Abri speaks, as BCP 47 writes it. */
    @Serdeable
    record ReadingForm(String language) {}

    /** SEC-4: the code is told this once. */
    @Serdeable.Serializable
    record CardJson(String username, String code) {
        @Override
        public String toString() {
            return "CardJson[…]";
        }
    }

    private final Abri abri;
    private final InstantSource clock;

    OwnAccountApi(Abri abri, InstantSource clock) {
        this.abri = abri;
        this.clock = clock;
    }

    /** PRI-1: everything that the service keeps of who somebody is. */
    @Get("/me/data")
    OwnDataJson takeOwnData(@Found Visitor visitor) {
        return OwnDataJson.of(Answers.of(abri.data().takeOwnData().take(visitor.viewpoint())));
    }

    @RequestBody(content = @Content(schema = @Schema(implementation = ReadingForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Put("/me/language")
    void changeLanguage(@Found Visitor visitor, @Found Form<ReadingForm> form) {
        var language = PersonFields.language(form).orElseThrow(() -> mayOrProblem(visitor, form));
        var unused = Answers.of(abri.account().changeOwnAccount().read(visitor.viewpoint(), language));
    }

    /** REC-3: with the password given again; the phone that was is told, and the one that is now is yet to be proven (SEC-4). */
    @RequestBody(content = @Content(schema = @Schema(implementation = PhoneForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Put("/me/phone")
    void changePhone(@Found Visitor visitor, @Found Form<PhoneForm> form) {
        var phone = WayBackForms.phone(form).orElseThrow(() -> mayOrProblem(visitor, form));
        if (Answers.of(abri.account().changeOwnAccount().phone(visitor.viewpoint(), form.text("password"),
                phone)).isEmpty()) {
            throw WayBackForms.wrongPassword(form).problem();
        }
    }

    /** SEC-4: sends a code to the number on the account, which is not proven yet; the code before is dead. */
    @Status(HttpStatus.ACCEPTED)
    @Post("/me/phone/code")
    void askForPhoneCode(@Found Visitor visitor) {
        switch (Answers.of(abri.account().provePhone().ask(visitor.viewpoint()))) {
            case ProvePhone.Outcome.Sent() -> {}
            case ProvePhone.Outcome.NothingToProve() -> throw new ProblemException(HttpStatus.CONFLICT,
                    "nothing-to-prove", "There is no phone on the account, or it is proven.");
            case ProvePhone.Outcome.SentTooMuch() -> throw ProblemException.sentTooMuch();
            case ProvePhone.Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        }
    }

    /** SEC-4, REC-3: with the password given again and the code that it received, good for ten minutes and five tries. Proven already is proven. */
    @RequestBody(content = @Content(schema = @Schema(implementation = PhoneCodeForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Post("/me/phone/proof")
    void provePhone(@Found Visitor visitor, @Found Form<PhoneCodeForm> form) {
        var code = WayBackForms.code(form).orElseThrow(() -> mayOrProblem(visitor, form));
        var proven = Answers
                .of(abri.account().provePhone().prove(visitor.viewpoint(), form.text("password"), code))
                .orElseThrow(() -> WayBackForms.wrongPassword(form).problem());
        if (!proven) { throw WayBackForms.wrongCode(form).problem(); }
    }

    private RuntimeException mayOrProblem(Visitor visitor, Form<?> form) {
        return form.problemFor(abri.account().seeOwnAccount().see(visitor.viewpoint()));
    }

    /** SEC-5, REC-3: with the password given again. */
    @RequestBody(content = @Content(schema = @Schema(implementation = QuestionForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Put("/me/question")
    void chooseQuestion(@Found Visitor visitor, @Found Form<QuestionForm> form) {
        var command = WayBackForms.question(form).orElseThrow(
                () -> form.problemFor(abri.account().chooseQuestion().may(visitor.viewpoint())));
        var outcome = Answers.of(abri.account().chooseQuestion().choose(command));
        if (!(outcome instanceof ChooseQuestion.Outcome.Chosen)) {
            throw WayBackForms.refused(form, outcome).problem();
        }
    }

    /** SEC-4, REC-3: with the password given again; the card before is good for nothing. */
    @RequestBody(content = @Content(schema = @Schema(implementation = CardForm.class)))
    @Status(HttpStatus.CREATED)
    @Post("/me/rescue-card")
    CardJson takeRescueCard(@Found Visitor visitor, @Found Form<CardForm> form) {
        var password = WayBackForms.password(form).orElseThrow(
                () -> form.problemFor(abri.account().takeRescueCard().may(visitor.viewpoint())));
        var card = Answers.of(abri.account().takeRescueCard().take(visitor.viewpoint(), password))
                .orElseThrow(() -> WayBackForms.wrongPassword(form).problem());
        return new CardJson(card.username().value(), card.code());
    }
}
