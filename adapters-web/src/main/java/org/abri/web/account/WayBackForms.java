package org.abri.web.account;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.account.ChooseQuestion;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.text.Flaw;
import org.abri.web.LeftOut;
import org.abri.web.visit.Form;

/** REC-3: what is filled in about the ways back into an account, each with the password given again. */
final class WayBackForms {
    private WayBackForms() {}

    /** Another phone; none when it is left blank. */
    @Serdeable
    record PhoneForm(@LeftOut String phone, String password) {}

    /** SEC-4: the code that the number received. */
    @Serdeable
    record PhoneCodeForm(String code, String password) {}

    @Serdeable
    record QuestionForm(String question, String answer, String password) {}

    @Serdeable
    record CardForm(String password) {}

    static Optional<Optional<PhoneNumber>> phone(Form<PhoneForm> form) {
        var phone = PersonFields.phone(form);
        mustGivePassword(form);
        return form.taken(phone::orElseThrow);
    }

    static Optional<String> code(Form<PhoneCodeForm> form) {
        var code = form.read("code", OneTimeCode::typed);
        mustGivePassword(form);
        return form.taken(code::orElseThrow);
    }

    static Form<PhoneCodeForm> wrongCode(Form<PhoneCodeForm> form) {
        return form.wrong("code", "wrong");
    }

    static Optional<ChooseQuestion.Command> question(Form<QuestionForm> form) {
        mustGivePassword(form);
        return form.taken(() -> new ChooseQuestion.Command(form.visitor().viewpoint(), form.text("password"),
                form.text("question"), form.text("answer")));
    }

    /** What stands against it is wrong. */
    static Form<QuestionForm> refused(Form<QuestionForm> form, ChooseQuestion.Outcome outcome) {
        return switch (outcome) {
            case ChooseQuestion.Outcome.Chosen() -> form;
            case ChooseQuestion.Outcome.WrongPassword() -> wrongPassword(form);
            case ChooseQuestion.Outcome.QuestionRefused(var flaw) -> form.wrong("question", flaw);
            case ChooseQuestion.Outcome.AnswerRefused(var flaw) -> form.wrong("answer", flaw);
        };
    }

    static Optional<String> password(Form<CardForm> form) {
        mustGivePassword(form);
        return form.taken(() -> form.text("password"));
    }

    private static void mustGivePassword(Form<?> form) {
        if (form.text("password").isEmpty()) {
            form.wrong("password", Flaw.MISSING);
        }
    }

    static <F> Form<F> wrongPassword(Form<F> form) {
        return form.wrong("password", "wrong");
    }
}
