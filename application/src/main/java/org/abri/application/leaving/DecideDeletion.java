package org.abri.application.leaving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.moderation.DeletionsAsked;
import org.abri.application.relay.Departure;
import org.abri.application.relay.RelayPorts;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.DeletionAsked;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.RelayId;
import org.abri.domain.text.TypedText;

/**
 * END-3, END-4, END-8: a manager lets a colleague go who asks for it: they leave that relay, and with the last one their account is
 * deleted; an operator deletes the account of whoever asks them. Either may refuse, and says why. What was added stays, for the
 * relay it was added for.
 */
public final class DecideDeletion {
    /** Who asks a manager. */
    public record Colleague(PersonName name, DeletionAsked asked) {}

    /** Who asks an operator, and where they work: by their username, as operators know people. */
    public record SeenAsker(Username username, List<String> relays, DeletionAsked asked) {}

    public enum Outcome {
        /** They are gone, from that relay or altogether. */
        DELETED, REFUSED,
        /** REL-4: of the last manager of a relay whose agreement is in force, only another is named first. */
        LAST_MANAGER
    }

    private final UnitOfWork work;
    private final DeletionsAsked asked;
    private final AccountPorts account;
    private final RelayPorts relay;
    private final Gate gate;
    private final Recorder recorder;
    private final Erasing erasing;
    private final Departure departure;

    DecideDeletion(Ports ports, Inside inside, Erasing erasing) {
        departure = Departure.of(ports, inside);
        work = ports.work();
        asked = ports.moderation().deletions();
        account = ports.account();
        relay = ports.relay();
        gate = inside.gate();
        recorder = inside.recorder();
        this.erasing = erasing;
    }

    /** Colleagues at that relay who ask its managers. */
    public Answer<List<Colleague>> ofRelay(Viewpoint by, RelayId at) {
        return work.inOne(() -> gate.at(by, at).letting(Action.APPROVE_DELETION, key -> {
            var seats = relay.memberships().ofRelay(at).stream().filter(DecideDeletion::isOfManagers)
                    .map(Membership::account).collect(Collectors.toSet());
            var waiting = asked.findAll(seats);
            var accounts = account.accounts().findAll(waiting.keySet());
            return waiting.values().stream().filter(one -> !one.ofOperator() && one.isOpen())
                    .sorted((one, other) -> one.at().compareTo(other.at()))
                    .flatMap(one -> colleague(accounts, one).stream()).toList();
        }));
    }

    /** END-4: whoever came to manage the relay since they asked is an operator's to let go. */
    private static boolean isOfManagers(Membership seat) {
        return !seat.isManager();
    }

    private static Optional<Colleague> colleague(Map<AccountId, Account> accounts, DeletionAsked one) {
        return Optional.ofNullable(accounts.get(one.account()))
                .map(found -> new Colleague(found.name(), one));
    }

    /** By a manager of that relay; who asks nothing of them, managers among them, is answered as missing. {@code refusal}: why not, if so. */
    public Answer<Outcome> decide(Viewpoint by, RelayId at, AccountId whose, Optional<String> refusal) {
        var why = refusal.map(text -> TypedText.line(text, DeletionAsked.LONGEST_WORDS));
        return work.inOne(() -> {
            erasing.lockTeams(whose);
            var unused = account.credentials().lock(whose);
            var door = gate.at(by, at);
            return door.lettingIfThere(Action.APPROVE_DELETION, key -> relay.memberships().find(whose, at)
                    .filter(DecideDeletion::isOfManagers)
                    .flatMap(seat -> asked.find(whose).filter(one -> !one.ofOperator() && one.isOpen())
                            .map(one -> why.map(text -> refused(door.look(), one, text, key.at()))
                                    .orElseGet(() -> letGo(door.look(), seat, key.at())))));
        });
    }

    private Outcome letGo(Look look, Membership seat, Instant now) {
        var name = nameOf(seat.account());
        if (relay.memberships().ofAccount(seat.account()).size() > 1) {
            departure.leaves(look, seat, name, now);
            return Outcome.DELETED;
        }
        if (!erasing.staff(seat.account(), now)) { return Outcome.LAST_MANAGER; }
        recorder.onService(look, Act.STAFF_REMOVED, name, now);
        recorder.deletion(look.actor(), name, now);
        return Outcome.DELETED;
    }

