package org.abri.web.session;

import io.micronaut.core.annotation.Introspected;
import java.util.Optional;
import org.abri.domain.account.FactorCode;
import org.abri.web.visit.Form;

/** MFA-1: the second half of a sign-in. */
@Introspected
record ShowFactorForm(String factorCode) {
    static Optional<FactorCode> read(Form<ShowFactorForm> form) {
        var code = form.read("factorCode", FactorCode::typed);
        return form.taken(code::orElseThrow);
    }
}
