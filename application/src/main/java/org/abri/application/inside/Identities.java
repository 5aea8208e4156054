package org.abri.application.inside;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Ports;
import org.abri.application.access.Look;
import org.abri.application.account.Accounts;
import org.abri.application.inside.Limiter.Counted;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.PersonName;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;

/** ACC-8: one account for one person, at openings and when names are rectified: whether somebody else may be who is said. Inside units of work. */
public final class Identities {
    private final Accounts accounts;
    private final Limiter limiter;
    private final Recorder recorder;

    Identities(Ports ports, Limiter limiter, Recorder recorder) {
        accounts = ports.account().accounts();
        this.limiter = limiter;
        this.recorder = recorder;
    }

    /** ACC-8, AUT-5: what is counted of whoever finds out at a relay, by opening or rectifying, whether somebody has an account. */
    public Counted[] counted(Viewpoint by, RelayId relay, BirthDate born) {
        var exact = born.isDay();
        return new Counted[] {
                new Counted(exact ? Pace.OPENING_BY_STAFF : Pace.VAGUE_OPENING_BY_STAFF,
                        by.who().orElseThrow()),
                new Counted(exact ? Pace.OPENING_BY_RELAY : Pace.VAGUE_OPENING_BY_RELAY, relay) };
    }

    /** Of two for one person at once, one waits for the other, and finds what it made. */
    public void alone(BirthDate born) {
        limiter.alone("opening/" + born.year());
    }

    /** Whether somebody other than {@code self} has these names and may be born then; nobody is told, and nobody reads of it. */
    public boolean areOfAnother(Optional<AccountId> self, PersonName name, BirthDate born) {
        return !others(self, name, born).isEmpty();
    }

    /** As {@link #areOfAnother}; SEC-6: whoever was found reads that somebody looked, and how: {@code act}. */
    public boolean lookedUp(Look look, Act act, Optional<AccountId> self, PersonName name, BirthDate born,
            Instant now) {
        var found = others(self, name, born);
        found.forEach(each -> recorder.onVault(look, VaultId.of(new AccountId(each)), act,
                look.relay().map(Relay::name).orElse(""), now));
        return !found.isEmpty();
    }

    /** In one order: two that write into the journals of the same people wait for each other, and not in a circle. */
    private List<UUID> others(Optional<AccountId> self, PersonName name, BirthDate born) {
        return accounts.beneficiariesLike(name, born).stream()
                .filter(each -> self.filter(each::equals).isEmpty()).map(AccountId::value).sorted().toList();
    }
}
