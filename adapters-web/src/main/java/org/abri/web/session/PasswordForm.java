package org.abri.web.session;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.session.ChoosePassword;
import org.abri.web.visit.Form;
import org.abri.web.visit.OnPages;

/** SEC-1: another password in place of the {@code current} one. */
@Serdeable
record PasswordForm(String current, String password,
        @OnPages String passwordAgain) {
    static Optional<ChoosePassword.Command> read(Form<PasswordForm> form) {
        return form.taken(() -> new ChoosePassword.Command(form.visitor().viewpoint(),
                form.text("current"), form.text("password"), form.visitor().person().device()));
    }

    static Optional<ChoosePassword.Command> readTwice(Form<PasswordForm> form) {
        form.mustBeTypedTwice("password", "passwordAgain");
        return read(form);
    }

    /** What stands against it is wrong; empty when it was chosen. */
    static void refused(Form<PasswordForm> form, ChoosePassword.Outcome outcome) {
        switch (outcome) {
            case ChoosePassword.Outcome.Chosen chosen -> {}
            case ChoosePassword.Outcome.WrongCurrent() ->
                    form.wrong("current", form.text("current").isEmpty() ? "missing" : "wrong");
            case ChoosePassword.Outcome.PasswordRefused(var flaw) -> form.wrong("password", flaw);
        }
    }
}
