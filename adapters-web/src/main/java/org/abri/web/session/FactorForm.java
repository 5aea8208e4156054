package org.abri.web.session;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.session.KeepFactor;
import org.abri.domain.account.FactorCode;
import org.abri.domain.text.Flaw;
import org.abri.web.visit.Form;
import org.abri.web.visit.OnPages;

/** REC-3: what somebody gives again before their second factor changes: the password, and where there is a factor a code of it, or
 * a passkey. */
@Serdeable
record FactorForm(String password, String factorCode, @OnPages String passkey) {
    static Optional<KeepFactor.Proof> read(Form<FactorForm> form) {
        var code = form.readIfAny("factorCode", FactorCode::typed);
        if (form.text("password").isEmpty()) {
            form.wrong("password", Flaw.MISSING);
        }
        return form.taken(() -> new KeepFactor.Proof(form.visitor().viewpoint(), form.text("password"),
                code.orElseThrow()));
    }

    /** As {@link #read}, on a page at that address, where a passkey may have been shown instead of a code. */
    static Optional<KeepFactor.Proof> read(Form<FactorForm> form, String origin) {
        var person = form.visitor().person();
        var passkey = PasskeyOptions.answered(form, person.token(), origin);
        return read(form).map(proof -> passkey.isEmpty() ? proof
                : new KeepFactor.Proof(proof.by(), proof.password(), Optional.of(passkey.get())));
    }

    /** What was done; what stands against it is wrong, and then it is empty. */
    static <T> Optional<T> done(Form<FactorForm> form, KeepFactor.Outcome<T> outcome) {
        switch (outcome) {
            case KeepFactor.Outcome.Done<T>(var value) -> {
                return Optional.of(value);
            }
            case KeepFactor.Outcome.WrongPassword<T>() -> form.wrong("password", "wrong");
            case KeepFactor.Outcome.WrongCode<T>() ->
                    form.wrong("factorCode", form.text("factorCode").isBlank() ? "missing" : "wrong");
            case KeepFactor.Outcome.PasswordTooShort<T>() ->
                    form.wrong("password", "password-too-short-alone");
            case KeepFactor.Outcome.Required<T>() -> form.wrong("", "factor-required");
        }
        return Optional.empty();
    }
}
