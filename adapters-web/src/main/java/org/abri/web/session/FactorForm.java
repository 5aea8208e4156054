package org.abri.web.session;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.session.KeepFactor;
import org.abri.domain.account.FactorCode;
import org.abri.domain.text.Flaw;
import org.abri.web.visit.Form;

/** REC-3: what somebody gives again before their second factor changes: the password, and a code where there is a factor. */
@Serdeable
record FactorForm(String password, String factorCode) {
    static Optional<KeepFactor.Proof> read(Form<FactorForm> form) {
        var code = form.readIfAny("factorCode", FactorCode::typed);
        if (form.text("password").isEmpty()) {
            form.wrong("password", Flaw.MISSING);
        }
        return form.taken(() -> new KeepFactor.Proof(form.visitor().viewpoint(), form.text("password"),
                code.orElseThrow()));
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
            case KeepFactor.Outcome.Required<T>() -> form.wrong("", "factor-required");
        }
        return Optional.empty();
    }
}
