package org.abri.web.leaving;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.session.SignIn;
import org.abri.domain.account.Username;
import org.abri.domain.text.Flaw;
import org.abri.web.visit.Form;

/** SEC-8: with what somebody signs in, whose account is to be locked; whoever is signed in need not say it. */
@Serdeable
record LockForm(String username, String password) {
    static Optional<SignIn.Command> read(Form<LockForm> form) {
        var username = form.read("username", Username::typed);
        if (form.text("password").isEmpty()) {
            form.wrong("password", Flaw.MISSING);
        }
        return form.taken(() -> new SignIn.Command(username.orElseThrow(), form.text("password")));
    }
}
