package org.abri.web.relay;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.relay.KeepTeam;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.relay.StaffRole;
import org.abri.web.LeftOut;
import org.abri.web.account.PersonFields;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;

/**
 * ACC-3, ACC-4: who is to have an account at a relay; {@code role} is PROFESSIONAL when nothing is said. Operators say for
 * what {@code reason} they do it.
 */
@Serdeable
record StaffForm(String given, String family, @LeftOut String language,
        @LeftOut String role, @LeftOut String reason) implements GivenBack {
    static Optional<KeepTeam.Opening> read(Desk desk, Form<StaffForm> form) {
        var name = PersonFields.name(form);
        var language = PersonFields.language(form);
        var role = form.text("role").isEmpty() ? Optional.of(StaffRole.PROFESSIONAL)
                : form.choice("role", StaffRole.class);
        var reason = desk.by() instanceof Viewpoint.Operator
                ? form.line("reason", KeepTeam.LONGEST_REASON)
                : Optional.<String> empty();
        return form.taken(() -> new KeepTeam.Opening(desk.by(), desk.relay(), form.once(), name.orElseThrow(),
                language.orElseThrow(), role.orElseThrow(), reason));
    }
}
