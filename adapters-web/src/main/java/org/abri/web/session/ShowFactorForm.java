package org.abri.web.session;

import io.micronaut.core.annotation.Introspected;
import java.util.Optional;
import org.abri.domain.account.FactorCode;
import org.abri.web.visit.Form;

/** MFA-1: the second half of a sign-in. */
@Introspected
record ShowFactorForm(String factorCode, String passkey) {
    /** {@code token} is that of the half sign-in, {@code origin} at which address of ours the page is. */
    static Optional<FactorCode> read(Form<ShowFactorForm> form, String token, String origin) {
        var passkey = PasskeyOptions.answered(form, token, origin);
        if (passkey.isPresent()) { return form.taken(passkey::get); }
        var code = form.read("factorCode", FactorCode::typed);
        return form.taken(code::orElseThrow);
    }
}
