package org.abri.web.relay;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.Optional;
import org.abri.web.visit.Form;

/** REL-2: on which evening an agreement ends, sooner than was concluded. */
@Serdeable
record LastDayForm(String lastDay) {
    static Optional<LocalDate> read(Form<LastDayForm> form) {
        var last = form.day("lastDay");
        return form.taken(last::orElseThrow);
    }
}
