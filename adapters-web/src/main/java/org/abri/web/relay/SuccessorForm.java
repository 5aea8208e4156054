package org.abri.web.relay;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import java.util.UUID;
import org.abri.domain.account.AccountId;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.web.visit.Form;

/** REL-4: which colleague manages the relay in place of a manager who leaves. */
@Serdeable
record SuccessorForm(String successor) {
    private static final int LENGTH = 36;

    static Optional<AccountId> read(Form<SuccessorForm> form) {
        var successor = form.read("successor", SuccessorForm::account);
        return form.taken(successor::orElseThrow);
    }

    private static AccountId account(String typed) {
        if (typed.isEmpty()) { throw new InvalidValue(Flaw.MISSING); }
        try {
            if (typed.length() == LENGTH) { return new AccountId(UUID.fromString(typed)); }
        } catch (IllegalArgumentException noId) {
            // told below
        }
        throw new InvalidValue(Flaw.NOT_A_CHOICE);
    }
}
