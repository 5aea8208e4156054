package org.abri.application.leaving;

import java.time.Instant;
import java.util.List;
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
import org.abri.application.relay.RelayPorts;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.FormalNotice;
import org.abri.domain.account.Holds;
import org.abri.domain.account.Measure;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.text.TypedText;
import org.abri.domain.vault.VaultId;

/**
 * END-5, SEC-8, END-1: operators find an account by the username that they are told, and by nothing else; they see what it is and
 * how it stands, never a name nor what is in it (VLT-13); and they suspend it, warn whoever it belongs to, lock or delete it,
 * each time with a reason, which that person reads in their journal.
 */
public final class KeepAccounts {
    /** In code points. */
    public static final int LONGEST_REASON = 200;

    /**
     * An account as operators see it.
     *
     * @param relays where whoever it belongs to works; nobody's who is accompanied
     * @param notice the latest formal notice
     */
    public record SeenAccount(AccountId account, Username username, AccountKind kind, Instant openedAt,
            Holds holds,
            List<String> relays, Optional<FormalNotice> notice) {}

    /** A formal notice that nobody has complied with, and whose it is. */
    public record SeenNotice(Username username, FormalNotice notice) {}

    public record Command(Viewpoint by, AccountId account, Measure measure, String reason) {
        /** Throws {@link org.abri.domain.text.InvalidValue} when the reason is missing or too long. */
        public Command {
            reason = TypedText.line(reason, LONGEST_REASON);
        }
    }

    public enum Outcome {
        DONE,
        /** It stands so already; or no notice runs that could be complied with; or one runs that must be waited for. */
        NOTHING_TO_DO,
        /** REL-4: of the last manager of a relay whose agreement is in force, only another is named first. */
        LAST_MANAGER,
        /** Nobody does it to themselves, or deletes an operator here. */
        NOT_FROM_HERE
    }

    private final UnitOfWork work;
    private final AccountPorts account;
    private final RelayPorts relay;
    private final Gate gate;
    private final Recorder recorder;
    private final Closing closing;
    private final Erasing erasing;
    private final LoseFactor loseFactor;

    KeepAccounts(Ports ports, Inside inside, Closing closing, Erasing erasing, LoseFactor loseFactor) {
        work = ports.work();
        account = ports.account();
        relay = ports.relay();
        gate = inside.gate();
        recorder = inside.recorder();
        this.closing = closing;
        this.erasing = erasing;
        this.loseFactor = loseFactor;
    }

    /** By its whole username; empty when it is nobody's. */
    public Answer<Optional<AccountId>> find(Viewpoint by, Username username) {
        return work.inOne(() -> gate.at(by).letting(Action.KEEP_ACCOUNTS,
                key -> account.credentials().ofUsername(username).map(Credentials::account)));
    }

    public Answer<SeenAccount> see(Viewpoint by, AccountId id) {
        return work.inOne(() -> gate.at(by).lettingIfThere(Action.KEEP_ACCOUNTS, key -> seen(id)));
    }

    private Optional<SeenAccount> seen(AccountId id) {
        return account.accounts().find(id).flatMap(found -> account.credentials().find(id)
                .map(credentials -> new SeenAccount(id, found.username(), found.kind(), found.openedAt(),
                        credentials.holds(), relaysOf(id),
                        account.notices().find(id))));
    }

    private List<String> relaysOf(AccountId id) {
        return relay.workplacesOf(id).stream().map(place -> place.relay().name()).toList();
    }

    /** The formal notices that run, or stayed without effect, the oldest first. */
    public Answer<Listed<SeenNotice>> notices(Viewpoint by, Listing wanted) {
        return work.inOne(() -> gate.at(by).letting(Action.KEEP_ACCOUNTS, key -> {
            var open = Listed.of(account.notices().open(wanted), wanted,
                    last -> new Listing.Mark(last.givenAt(), last.account().value()));
            var accounts = account.accounts().findAll(
                    open.lines().stream().map(FormalNotice::account).collect(Collectors.toSet()));
            return new Listed<>(open.lines().stream()
                    .flatMap(notice -> Optional.ofNullable(accounts.get(notice.account()))
                            .map(found -> new SeenNotice(found.username(), notice)).stream())
                    .toList(), open.next());
        }));
    }

