package org.abri.web.session;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.session.KeepFactor.Confirmation;
import org.abri.domain.account.OneTimeCode;
import org.abri.web.visit.Form;

/** MFA-1: the first code of an app that is set up. */
@Serdeable
record ConfirmForm(String factorCode) {
    static Optional<String> read(Form<ConfirmForm> form) {
        var digits = form.read("factorCode", OneTimeCode::typed);
        return form.taken(digits::orElseThrow);
    }

    /** What stands against it is wrong. */
    static void refused(Form<ConfirmForm> form, Confirmation confirmation) {
        switch (confirmation) {
            case Confirmation.Confirmed confirmed -> {}
            case Confirmation.WrongCode() -> form.wrong("factorCode", "wrong");
            case Confirmation.ClockOff() -> form.wrong("factorCode", "clock-off");
            case Confirmation.NothingProposed() -> form.wrong("", "factor-not-proposed");
        }
    }
}
