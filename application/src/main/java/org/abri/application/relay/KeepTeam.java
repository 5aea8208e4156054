package org.abri.application.relay;

import org.abri.application.sealing.KeyOwner;
import org.abri.application.session.Sessions;
import org.abri.application.sms.SentSms;
import org.abri.application.sms.SmsStates;
import java.util.Map;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Passwords;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.Renewal;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.sms.SmsState;
import org.abri.domain.text.TypedText;

/**
 * ACC-3, ACC-4, REL-4, REL-5: who works for a relay. Its managers open the accounts of its professionals, and ask an operator
 * when one of them is to be a manager too. Operators open accounts there only while no manager is left who could.
 */
public final class KeepTeam {
    /** Why an operator opens an account at a relay, in code points. */
    public static final int LONGEST_REASON = 200;

    /**
     * Somebody of the team.
     *
     * @param renewal    the latest new way in that was asked for them
     * @param lastSignIn REL-5: for managers alone, who decide whose account goes on
     */
    public record Member(Membership membership, PersonName name, Username username,
            Optional<SeenRenewal> renewal, Optional<PersonName> askedToManageBy,
            Optional<Instant> lastSignIn) {
        public AccountId account() {
            return membership.account();
        }

        public StaffRole role() {
            return membership.role();
        }
    }

    /**
     * With whoever asked, as far as they are still there.
     *
     * @param sms REM-5: what became of the last SMS to the person since, for whoever keeps the team, if the code went by SMS
     */
    public record SeenRenewal(Renewal renewal, Optional<PersonName> askedBy, Optional<SmsState> sms) {
        public SeenRenewal(Renewal renewal, Optional<PersonName> askedBy) {
            this(renewal, askedBy, Optional.empty());
        }

        public boolean smsReachedNobody() {
            return sms.filter(SmsState::reachedNobody).isPresent();
        }
    }

    /**
     * {@code role} PROFESSIONAL by managers; any by operators, who say why.
     */
    public record Opening(Viewpoint by, RelayId relay, Once once, PersonName name, Language language,
            StaffRole role, Optional<String> reason) {
        /** Throws {@link org.abri.domain.text.InvalidValue} when the reason is too long. */
        public Opening {
            reason = reason.map(typed -> TypedText.line(typed, LONGEST_REASON));
        }

        /** By a manager. */
        public Opening(Viewpoint by, RelayId relay, Once once, PersonName name, Language language,
                StaffRole role) {
            this(by, relay, once, name, language, role, Optional.empty());
        }

        Action action() {
            return role == StaffRole.MANAGER ? Action.NAME_MANAGER : Action.OPEN_PROFESSIONAL_ACCOUNT;
        }
    }

    public sealed interface Outcome {}

    /** The code is shown this once; it is empty when the person chose their password already. */
    public record Opened(AccountId account, Username username, String activationCode) implements Outcome {
        @Override
        public String toString() {
            return "Opened[" + account + "]";
        }
    }

    /** VLT-13: a manager of that relay can do it; an operator does it only when none can, and says why. */
    public record ForItsManagers() implements Outcome {}

    public enum Removal {
        /** REL-5: from now on, that person has no access. Removing who is gone already changes nothing. */
        REMOVED,
        /** REL-4: a relay keeps at least one manager while its agreement is in force. */
        LAST_MANAGER
    }

    private final UnitOfWork work;
    private final AccountPorts account;
    private final RelayPorts ports;
    private final Memberships memberships;
    private final Sessions sessions;
    private final SmsStates smsStates;
    private final Gate gate;
    private final Passwords passwords;
    private final Recorder recorder;
    private final OpenStaff openStaff;
    private final WhoManages whoManages;
    private final Departure departure;

