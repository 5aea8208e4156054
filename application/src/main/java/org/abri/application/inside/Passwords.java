package org.abri.application.inside;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.account.AccountPorts;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.Password;
import org.abri.domain.account.PasswordRules;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.Username;
import org.abri.domain.text.Flaw;

/** SEC-1, AUT-1 to AUT-3, AUT-6: which passwords may be chosen, what is kept of them, and those that are given on paper. */
public final class Passwords {
    private final AccountPorts ports;
    private final Secrets secrets;
    private final Draw draw;

    Passwords(AccountPorts ports, Secrets secrets, Draw draw) {
        this.ports = ports;
        this.secrets = secrets;
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
    public FirstPassword drawFirst(AccountId whose, Instant now) {
        var password = draw.firstPassword();
        return new FirstPassword(password,
                Password.First.issued(secrets.hash(Secrets.Of.password(whose), password), now));
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
    public SecretHash hash(AccountId whose, String typed) {
        return secrets.hash(Secrets.Of.password(whose), PasswordRules.normal(typed));
    }

    /** Slow on purpose, and as slow for nobody's hash (AUT-5): outside of units of work. */
    public boolean matches(String typed, Optional<Credentials> whose) {
        return secrets.matches(whose.map(Credentials::account).map(Secrets.Of::password),
                PasswordRules.normal(typed), whose.map(person -> person.password().hash()));
    }

    /** AUT-3: the hash made anew while the password is at hand, if it is weaker than those made now. */
    public Optional<SecretHash> stronger(String typed, Credentials whose) {
        return secrets.outdated(whose.password().hash()) ? Optional.of(hash(whose.account(), typed))
                : Optional.empty();
    }
}
