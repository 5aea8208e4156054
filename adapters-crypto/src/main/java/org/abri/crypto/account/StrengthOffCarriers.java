package org.abri.crypto.account;

import java.util.List;
import java.util.Optional;
import org.abri.application.account.PasswordStrength;
import org.abri.domain.text.Flaw;

/** AUT-2: an estimator that may take a core for a good part of a second, where it takes none from requests. */
public final class StrengthOffCarriers implements PasswordStrength {
    private final PasswordStrength strength;
    private final SlowWork work;

    public StrengthOffCarriers(PasswordStrength strength, SlowWork work) {
        this.strength = strength;
        this.work = work;
    }

    @Override
    public Optional<Flaw> flawIn(String password, List<String> personal) {
        return work.done(() -> strength.flawIn(password, personal));
    }
}