    /** Those who ask an operator, the one who asked first before the others. */
    public Answer<Listed<SeenAsker>> ofOperators(Viewpoint by, Listing wanted) {
        return work.inOne(() -> gate.at(by).letting(Action.KEEP_ACCOUNTS, key -> {
            var part = Listed.of(ofOperators(wanted), wanted, DecideDeletion::mark);
            return new Listed<>(seen(part.lines()), part.next());
        }));
    }

    private static Listing.Mark mark(DeletionAsked one) {
        return new Listing.Mark(one.at(), one.account().value());
    }

    /** One more than wanted, if there is one: those of managers, of whom there are few, are passed over. */
    private List<DeletionAsked> ofOperators(Listing wanted) {
        var found = new ArrayList<DeletionAsked>();
        var part = new Listing(wanted.after(), Listing.MOST);
        while (true) {
            var open = Listed.of(asked.open(part), part, DecideDeletion::mark);
            var seats = relay.memberships()
                    .ofAccounts(
                            open.lines().stream().map(DeletionAsked::account).collect(Collectors.toSet()))
                    .stream().collect(Collectors.groupingBy(Membership::account));
            open.lines().stream()
                    .filter(one -> isOfOperators(one, seats.getOrDefault(one.account(), List.of())))
                    .limit(wanted.most() + 1L - found.size()).forEach(found::add);
            if (found.size() > wanted.most() || open.next().isEmpty()) { return found; }
            part = new Listing(open.next(), Listing.MOST);
        }
    }

    /** END-4: nobody else lets go of whoever came to manage a relay since they asked, or belongs to none any more. */
    private static boolean isOfOperators(DeletionAsked one, Collection<Membership> seats) {
        return one.ofOperator() || seats.isEmpty()
                || !seats.stream().allMatch(DecideDeletion::isOfManagers);
    }

    /** One of them; who asks nothing of operators is answered as missing. */
    public Answer<SeenAsker> see(Viewpoint by, AccountId whose) {
        return work.inOne(() -> gate.at(by).lettingIfThere(Action.KEEP_ACCOUNTS,
                key -> waiting(whose).flatMap(one -> seen(List.of(one)).stream().findFirst())));
    }

    private Optional<DeletionAsked> waiting(AccountId whose) {
        return asked.find(whose).filter(
                one -> one.isOpen() && isOfOperators(one, relay.memberships().ofAccount(whose)));
    }

    private List<SeenAsker> seen(List<DeletionAsked> all) {
        var whose = all.stream().map(DeletionAsked::account).collect(Collectors.toSet());
        var accounts = account.accounts().findAll(whose);
        var relays = relay.workplacesOf(whose).stream()
                .collect(Collectors.groupingBy(place -> place.membership().account(),
                        Collectors.mapping(place -> place.relay().name(), Collectors.toList())));
        return all.stream().flatMap(one -> Optional.ofNullable(accounts.get(one.account()))
                .map(found -> new SeenAsker(found.username(),
                        relays.getOrDefault(one.account(), List.of()), one))
                .stream()).toList();
    }

    /** By an operator. {@code refusal}: why not, if so. */
    public Answer<Outcome> decide(Viewpoint by, AccountId whose, Optional<String> refusal) {
        var why = refusal.map(text -> TypedText.line(text, DeletionAsked.LONGEST_WORDS));
        return work.inOne(() -> {
            erasing.lockTeams(whose);
            var unused = account.credentials().lock(whose);
            var door = gate.at(by);
            return door.lettingIfThere(Action.KEEP_ACCOUNTS,
                    key -> waiting(whose)
                            .map(one -> why.map(text -> refused(door.look(), one, text, key.at()))
                                    .orElseGet(() -> deleted(door.look(), whose, key.at()))));
        });
    }

    private Outcome deleted(Look look, AccountId whose, Instant now) {
        var name = nameOf(whose);
        if (!erasing.staff(whose, now)) { return Outcome.LAST_MANAGER; }
        recorder.deletion(look.actor(), name, now);
        return Outcome.DELETED;
    }

    private Outcome refused(Look look, DeletionAsked one, String why, Instant now) {
        asked.save(one.refusedBecause(why, now));
        recorder.onService(look, Act.DELETION_REFUSED, nameOf(one.account()) + " (" + why + ")", now);
        return Outcome.REFUSED;
    }

    private String nameOf(AccountId whose) {
        return account.accounts().find(whose).map(found -> found.name().full()).orElse("");
    }
}
