package org.abri.web.leaving;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.domain.account.Username;
import org.abri.web.visit.Form;

/** END-5: the whole username of the account that an operator looks for. In a form, so that no address holds it. */
@Serdeable
record LookupForm(String username) {
    static Optional<Username> read(Form<LookupForm> form) {
        var username = form.read("username", Username::typed);
        return form.taken(username::orElseThrow);
    }
}
