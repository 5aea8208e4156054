package org.abri.web.opening;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Optional;
import org.abri.application.opening.OpenBeneficiaryAccount;
import org.abri.application.opening.OpenBeneficiaryAccount.Outcome;
import org.abri.application.opening.OpenBeneficiaryAccount.Person;
import org.abri.application.opening.OpenBeneficiaryAccount.Wishes;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;
import org.abri.web.LeftOut;
import org.abri.web.account.PersonFields;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;
import org.abri.web.visit.OnPages;

/**
 * ACC-6: who is to have a vault, then their secrets and wishes.
 *
 * @param born          in one text, as programs say it; pages ask for day, month and year, and are told what is known
 * @param session       ACC-5: of an operator, during which session
 * @param homonymReason ACC-8: why this is somebody else than whoever bears the same names and birth date
 */
@Serdeable
record NewPersonForm(String given, String family, String born,
        @LeftOut String language, @LeftOut String phone, @LeftOut String homonymReason,
        String password, String question, String answer,
        Boolean affiliate, @LeftOut Boolean feeding,
        @OnPages String bornDay, @OnPages String bornMonth, @OnPages String bornYear,
        @LeftOut String session,
        @OnPages String passwordAgain,
        @OnPages String step) implements GivenBack {

    /** Who they are. */
    static Optional<Person> person(Opener opener, Form<NewPersonForm> form, Instant now) {
        var unused = session(opener, form);
        var name = PersonFields.name(form);
        var born = PersonFields.born(form, now);
        var language = PersonFields.language(form);
        var phone = PersonFields.phone(form);
        var reason = form.readIfAny("homonymReason",
                text -> TypedText.line(text, OpenBeneficiaryAccount.LONGEST_REASON));
        return form.taken(() -> new Person(name.orElseThrow(), born.orElseThrow(), language.orElseThrow(),
                phone.orElseThrow(), reason.orElseThrow()));
    }

    /** Operators say it, and nobody else. */
    static Optional<Optional<String>> session(Opener opener, Form<NewPersonForm> form) {
        if (opener == Opener.ON_SITE) {
            return form.line("session", OpenBeneficiaryAccount.LONGEST_REASON).stream().map(Optional::of)
                    .findFirst();
        }
        return form.readIfAny("session", text -> {
            throw new InvalidValue(Flaw.NOT_A_CHOICE);
        });
    }

    /** Whether they have said what they wish; what they have not said is wrong. */
    static boolean consents(Form<NewPersonForm> form) {
        var affiliate = affiliate(form);
        var feeding = feeding(form);
        return affiliate.isPresent() && feeding.isPresent();
    }

    private static Optional<Boolean> affiliate(Form<NewPersonForm> form) {
        return form.yesOrNo("affiliate");
    }

    /** Asked of those alone who are affiliated. */
    private static Optional<Boolean> feeding(Form<NewPersonForm> form) {
        return form.text("affiliate").equals("true") ? form.yesOrNo("feeding") : Optional.of(false);
    }

    /** What they choose alone. Whether password, question and answer will do is for the opening to say. */
    static Optional<Wishes> wishes(Form<NewPersonForm> form) {
        mustBeThere(form, "password");
        mustBeThere(form, "question");
        mustBeThere(form, "answer");
        var affiliate = affiliate(form);
        var feeding = feeding(form);
        return form.taken(() -> new Wishes(form.text("password"), form.text("question"), form.text("answer"),
                affiliate.orElseThrow(), feeding.orElseThrow()));
    }

    private static void mustBeThere(Form<NewPersonForm> form, String field) {
        if (TypedText.isBlank(form.text(field))) {
            form.wrong(field, Flaw.MISSING);
        }
    }

    static Optional<Wishes> wishesTwice(Form<NewPersonForm> form) {
        if (!form.text("password").isEmpty()) {
            form.mustBeTypedTwice("password", "passwordAgain");
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
