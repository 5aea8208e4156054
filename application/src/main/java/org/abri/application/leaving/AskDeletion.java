package org.abri.application.leaving;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.account.AllCredentials;
import org.abri.application.inside.Door;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.moderation.DeletionsAsked;
import org.abri.application.relay.Memberships;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.DeletionAsked;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Membership;
import org.abri.domain.text.TypedText;

/**
 * END-3, END-4: staff ask, from their own account, that it be deleted: a professional their managers, or an operator, with a
 * reason; a manager, and whoever belongs to no relay, an operator.
 */
public final class AskDeletion {
    /** Throws {@link org.abri.domain.text.InvalidValue} when no reason is given. */
    public record Command(Viewpoint by, boolean ofOperator, String reason) {
        public Command {
            reason = TypedText.line(reason, DeletionAsked.LONGEST_WORDS);
        }
    }

    /** {@code managersMay}: whether managers can be asked at all. */
    public record Own(Optional<DeletionAsked> asked, boolean managersMay) {}

    private final UnitOfWork work;
    private final DeletionsAsked asked;
    private final AllCredentials credentials;
    private final Memberships memberships;
    private final Gate gate;
    private final Recorder recorder;

    AskDeletion(Ports ports, Inside inside) {
        work = ports.work();
        asked = ports.moderation().deletions();
        credentials = ports.account().credentials();
        memberships = ports.relay().memberships();
        gate = inside.gate();
        recorder = inside.recorder();
    }

    public Answer<Own> see(Viewpoint by) {
        return work.inOne(() -> gate.at(by).letting(Action.ASK_DELETION, key -> {
            var who = by.who().orElseThrow();
            return new Own(asked.find(who), managersMay(who));
        }));
    }

    /** Now, or again; what was asked before is replaced. Answers it as it is. */
    public Answer<DeletionAsked> ask(Command command) {
        return locking(command.by(), (door, who, now) -> {
            var is = new DeletionAsked(who, command.ofOperator() || !managersMay(who), command.reason(), now,
                    Optional.empty());
            asked.save(is);
            recorder.onService(door.look(), Act.DELETION_ASKED, name(door.look()), now);
            return is;
        });
    }

    /** Answers whether there was anything to take back. */
    public Answer<Boolean> takeBack(Viewpoint by) {
        return locking(by, (door, who, now) -> {
            var was = asked.find(who);
            was.ifPresent(one -> {
                asked.remove(who);
                recorder.onService(door.look(), Act.DELETION_TAKEN_BACK, name(door.look()), now);
            });
            return was.isPresent();
        });
    }

    @FunctionalInterface
    private interface Act1<T> {
        T done(Door door, AccountId who, Instant now);
    }

    private <T> Answer<T> locking(Viewpoint by, Act1<T> act) {
        return work.inOne(() -> {
            var unused = by.who().flatMap(credentials::lock);
            var door = gate.at(by);
            return door.letting(Action.ASK_DELETION,
                    key -> act.done(door, by.who().orElseThrow(), key.at()));
        });
    }

    private static String name(Look look) {
        return look.asker().map(name -> name.full()).orElse("");
    }

    /** END-4: of a manager an operator decides; of whoever belongs to no relay nobody else could. */
    private boolean managersMay(AccountId who) {
        List<Membership> seats = memberships.ofAccount(who);
        return !seats.isEmpty() && seats.stream().noneMatch(Membership::isManager);
    }
}
