package org.abri.web.session;

import io.micronaut.core.annotation.Introspected;
import java.util.Optional;
import org.abri.application.session.KeepPasskeys.Creation;
import org.abri.domain.account.FactorCode;
import org.abri.domain.account.Passkey;
import org.abri.web.visit.Form;

/** MFA-1: a passkey that a browser has made, and what its owner calls it. */
@Introspected
record PasskeyForm(String name, String passkey) {
    record Made(String name, FactorCode.OfPasskey passkey) {}

    static Optional<Made> read(Form<PasskeyForm> form, String origin) {
        var name = form.line("name", Passkey.LONGEST_NAME);
        var passkey = PasskeyOptions.answered(form, form.visitor().person().token(), origin);
        if (passkey.isEmpty()) {
            form.wrong("", "no-passkey");
        }
        return form.taken(() -> new Made(name.orElseThrow(), passkey.orElseThrow()));
    }

    /** What stands against it is wrong. */
    static void refused(Form<PasskeyForm> form, Creation creation) {
        switch (creation) {
            case Creation.Created created -> {}
            case Creation.WrongAnswer() -> form.wrong("", "no-passkey");
            case Creation.NothingProposed() -> form.wrong("", "passkey-not-proposed");
        }
    }
}
