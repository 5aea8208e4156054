package org.abri.application.account;

import java.util.List;
import java.util.Optional;
import org.abri.application.Draw;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.access.Gate;
import org.abri.application.journal.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.Credential;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.StaffRole;

/** ACC-3, ACC-4, REL-4, REL-5: who works for a relay: its managers are named by operators, its professionals by a manager. */
public final class KeepTeam {
    /** Somebody of the team. */
    public record Member(AccountId account, PersonName name, Username username, StaffRole role) {}

    public sealed interface SeeOutcome {
        record Seen(List<Member> members) implements SeeOutcome {}

        record Refused(Denied why) implements SeeOutcome {}
    }

    /** {@code role} PROFESSIONAL is for managers, MANAGER for operators. */
    public record Opening(Viewpoint by, RelayId relay, Once once, PersonName name, Language language,
            StaffRole role) {}

    public sealed interface OpenOutcome {
        /** The first password is shown this once; it is empty when the person chose theirs already. */
        record Opened(AccountId account, Username username, String firstPassword) implements OpenOutcome {
            @Override
            public String toString() {
                return "Opened[" + account + "]";
            }
        }

        record Refused(Denied why) implements OpenOutcome {}
    }

    public sealed interface RenewOutcome {
        record Renewed(Username username, String firstPassword) implements RenewOutcome {
            @Override
            public String toString() {
                return "Renewed[…]";
            }
        }

        /** Not, or no longer, of this team. */
        record NotOfTheTeam() implements RenewOutcome {}

        record Refused(Denied why) implements RenewOutcome {}
    }

    public sealed interface RemoveOutcome {
        /** REL-5: from now on, that person has no access. Removing who is gone already changes nothing. */
        record Removed() implements RemoveOutcome {}

        /** REL-4: a relay keeps at least one manager while its agreement is in force. */
        record LastManager() implements RemoveOutcome {}

        record Refused(Denied why) implements RemoveOutcome {}
    }

    private final Ports ports;
    private final Gate gate;
    private final Draw draw;
    private final Recorder recorder;

    public KeepTeam(Ports ports, Gate gate, Draw draw, Recorder recorder) {
        this.ports = ports;
        this.gate = gate;
        this.draw = draw;
        this.recorder = recorder;
    }

    public SeeOutcome see(Viewpoint by, RelayId relay) {
        return ports.work().inOne(() -> switch (gate.onRelay(by, Action.SEE_TEAM, relay)) {
            case Denied denied -> new SeeOutcome.Refused(denied);
            case Granted key -> new SeeOutcome.Seen(ports.memberships().at(relay).stream()
                    .flatMap(membership -> member(membership).stream()).toList());
        });
    }

    /** ACC-4: only for the relay at which the manager acts, or by an operator. */
    public OpenOutcome open(Opening opening) {
        var action =
                opening.role() == StaffRole.MANAGER ? Action.NAME_MANAGER : Action.OPEN_PROFESSIONAL_ACCOUNT;
        if (ports.work()
                .inOne(() -> gate.onRelay(opening.by(), action, opening.relay())) instanceof Denied denied) {
            return new OpenOutcome.Refused(denied);
        }
        var now = ports.clock().instant();
        var first = FirstPassword.drawn(ports, draw, now);
        var id = draw.accountId(opening.by(), opening.once());
        return ports.work().inOne(() -> switch (gate.onRelay(opening.by(), action, opening.relay())) {
            case Denied denied -> new OpenOutcome.Refused(denied);
            case Granted key when ports.accounts().find(id).isPresent() ->
                    renewed(ports.accounts().find(id).get(), first);
            case Granted key -> {
                var account =
                        Account.ofWorker(id, AccountKind.STAFF, FreshUsername.of(ports, draw), opening.name(),
                                opening.language(), first.credential(), now);
                ports.accounts().add(account);
                ports.memberships().save(new Membership(account.id(), opening.relay(), opening.role(), now));
                recorder.onService(opening.by(),
                        opening.role() == StaffRole.MANAGER ? Act.MANAGER_NAMED : Act.PROFESSIONAL_OPENED,
                        account.name().full(), now);
                yield new OpenOutcome.Opened(account.id(), account.username(), first.shownOnce());
            }
        });
    }

    /** I4: the same request again. The password that nobody saw arrive is replaced, unless the person chose theirs already. */
    private OpenOutcome renewed(Account account, FirstPassword first) {
        if (account.credential() instanceof Credential.Chosen) {
            return new OpenOutcome.Opened(account.id(), account.username(), "");
        }
        ports.accounts().save(account.withFirstPassword(first.credential()));
        return new OpenOutcome.Opened(account.id(), account.username(), first.shownOnce());
    }

    /** AUT-6: gives a colleague who lost theirs a new first password; nobody but them ever chooses the next one. */
    public RenewOutcome renewFirstPassword(Viewpoint by, RelayId relay, AccountId colleague) {
        if (ports.work()
                .inOne(() -> gate.onRelay(by, Action.RENEW_FIRST_PASSWORD, relay)) instanceof Denied denied) {
            return new RenewOutcome.Refused(denied);
        }
        var now = ports.clock().instant();
        var first = FirstPassword.drawn(ports, draw, now);
        return ports.work().inOne(() -> switch (gate.onRelay(by, Action.RENEW_FIRST_PASSWORD, relay)) {
            case Denied denied -> new RenewOutcome.Refused(denied);
            case Granted key -> ports.memberships().find(colleague, relay)
                    .flatMap(membership -> ports.accounts().find(colleague))
                    .<RenewOutcome> map(account -> {
                        ports.accounts().save(account.withFirstPassword(first.credential()));
                        ports.sessions().removeAll(colleague, Optional.empty());
                        recorder.onService(by, Act.FIRST_PASSWORD_RENEWED, account.name().full(), now);
                        return new RenewOutcome.Renewed(account.username(), first.shownOnce());
                    })
                    .orElseGet(RenewOutcome.NotOfTheTeam::new);
        });
    }

    public RemoveOutcome remove(Viewpoint by, RelayId relay, AccountId colleague) {
        var now = ports.clock().instant();
        return ports.work().inOne(() -> switch (gate.onRelay(by, Action.REMOVE_STAFF, relay)) {
            case Denied denied -> new RemoveOutcome.Refused(denied);
            case Granted key -> {
                var team = ports.memberships().lock(relay);
                var leaving = team.stream().filter(member -> member.account().equals(colleague)).findFirst();
                var managers = team.stream().filter(member -> member.role() == StaffRole.MANAGER).count();
                var works = ports.relays().find(relay).filter(found -> found.worksAt(now)).isPresent();
                if (leaving.isPresent() && leaving.get().role() == StaffRole.MANAGER && managers == 1
                        && works) {
                    yield new RemoveOutcome.LastManager();
                }
                if (leaving.isPresent()) {
                    ports.memberships().remove(colleague, relay);
                    recorder.onService(by, Act.STAFF_REMOVED,
                            ports.accounts().find(colleague).map(account -> account.name().full()).orElse(""),
                            now);
                }
                yield new RemoveOutcome.Removed();
            }
        });
    }

    private Optional<Member> member(Membership membership) {
        return ports.accounts().find(membership.account())
                .map(account -> new Member(account.id(), account.name(), account.username(),
                        membership.role()));
    }
}
