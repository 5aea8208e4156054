package org.abri.application.inside;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.account.AccountPorts;
import org.abri.domain.account.Password;
import org.abri.domain.account.PasswordRules;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.Username;
import org.abri.domain.text.Flaw;

/** SEC-1, AUT-1 to AUT-3, AUT-6: which passwords may be chosen, what is kept of them, and those that are given on paper. */
public final class Passwords {
    private final AccountPorts ports;
    private final Draw draw;

    Passwords(AccountPorts ports, Draw draw) {
        this.ports = ports;
        this.draw = draw;
    }

    /** AUT-6, ACC-3: shown once to whoever hands it over on paper, and kept as a hash only. */
    public record FirstPassword(String shownOnce, Password.First password) {
        @Override
        public String toString() {
            return "FirstPassword(…)";
        }
    }

    /** Slow on purpose: outside of units of work. */
    public FirstPassword drawFirst(Instant now) {
        var password = draw.firstPassword();
        return new FirstPassword(password, Password.First.issued(ports.hasher().hash(password), now));
    }

    /** ACC-2: a username that nobody ever had. Inside the unit of work that gives it to somebody. */
    public Username freshUsername() {
        var username = draw.username();
        while (ports.accounts().everAssigned(username)) {
            username = draw.username();
        }
        return username;
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

    /** Slow on purpose, and as slow for nobody's hash (AUT-5): outside of units of work. */
    public boolean matches(String typed, Optional<SecretHash> hash) {
        var password = PasswordRules.normal(typed);
        if (hash.isPresent()) { return ports.hasher().matches(password, hash.get()); }
        ports.hasher().pretend(password);
        return false;
    }

    /** AUT-3: the hash made anew while the password is at hand, if it is weaker than those made now. */
    public Optional<SecretHash> stronger(String typed, SecretHash hash) {
        return ports.hasher().outdated(hash) ? Optional.of(hash(typed)) : Optional.empty();
    }
}
