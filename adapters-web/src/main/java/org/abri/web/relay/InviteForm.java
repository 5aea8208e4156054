package org.abri.web.relay;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.domain.account.Username;
import org.abri.web.visit.Form;

/** ACC-12: the whole username of a colleague who has an account. In a form, so that no address holds it. */
@Serdeable
record InviteForm(String username) {
    static Optional<Username> read(Form<InviteForm> form) {
        var username = form.read("username", Username::typed);
        return form.taken(username::orElseThrow);
    }
}
