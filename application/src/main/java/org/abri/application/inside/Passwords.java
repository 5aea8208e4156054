package org.abri.application.inside;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.account.AccountPorts;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.relay.RelayPorts;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.ActivationCode;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.KnownOfPerson;
import org.abri.domain.account.PasswordRules;
import org.abri.domain.account.RescueCode;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.Username;
import org.abri.domain.text.Digits;
import org.abri.domain.text.Flaw;

/** SEC-1, AUT-1 to AUT-3, AUT-6: which passwords may be chosen, what is kept of them, and the codes that lead to the choice. */
public final class Passwords {
    private final AccountPorts ports;
    private final Affiliations affiliations;
    private final RelayPorts relays;
    private final Secrets secrets;
    private final Draw draw;

    Passwords(Ports ports, Secrets secrets, Draw draw) {
        this.ports = ports.account();
        this.affiliations = ports.affiliation().affiliations();
        this.relays = ports.relay();
        this.secrets = secrets;
        this.draw = draw;
    }

    /** AUT-6, ACC-3: shown once to whoever hands it over, or sent to the person's phone, and kept as a hash only. */
    public record Code(String shownOnce, SecretHash hash) {
        /** As it is good on paper from {@code now} on. */
        public ActivationCode onPaper(Instant now) {
            return ActivationCode.onPaper(hash, now);
        }

        @Override
        public String toString() {
            return "Code(…)";
        }
    }

    /** For paper. Slow on purpose: outside of units of work. */
    public Code drawCode(AccountId whose) {
        return drawn(whose, draw.activationCode());
    }

    /** For an SMS. Slow on purpose: outside of units of work. */
    public Code drawDigits(AccountId whose) {
        return drawn(whose, draw.code());
    }

    /** REC-1: six digits that are good for nothing but that. Slow on purpose: outside of units of work. */
    public Code drawDigits(Secrets.Of of) {
        var shown = draw.code();
        return new Code(shown, secrets.hash(of, shown));
    }

    /** SEC-4: for a rescue card. Slow on purpose: outside of units of work. */
    public Code drawRescueCode(AccountId whose) {
        var shown = draw.rescueCode();
        return new Code(shown, secrets.hash(Secrets.Of.card(whose), RescueCode.typed(shown)));
    }

    /** As it is compared, and as it is easiest to copy. */
    private Code drawn(AccountId whose, String shown) {
        return new Code(shown, secrets.hash(Secrets.Of.activation(whose), ActivationCode.typed(shown)));
    }

    /** ACC-2: a username that nobody ever had. Inside the unit of work that gives it to somebody. */
    public Username freshUsername() {
        var username = draw.username();
        while (ports.accounts().everAssigned(username)) {
            username = draw.username();
        }
        return username;
    }

    /** AUT-2: what the relays are called that accompany somebody, or where they work. Inside a unit of work. */
    public List<String> relaysOf(Viewpoint by) {
        return switch (by) {
            case Viewpoint.Beneficiary owner -> affiliations.tiesOf(owner.vault()).stream()
                    .map(tie -> tie.relay().name()).toList();
            case Viewpoint.StaffAt staff -> workplacesOf(staff.account());
            case Viewpoint.Staff staff -> workplacesOf(staff.account());
            case Viewpoint.Operator operator -> List.of();
            case Viewpoint.LinkHolder holder -> List.of();
            case Viewpoint.FeedReader reader -> List.of();
            case Viewpoint.Anyone anyone -> List.of();
        };
    }

    private List<String> workplacesOf(AccountId account) {
        return relays.workplacesOf(account).stream().map(place -> place.relay().name()).toList();
    }

    /** What is wrong with a password that a person wants to choose; empty when they may. What costs most comes last (G-2). */
    public Optional<Flaw> flawIn(String typed, KnownOfPerson person) {
        return PasswordRules.flawIn(typed, person).or(() -> easilyGuessed(typed, person));
    }

    /** As {@link #flawIn}, of whoever has a second factor, beside which a shorter one will do. */
    public Optional<Flaw> flawBesideFactor(String typed, KnownOfPerson person) {
        return PasswordRules.flawBesideFactor(typed, person).or(() -> easilyGuessed(typed, person));
    }

    private Optional<Flaw> easilyGuessed(String typed, KnownOfPerson person) {
        return PasswordRules.guessedFirst(typed, person)
                .or(() -> ports.strength().flawIn(Digits.folded(PasswordRules.normal(typed)),
                        person.words()));
    }

    /** Slow on purpose: outside of units of work. */
    public SecretHash hash(AccountId whose, String typed) {
        return secrets.hash(Secrets.Of.password(whose), PasswordRules.normal(typed));
    }

    /**
     * Slow on purpose, and as slow for nobody's hash (AUT-5), or for what cannot be a password and is not looked at (G-2):
     * outside of units of work.
     */
    public boolean matches(String typed, Optional<Credentials> whose) {
        var read = PasswordRules.isReadable(typed) ? whose : Optional.<Credentials> empty();
        return secrets.matches(read.map(Credentials::account).map(Secrets.Of::password),
                PasswordRules.isReadable(typed) ? PasswordRules.normal(typed) : "",
                read.flatMap(Credentials::chosen));
    }

    /** AUT-3: the hash made anew while the password is at hand, if it is weaker than those made now. */
    public Optional<SecretHash> stronger(String typed, Credentials whose) {
        return whose.chosen().filter(secrets::outdated).map(weak -> hash(whose.account(), typed));
    }
}
