package org.abri.web.distant;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.opening.ValidateOpening;
import org.abri.application.opening.ValidateOpening.Outcome;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.TypedText;
import org.abri.web.visit.Form;
import org.abri.web.visit.OnPages;

/**
 * ACC-7: the code of the SMS, and what the person chooses.
 *
 * @param link      what the address in the SMS ends with; pages have it in their own
 * @param affiliate ACC-9: whether they wish to be accompanied by the relay that opened it; said by them, and nobody says it for them
 */
@Serdeable
record ValidationForm(String link, String code, String password, String question, String answer,
        Boolean affiliate, @OnPages String passwordAgain) {
    static Optional<ValidateOpening.Command> read(Form<ValidationForm> form, String link) {
        var code = form.read("code", OneTimeCode::typed);
        mustBeThere(form, "password");
        mustBeThere(form, "question");
        mustBeThere(form, "answer");
        var affiliate = form.yesOrNo("affiliate");
        return form.taken(() -> new ValidateOpening.Command(link, code.orElseThrow(), form.text("password"),
                form.text("question"), form.text("answer"), affiliate.orElseThrow()));
    }

    static Optional<ValidateOpening.Command> readTwice(Form<ValidationForm> form, String link) {
        if (!form.text("password").isEmpty()) {
            form.mustBeTypedTwice("password", "passwordAgain");
        }
        return read(form, link);
    }

    private static void mustBeThere(Form<ValidationForm> form, String field) {
        if (TypedText.isBlank(form.text(field))) {
            form.wrong(field, Flaw.MISSING);
        }
    }

    /** What was found wrong of what the person chose. */
    static Form<ValidationForm> refused(Form<ValidationForm> form, Outcome outcome) {
        return switch (outcome) {
            case Outcome.PasswordRefused(var flaw) -> form.wrong("password", flaw);
            case Outcome.QuestionRefused(var flaw) -> form.wrong("question", flaw);
            case Outcome.AnswerRefused(var flaw) -> form.wrong("answer", flaw);
            case Outcome.Validated validated -> form;
            case Outcome.NotRecognised no -> form;
            case Outcome.Paused paused -> form;
        };
    }
}