    KeepTeam(Ports ports, Inside inside, OpenStaff openStaff, WhoManages whoManages) {
        work = ports.work();
        account = ports.account();
        this.ports = ports.relay();
        memberships = ports.relay().memberships();
        sessions = ports.sessions();
        smsStates = ports.sms().states();
        gate = inside.gate();
        passwords = inside.passwords();
        recorder = inside.recorder();
        this.openStaff = openStaff;
        this.whoManages = whoManages;
        departure = new Departure(ports, inside);
    }

    /** For everybody who works there, and for operators. */
    public Answer<List<Member>> see(Viewpoint by, RelayId relay) {
        return work.inOne(() -> {
            var door = gate.at(by, relay);
            return door.letting(Action.SEE_TEAM, key -> {
                var team = memberships.ofRelay(relay);
                return members(team, door.look().may(Action.ASK_FOR_MANAGER) ? sessions.lastSignIns(
                        team.stream().map(Membership::account).collect(Collectors.toSet())) : Map.of());
            });
        });
    }

    private List<Member> members(List<Membership> team, Map<AccountId, Instant> lastSignIns) {
        var renewals = ports.renewals()
                .findAll(team.stream().map(Membership::account).collect(Collectors.toSet()));
        var accounts = account.accounts().findAll(Stream.of(team.stream().map(Membership::account),
                renewals.values().stream().map(Renewal::askedBy),
                team.stream().flatMap(one -> one.asked().stream()).map(Membership.ManagerAsked::by))
                .flatMap(ids -> ids).collect(Collectors.toSet()));
        return team.stream().flatMap(membership -> Optional.ofNullable(accounts.get(membership.account()))
                .map(found -> new Member(membership, found.name(), found.username(),
                        Optional.ofNullable(renewals.get(found.id()))
                                .map(renewal -> new SeenRenewal(renewal,
                                        Optional.ofNullable(accounts.get(renewal.askedBy()))
                                                .map(Account::name),
                                        smsOf(renewal))),
                        membership.asked().flatMap(asked -> Optional.ofNullable(accounts.get(asked.by())))
                                .map(Account::name),
                        Optional.ofNullable(lastSignIns.get(membership.account()))))
                .stream()).toList();
    }

    private Optional<SmsState> smsOf(Renewal renewal) {
        if (renewal.way() != Renewal.Way.SMS) { return Optional.empty(); }
        return smsStates.latestOf(KeyOwner.of(renewal.account()))
                .filter(sms -> !sms.at().isBefore(renewal.askedAt())).map(SentSms::state);
    }

    /** Whether {@code by} may open accounts there, as things stand: of operators, only while no manager can. */
    public Answer<Boolean> mayOpen(Viewpoint by, RelayId relay) {
        return work.inOne(() -> gate.at(by, relay).letting(
                by instanceof Viewpoint.Operator ? Action.NAME_MANAGER : Action.OPEN_PROFESSIONAL_ACCOUNT,
                key -> isTheirs(by, relay)));
    }

    private boolean isTheirs(Viewpoint by, RelayId relay) {
        return !(by instanceof Viewpoint.Operator) || !whoManages.anybody(relay);
    }

    /** ACC-4: only for the relay at which the manager acts. Asked before the slow hash, and again with the act. */
    public Answer<Outcome> open(Opening opening) {
        var asked = work.inOne(() -> gate.at(opening.by(), opening.relay()).letting(opening.action(),
                key -> isFor(opening)));
        if (!(asked instanceof Answer.Given<Boolean>(var theirs, var seen) && theirs)) {
            return asked.map(no -> new ForItsManagers());
        }
        var code = passwords.drawCode(openStaff.accountId(opening));
        return work.inOne(() -> {
            memberships.lock(opening.relay());
            var door = gate.at(opening.by(), opening.relay());
            return door.letting(opening.action(),
                    key -> isFor(opening) ? openStaff.open(door.look(), opening, code, key.at())
                            : new ForItsManagers());
        });
    }

    private boolean isFor(Opening opening) {
        return isTheirs(opening.by(), opening.relay())
                && !(opening.by() instanceof Viewpoint.Operator && opening.reason().isEmpty());
    }

