package org.abri.application.account;

import java.util.List;
import java.util.Optional;
import org.abri.domain.text.Flaw;

/** AUT-2: how easily a password is guessed, judged by a well-kept estimator with its offline lists. */
@FunctionalInterface
public interface PasswordStrength {
    /**
     * {@link Flaw#PASSWORD_TOO_COMMON}, {@link Flaw#PASSWORD_TOO_EASY} or nothing; {@code personal} are words that are
     * easy to guess for this person.
     */
    Optional<Flaw> flawIn(String password, List<String> personal);
}
