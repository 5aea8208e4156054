package org.abri.web.affiliation;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Optional;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.PersonName;
import org.abri.web.account.PersonFields;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;
import org.abri.web.visit.OnPages;

/**
 * AFF-4: whom staff look for.
 *
 * @param born in one text, as programs say it; pages ask for day, month and year, and are told what is known
 */
@Serdeable
record FindForm(String given, String family, String born, @OnPages String bornDay, @OnPages String bornMonth,
        @OnPages String bornYear) implements GivenBack {
    record Finding(PersonName name, BirthDate born) {}

    static Optional<Finding> read(Form<FindForm> form, Instant now) {
        var name = PersonFields.name(form);
        var born = PersonFields.born(form, now);
        return form.taken(() -> new Finding(name.orElseThrow(), born.orElseThrow()));
    }
}
