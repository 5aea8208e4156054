package org.abri.web.leaving;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.leaving.KeepAccounts;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Measure;
import org.abri.domain.text.Flaw;
import org.abri.web.visit.Form;

/** END-5: what is done about an account, and why; {@code confirmed} when it is for good. */
@Serdeable
record MeasureForm(String measure, String reason, Boolean confirmed) {
    static Optional<KeepAccounts.Command> read(Form<MeasureForm> form, AccountId account) {
        var measure = form.choice("measure", Measure.class);
        var reason = form.line("reason", KeepAccounts.LONGEST_REASON);
        if (measure.filter(Measure.DELETE::equals).isPresent() && !form.ticked("confirmed")) {
            form.wrong("confirmed", Flaw.MISSING);
        }
        return form.taken(() -> new KeepAccounts.Command(form.visitor().viewpoint(), account,
                measure.orElseThrow(), reason.orElseThrow()));
    }
}
