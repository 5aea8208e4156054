package org.abri.web.session;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.session.SignIn;
import org.abri.domain.account.FactorCode;
import org.abri.domain.account.Username;
import org.abri.domain.text.Flaw;
import org.abri.web.visit.Form;

/** SEC-1, MFA-1: with what a program signs in; {@code factorCode} for whoever has a second factor. */
@Serdeable
record SessionForm(String username, String password, String factorCode) {
    /** What was typed, and the code if there was one. */
    record Typed(SignIn.Command command, Optional<FactorCode> code) {}

    static Optional<Typed> read(Form<SessionForm> form) {
        var username = form.read("username", Username::typed);
        var code = form.readIfAny("factorCode", FactorCode::typed);
        if (form.text("password").isEmpty()) {
            form.wrong("password", Flaw.MISSING);
        }
        return form.taken(() -> new Typed(new SignIn.Command(username.orElseThrow(), form.text("password")),
                code.orElseThrow()));
    }
}
