package org.abri.application.affiliation;

import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.access.FactsAtHand;
import org.abri.application.access.Look;
import org.abri.application.account.Accounts;
import org.abri.application.affiliation.Pointers.Pointer;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter.Counted;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Tools;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.PersonName;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;

/**
 * AFF-4: staff look for somebody who has a vault, by names and birth date, spelt as they may be. At most three people come out,
 * masked, and nothing of any vault; each reads who looked for them. What leads on to one of them is good once, for some minutes,
 * to whoever looked; no name, username or id of anybody is told.
 */
public final class FindPerson {
    public static final int MOST = 3;
    /** I6: so many are opened, to show the nearest of them: of a common name and a year alone there may be more. */
    private static final int MOST_OPENED = 50;
    /** So long whoever was found can be asked. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    /** Somebody, as much of them as helps whoever has the person before them; {@code handle} is what {@link AffiliatePerson} takes. */
    public record Masked(String name, Optional<Year> born, String handle) {
        @Override
        public String toString() {
            return "Masked[…]";
        }
    }

    public sealed interface Outcome {
        /** The nearest first; {@code more} when there are others, of whom nothing is said. */
        record Found(List<Masked> people, boolean more) implements Outcome {}

        /** SEC-6: too much was looked for of late, by whoever looks or by their relay. */
        record Paused(Instant until) implements Outcome {}
    }

    private final UnitOfWork work;
    private final Accounts accounts;
    private final FactsAtHand facts;
    private final Pointers pointers;
    private final Gate gate;
    private final Draw draw;
    private final Recorder recorder;
    private final Tools tools;

    FindPerson(Ports ports, Inside inside) {
        work = ports.work();
        accounts = ports.account().accounts();
        facts = ports.facts();
        pointers = ports.affiliation().pointers();
        gate = inside.gate();
        draw = inside.draw();
        recorder = inside.recorder();
        tools = inside.tools();
    }

    public Answer<Outcome> find(Viewpoint by, RelayId relay, PersonName name, BirthDate born) {
        var allowed = work.inOne(() -> gate.at(by, relay).letting(Action.REQUEST_AFFILIATION,
                key -> pausedUntil(by, relay, born, key.at())));
        if (!(allowed instanceof Answer.Given<Optional<Instant>>(var pause, var seen) && pause.isEmpty())) {
            return allowed.map(until -> new Outcome.Paused(until.orElseThrow()));
        }
        return work.inOne(() -> {
            var door = gate.at(by, relay);
            return door.letting(Action.REQUEST_AFFILIATION,
                    key -> found(door.look(), relay, name, born, key.at()));
        });
    }

    /** Before anybody is looked up (AUT-5): how often, and, when only a year or a month is said, how seldom. */
    private Optional<Instant> pausedUntil(Viewpoint by, RelayId relay, BirthDate born, Instant now) {
        return tools.pauseBefore(by, now,
                new Counted(born.isDay() ? Pace.SEARCHING_BY_STAFF : Pace.VAGUE_SEARCHING_BY_STAFF,
                        by.who().orElseThrow()),
                new Counted(born.isDay() ? Pace.SEARCHING_BY_RELAY : Pace.VAGUE_SEARCHING_BY_RELAY, relay));
    }

    private Outcome found(Look look, RelayId relay, PersonName name, BirthDate born, Instant now) {
        var like = accounts.beneficiariesLike(name, born).stream()
                .sorted(Comparator.comparing(AccountId::value)).limit(MOST_OPENED)
                .collect(Collectors.toSet());
        // the nearest first, and no more vaults asked about than are shown, and one
        var some = accounts.findAll(like).values().stream().sorted(nearest(name, born))
                .filter(person -> mayBeAsked(look.by(), person)).limit(MOST + 1L).toList();
        var shown = some.stream().limit(MOST).map(person -> masked(look, relay, person, now)).toList();
        return new Outcome.Found(shown, some.size() > MOST);
    }

    /** ACC-7, PRI-2: nothing is done with a vault that is pending or restricted, not even this. */
    private boolean mayBeAsked(Viewpoint by, Account person) {
        return facts.read(by, new About.OfVault(VaultId.of(person.id()))).facts().vault()
                .filter(VaultState.OPEN::equals).isPresent();
    }

    /** Spelt the same comes before spelt otherwise, and the same date before one that is known in part. */
    private static Comparator<Account> nearest(PersonName name, BirthDate born) {
        return Comparator
                .comparing((Account person) -> !person.name().comparable().equals(name.comparable()))
                .thenComparing(person -> person.born().filter(born::equals).isEmpty())
                .thenComparing(person -> person.id().value());
    }

    /** SEC-6: whoever is shown reads who looked. */
    private Masked masked(Look look, RelayId relay, Account person, Instant now) {
        recorder.onVault(look, VaultId.of(person.id()), Act.SEARCHED_FOR,
                look.relay().map(Relay::name).orElse(""), now);
        var handle = draw.token();
        pointers.keep(handle, new Pointer(person.id(),
                Optional.of(new Viewpoint.StaffAt(look.by().who().orElseThrow(), relay)), now.plus(LIFE)));
        return new Masked(person.name().masked(), person.born().map(BirthDate::year), handle);
    }
}
