package org.abri.web.opening;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.abri.application.opening.OpenBeneficiaryAccount;
import org.abri.application.opening.OpenBeneficiaryAccount.Outcome;
import org.abri.application.opening.OpenBeneficiaryAccount.Person;
import org.abri.application.opening.OpenBeneficiaryAccount.Wishes;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.PasswordRules;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.TypedText;
import org.abri.web.LeftOut;
import org.abri.web.account.PersonFields;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;
import org.abri.web.visit.OnPages;

/**
 * ACC-6: who is to have a vault, then their secrets and wishes.
 *
 * @param homonymReason ACC-8: why this is somebody else than whoever bears the same names and birth date
 */
@Serdeable
record NewPersonForm(String given, String family, String born,
        @LeftOut String language, @LeftOut String phone, @LeftOut String homonymReason,
        String password, String question, String answer,
        Boolean affiliate, @LeftOut Boolean feeding,
        @OnPages String passwordAgain,
        @OnPages String step) implements GivenBack {

    /** Where the day begins first: who is born today was born, wherever they are. */
    private static final ZoneOffset FIRST = ZoneOffset.ofHours(14);

    /** Who they are. */
    static Optional<Person> person(Form<NewPersonForm> form, Instant now) {
        var today = LocalDate.ofInstant(now, FIRST);
        var name = PersonFields.name(form);
        var born = form.read("born", text -> BirthDate.typed(text, today));
        var language = PersonFields.language(form);
        var phone = PersonFields.phone(form);
        var reason = form.readIfAny("homonymReason",
                text -> TypedText.line(text, OpenBeneficiaryAccount.LONGEST_REASON));
        return form.taken(() -> new Person(name.orElseThrow(), born.orElseThrow(), language.orElseThrow(),
                phone.orElseThrow(), reason.orElseThrow()));
    }

    /** What they choose alone. Whether password, question and answer will do is for the opening to say. */
    static Optional<Wishes> wishes(Form<NewPersonForm> form) {
        mustBeThere(form, "password");
        mustBeThere(form, "question");
        mustBeThere(form, "answer");
        var affiliate = form.yesOrNo("affiliate");
        var feeding = affiliate.orElse(false) ? form.yesOrNo("feeding") : Optional.of(false);
        return form.taken(() -> new Wishes(form.text("password"), form.text("question"), form.text("answer"),
                affiliate.orElseThrow(), feeding.orElseThrow()));
    }

    private static void mustBeThere(Form<NewPersonForm> form, String field) {
        if (TypedText.isBlank(form.text(field))) {
            form.wrong(field, Flaw.MISSING);
        }
    }

    /** Typed twice on a page, because nobody sees it. */
    static Optional<Wishes> wishesTwice(Form<NewPersonForm> form) {
        if (!form.text("password").isEmpty()
                && !PasswordRules.same(form.text("password"), form.text("passwordAgain"))) {
            form.wrong("passwordAgain", "not-same");
        }
        return wishes(form);
    }

    /** What the opening found wrong. */
    static Form<NewPersonForm> refused(Form<NewPersonForm> form, Outcome outcome) {
        return switch (outcome) {
            case Outcome.PasswordRefused(var flaw) -> form.wrong("password", flaw);
            case Outcome.QuestionRefused(var flaw) -> form.wrong("question", flaw);
            case Outcome.AnswerRefused(var flaw) -> form.wrong("answer", flaw);
            case Outcome.Opened opened -> form;
            case Outcome.MayHaveAnAccount homonym -> form;
            case Outcome.Paused paused -> form;
        };
    }
}