    /** ACC-3: that a colleague is to be a manager; an operator answers. Who is not, or no longer, of the team is answered as missing. */
    public Answer<Membership> askForManager(Viewpoint by, RelayId relay, AccountId colleague) {
        return work.inOne(() -> {
            memberships.lock(relay);
            var door = gate.at(by, relay);
            return door.lettingIfThere(Action.ASK_FOR_MANAGER,
                    key -> memberships.find(colleague, relay).map(member -> {
                        var asked = member.askedToManage(by.who().orElseThrow(), key.at());
                        if (!asked.equals(member)) {
                            memberships.save(asked);
                            recorder.onService(door.look(), Act.MANAGER_ASKED_FOR, nameOf(colleague),
                                    key.at());
                        }
                        return asked;
                    }));
        });
    }

    /** ACC-3: an operator's answer to what a manager asked, given once; what nobody asked for is answered as missing. */
    public Answer<Membership> answerManager(Viewpoint by, RelayId relay, AccountId colleague, boolean yes) {
        return work.inOne(() -> {
            memberships.lock(relay);
            var door = gate.at(by, relay);
            return door.lettingIfThere(Action.NAME_MANAGER, key -> memberships.find(colleague, relay)
                    .filter(member -> member.asked().isPresent()).map(member -> {
                        var answered = member.answered(yes, key.at());
                        memberships.save(answered);
                        recorder.onService(door.look(), yes ? Act.MANAGER_NAMED : Act.MANAGER_NOT_NAMED,
                                nameOf(colleague), key.at());
                        return answered;
                    }));
        });
    }

    public Answer<Removal> remove(Viewpoint by, RelayId relay, AccountId colleague) {
        return work.inOne(() -> {
            var team = memberships.lock(relay);
            var door = gate.at(by, relay);
            return door.letting(Action.REMOVE_STAFF, key -> removed(door.look(), team, colleague, key.at()));
        });
    }

    /**
     * REL-4, ACC-3: by an operator, a colleague of the team manages it in place of a manager who leaves, both or neither; nobody
     * new comes in by it (VLT-13). Who is not, or no longer, what is said of them there is answered as missing.
     */
    public Answer<Membership> replace(Viewpoint by, RelayId relay, AccountId manager, AccountId successor) {
        return work.inOne(() -> {
            var team = memberships.lock(relay);
            var door = gate.at(by, relay);
            return door.lettingIfThere(Action.NAME_MANAGER,
                    key -> of(team, manager).filter(Membership::isManager)
                            .flatMap(leaving -> of(team, successor).filter(other -> !other.isManager())
                                    .map(other -> replaced(door.look(), leaving, other, key.at()))));
        });
    }

    private static Optional<Membership> of(List<Membership> team, AccountId colleague) {
        return team.stream().filter(member -> member.account().equals(colleague)).findFirst();
    }

    private Membership replaced(Look look, Membership leaving, Membership successor, Instant now) {
        var named = successor.named(now);
        memberships.save(named);
        recorder.onService(look, Act.MANAGER_NAMED, nameOf(successor.account()), now);
        gone(look, leaving, now);
        return named;
    }

    private Removal removed(Look look, List<Membership> team, AccountId colleague, Instant now) {
        var leaving = of(team, colleague);
        if (leaving.isEmpty()) { return Removal.REMOVED; }
        var managers = team.stream().filter(Membership::isManager).count();
        var works = look.relay().filter(relay -> relay.worksAt(now)).isPresent();
        if (leaving.get().isManager() && managers == 1 && works) { return Removal.LAST_MANAGER; }
        gone(look, leaving.get(), now);
        return Removal.REMOVED;
    }

    private void gone(Look look, Membership leaving, Instant now) {
        departure.leaves(look, leaving, nameOf(leaving.account()), now);
    }

    private String nameOf(AccountId colleague) {
        return account.accounts().find(colleague).map(found -> found.name().full()).orElse("");
    }
}