    /** Who is not, or no longer, there is answered as missing. */
    public Answer<Outcome> take(Command command) {
        return work.inOne(() -> {
            if (command.measure() == Measure.DELETE) {
                erasing.lockTeams(command.account());
            }
            var locked = account.credentials().lock(command.account());
            var door = gate.at(command.by());
            return door.lettingIfThere(Action.KEEP_ACCOUNTS,
                    key -> locked.flatMap(person -> account.accounts().find(person.account())
                            .map(found -> taken(command, found, person, door.look(), key.at()))));
        });
    }

    private Outcome taken(Command command, Account found, Credentials person, Look look, Instant now) {
        if (command.by().who().filter(person.account()::equals).isPresent()) { return Outcome.NOT_FROM_HERE; }
        var outcome = switch (command.measure()) {
            case SUSPEND -> suspended(person, now);
            case LIFT -> lifted(person);
            case GIVE_NOTICE -> given(command, now);
            case END_NOTICE -> complied(command, now);
            case LOCK -> locked(person, now);
            case LOSE_FACTOR -> loseFactor.lost(person, now).isPresent() ? Outcome.DONE
                    : Outcome.NOTHING_TO_DO;
            case DELETE -> deleted(person, now);
        };
        if (outcome == Outcome.DONE) {
            record(command, found, look, now);
        }
        return outcome;
    }

    private Outcome suspended(Credentials person, Instant now) {
        if (person.holds().suspended()) { return Outcome.NOTHING_TO_DO; }
        closing.suspend(person, now);
        return Outcome.DONE;
    }

    private Outcome lifted(Credentials person) {
        if (!person.holds().suspended()) { return Outcome.NOTHING_TO_DO; }
        closing.lift(person);
        return Outcome.DONE;
    }

    private Outcome locked(Credentials person, Instant now) {
        closing.lock(person, now);
        return Outcome.DONE;
    }

    private Outcome given(Command command, Instant now) {
        if (notice(command).filter(notice -> notice.runsAt(now)).isPresent()) {
            return Outcome.NOTHING_TO_DO;
        }
        account.notices().save(FormalNotice.given(command.account(), command.reason(), now));
        return Outcome.DONE;
    }

    private Outcome complied(Command command, Instant now) {
        return notice(command).filter(notice -> notice.runsAt(now)).map(notice -> {
            account.notices().save(notice.compliedWith(now));
            return Outcome.DONE;
        }).orElse(Outcome.NOTHING_TO_DO);
    }

    private Optional<FormalNotice> notice(Command command) {
        return account.notices().find(command.account());
    }

    private Outcome deleted(Credentials person, Instant now) {
        return switch (person.kind()) {
            case BENEFICIARY -> {
                erasing.person(person.account(), now);
                yield Outcome.DONE;
            }
            case STAFF -> erasing.staff(person.account(), now) ? Outcome.DONE : Outcome.LAST_MANAGER;
            case OPERATOR -> Outcome.NOT_FROM_HERE;
        };
    }

    /** END-2: of whoever was deleted it does not say who it was; of staff and operators, in the service's journal, by name (PRI-4). */
    private void record(Command command, Account found, Look look, Instant now) {
        if (command.measure() == Measure.DELETE) {
            recorder.deletion(look.actor(), command.reason(), now);
        } else if (found.kind() == AccountKind.BENEFICIARY) {
            recorder.onVault(look, VaultId.of(found.id()), act(command.measure()), command.reason(), now);
        } else {
            recorder.onService(look, act(command.measure()),
                    found.name().full() + " (" + command.reason() + ")", now);
        }
    }

    private static Act act(Measure measure) {
        return switch (measure) {
            case SUSPEND -> Act.ACCOUNT_SUSPENDED;
            case LIFT -> Act.SUSPENSION_LIFTED;
            case GIVE_NOTICE -> Act.FORMAL_NOTICE_GIVEN;
            case END_NOTICE -> Act.FORMAL_NOTICE_ENDED;
            case LOCK -> Act.ACCOUNT_LOCKED;
            case LOSE_FACTOR -> Act.FACTOR_LOST;
            case DELETE -> Act.ACCOUNT_DELETED;
        };
    }
}
