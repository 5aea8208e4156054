package org.abri.application.rectification;

import java.time.Instant;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter.Counted;
import org.abri.application.inside.Tools;
import org.abri.application.relay.Memberships;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.PersonName;
import org.abri.domain.limits.Pace;
import org.abri.domain.rectification.Rectification;
import org.abri.domain.relay.RelayId;
import org.abri.domain.text.TypedText;

/**
 * PRI-2: names that are put right at once, because whose they are asked for it: by a manager, of a colleague who belongs to no
 * other relay; by an operator, of anybody but themselves, with a reason. VLT-13: operators know the username, see no name, and
 * type what they were told. Whose names they are is told, and of who has a vault the journal says it, with the reason.
 */
public final class RectifyWhenAsked {
    /**
     * What an operator types.
     *
     * @param born          empty when the birth date stays as it is; it counts only of who has a vault
     * @param reason        why, as the person reads it
     * @param homonymReason ACC-8: why this is somebody else than whoever has these names and that birth date, if so
     */
    public record Command(Viewpoint by, AccountId account, PersonName name, Optional<BirthDate> born,
            String reason, Optional<String> homonymReason) {
        /** Throws {@link org.abri.domain.text.InvalidValue} when the reason is missing, or one is too long. */
        public Command {
            reason = TypedText.line(reason, Rectification.LONGEST_REASON);
            homonymReason =
                    homonymReason.map(typed -> TypedText.line(typed, Rectification.LONGEST_REASON));
        }
    }

    public sealed interface Outcome {
        record Rectified() implements Outcome {}

        /** ACC-8: somebody else of these names, born then, has an account; nothing of it is said. */
        record MayHaveAnAccount() implements Outcome {}

        /** Nobody decides here what they are called themselves. */
        record Own() implements Outcome {}

        /** ACC-12: the person works for another relay too: an operator does it. */
        record ForAnOperator() implements Outcome {}

        /** SEC-6, AUT-5: too much was asked of late, by whoever asks, or of that person. */
        record Paused(Instant until) implements Outcome {}
    }

    private final UnitOfWork work;
    private final AccountPorts account;
    private final Memberships memberships;
    private final Gate gate;
    private final Tools tools;
    private final Rectifying rectifying;

    RectifyWhenAsked(Ports ports, Inside inside, Rectifying rectifying) {
        work = ports.work();
        account = ports.account();
        memberships = ports.relay().memberships();
        gate = inside.gate();
        tools = inside.tools();
        this.rectifying = rectifying;
    }

    /** By an operator. Who is not, or no longer, there is answered as missing. */
    public Answer<Outcome> byOperator(Command command) {
        return work.inOne(() -> {
            var locked = account.credentials().lock(command.account());
            var door = gate.at(command.by());
            return door.lettingIfThere(Action.KEEP_ACCOUNTS, key -> account.accounts()
                    .find(command.account()).filter(Account::isWhole).filter(person -> locked.isPresent())
                    .map(person -> notNow(command.by(), person.id(), key.at())
                            .orElseGet(() -> rectified(door.look(), command, person, key.at()))));
        });
    }

    private Outcome rectified(Look look, Command command, Account person, Instant now) {
        if (rectifying.areOfAnother(look, person, command.name(), command.born(), command.homonymReason(),
                now)) {
            return new Outcome.MayHaveAnAccount();
        }
        rectifying.rectify(look, person, command.name(), command.born(),
                command.homonymReason().map(other -> command.reason() + " · " + other)
                        .orElse(command.reason()),
                now);
        rectifying.tell(person, now);
        return new Outcome.Rectified();
    }

    /** By a manager, of a colleague. Who is not, or no longer, of the team is answered as missing. */
    public Answer<Outcome> byManager(Viewpoint by, RelayId relay, AccountId colleague, PersonName name) {
        return work.inOne(() -> {
            // REL-5: nobody leaves the team meanwhile
            var team = memberships.lock(relay);
            var locked = account.credentials().lock(colleague);
            var door = gate.at(by, relay);
            return door.lettingIfThere(Action.RECTIFY_STAFF,
                    key -> account.accounts().find(colleague)
                            .filter(Account::isWhole).filter(person -> locked.isPresent() && team.stream()
                                    .anyMatch(member -> member.account().equals(colleague)))
                            .map(person -> notForManagers(colleague)
                                    .or(() -> notNow(by, colleague, key.at())).orElseGet(() -> {
                                        rectifying.rectify(door.look(), person, name, Optional.empty(), "",
                                                key.at());
                                        return new Outcome.Rectified();
                                    })));
        });
    }

    private Optional<Outcome> notForManagers(AccountId colleague) {
        return memberships.ofAccount(colleague).size() > 1 ? Optional.of(new Outcome.ForAnOperator())
                : Optional.empty();
    }

    private Optional<Outcome> notNow(Viewpoint by, AccountId whose, Instant now) {
        var who = by.who().orElseThrow();
        if (who.equals(whose)) { return Optional.of(new Outcome.Own()); }
        return tools.pauseBefore(by, now, new Counted(Pace.RECTIFYING_BY_ASKER, who),
                new Counted(Pace.RECTIFYING_A_PERSON, whose)).map(Outcome.Paused::new);
    }
}
