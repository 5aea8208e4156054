package org.abri.application.relay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.account.Accounts;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter.Counted;
import org.abri.application.inside.Limiter;
import org.abri.application.inside.Passwords.Code;
import org.abri.application.inside.Passwords;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.limits.Pace;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.PastedNames;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.StaffRole;

/** ACC-4, REL-5: a manager opens the accounts of a whole team at once, from a list that was pasted: all of them or none. */
public final class OpenTeam {
    public record Command(Viewpoint by, RelayId relay, Once once, PastedNames names, Language language) {}

    public sealed interface Outcome {
        /** In the order of the list; each with a code that is shown this once. */
        record OpenedAll(List<OpenedOne> colleagues) implements Outcome {}

        /** Nothing was opened; what is wrong is told by line. */
        record NotAll(PastedNames names) implements Outcome {}

        /** SEC-6: they opened many lists of late; no hash was made. */
        record Paused(Instant until) implements Outcome {}

        /** VLT-13: operators open no lists. */
        record ForItsManagers() implements Outcome {}
    }

    public record OpenedOne(PersonName name, KeepTeam.Opened opened) {}

    private final UnitOfWork work;
    private final Accounts accounts;
    private final Memberships memberships;
    private final Gate gate;
    private final Limiter limiter;
    private final Passwords passwords;
    private final OpenStaff openStaff;

    OpenTeam(Ports ports, Inside inside, OpenStaff openStaff) {
        work = ports.work();
        accounts = ports.account().accounts();
        memberships = ports.relay().memberships();
        gate = inside.gate();
        limiter = inside.limiter();
        passwords = inside.passwords();
        this.openStaff = openStaff;
    }

    /** The same list, with what is wrong in it for that relay; nothing is opened. */
    public Answer<PastedNames> check(Viewpoint by, RelayId relay, PastedNames names) {
        return work.inOne(() -> gate.at(by, relay).letting(Action.OPEN_PROFESSIONAL_ACCOUNT,
                key -> names.besides(team(relay, Set.of()))));
    }

    /**
     * Asked before the slow hashes, and again with the act. The same list sent twice opens each once (I4); each time counts, for
     * each draws new codes.
     */
    public Answer<Outcome> open(Command command) {
        var openings = command.names().names().stream()
                .map(name -> new KeepTeam.Opening(command.by(), command.relay(), command.once(), name,
                        command.language(), StaffRole.PROFESSIONAL))
                .toList();
        var ids = openings.stream().map(openStaff::accountId).collect(Collectors.toSet());
        var asked = work.inOne(() -> gate.at(command.by(), command.relay())
                .letting(Action.OPEN_PROFESSIONAL_ACCOUNT,
                        key -> hindrance(command, seen(command, ids), key.at())));
        if (!(asked instanceof Answer.Given<Optional<Outcome>>(var hindrance, var look)
                && hindrance.isEmpty())) {
            return asked.map(Optional::orElseThrow);
        }
        var codes = openings.stream().map(openStaff::accountId).map(passwords::drawCode).toList();
        return work.inOne(() -> {
            memberships.lock(command.relay());
            var door = gate.at(command.by(), command.relay());
            return door.letting(Action.OPEN_PROFESSIONAL_ACCOUNT, key -> {
                var now = seen(command, ids);
                return now.isGood() ? opened(door.look(), openings, codes, key.at())
                        : new Outcome.NotAll(now);
            });
        });
    }

    /** Why nothing is opened; else it is counted. */
    private Optional<Outcome> hindrance(Command command, PastedNames names, Instant now) {
        if (command.by() instanceof Viewpoint.Operator) { return Optional.of(new Outcome.ForItsManagers()); }
        if (!names.isGood()) { return Optional.of(new Outcome.NotAll(names)); }
        return limiter
                .pauseBefore(now,
                        new Counted(Pace.OPENING_LISTS_BY_MANAGER, command.by().who().orElseThrow()))
                .map(Outcome.Paused::new);
    }

    private PastedNames seen(Command command, Set<AccountId> ids) {
        return command.names().besides(team(command.relay(), ids));
    }

    /** But for those whom the same request opened. */
    private List<PersonName> team(RelayId relay, Set<AccountId> but) {
        var there = memberships.ofRelay(relay).stream().map(Membership::account)
                .filter(account -> !but.contains(account)).collect(Collectors.toSet());
        return accounts.findAll(there).values().stream().map(Account::name).toList();
    }

    private Outcome opened(Look look, List<KeepTeam.Opening> openings, List<Code> codes, Instant now) {
        return new Outcome.OpenedAll(IntStream.range(0, openings.size())
                .mapToObj(at -> new OpenedOne(openings.get(at).name(),
                        openStaff.open(look, openings.get(at), codes.get(at), now)))
                .toList());
    }
}
