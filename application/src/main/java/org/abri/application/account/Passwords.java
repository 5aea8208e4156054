package org.abri.application.account;

import java.util.List;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.domain.account.PasswordRules;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.Username;
import org.abri.domain.text.Flaw;

/** SEC-1, AUT-1 to AUT-3: which passwords may be chosen, and what is kept of them. */
public final class Passwords {
    private final Ports ports;

    public Passwords(Ports ports) {
        this.ports = ports;
    }

    /** What is wrong with a password that a person wants to choose; empty when they may. */
    public Optional<Flaw> flawIn(String typed, Username username, PersonName name) {
        return PasswordRules.flawIn(typed, username, name)
                .or(() -> ports.strength().flawIn(PasswordRules.normal(typed),
                        List.of(letters(username), name.given(), name.family())));
    }

    /** As one word: its groups are drawn at random, and some are by chance a word of somebody's language. */
    private static String letters(Username username) {
        return username.value().replace("-", "");
    }

    /** Slow on purpose: outside of units of work. */
    public SecretHash hash(String typed) {
        return ports.hasher().hash(PasswordRules.normal(typed));
    }

    public boolean matches(String typed, SecretHash hash) {
        return ports.hasher().matches(PasswordRules.normal(typed), hash);
    }
}
