package org.abri.web.vault;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.domain.vault.Quota;
import org.abri.web.visit.Form;

/** VLT-12: how much a vault may hold. */
@Serdeable
record QuotaForm(String gigabytes) {
    static Optional<Quota> read(Form<QuotaForm> form) {
        var quota = form.read("gigabytes", Quota::typed);
        return form.taken(quota::orElseThrow);
    }
}
