package org.abri.application.relay;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Passwords;
import org.abri.application.inside.Passwords.FirstPassword;
import org.abri.application.inside.Recorder;
import org.abri.application.session.Sessions;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
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

    /** {@code role} PROFESSIONAL is for managers, MANAGER for operators. */
    public record Opening(Viewpoint by, RelayId relay, Once once, PersonName name, Language language,
            StaffRole role) {
        Action action() {
            return role == StaffRole.MANAGER ? Action.NAME_MANAGER : Action.OPEN_PROFESSIONAL_ACCOUNT;
        }
    }

    /** The first password is shown this once; it is empty when the person chose theirs already. */
    public record Opened(AccountId account, Username username, String firstPassword) {
        @Override
        public String toString() {
            return "Opened[" + account + "]";
        }
    }

    public record Renewed(Username username, String firstPassword) {
        @Override
        public String toString() {
            return "Renewed[…]";
        }
    }

    public enum Removal {
        /** REL-5: from now on, that person has no access. Removing who is gone already changes nothing. */
        REMOVED,
        /** REL-4: a relay keeps at least one manager while its agreement is in force. */
        LAST_MANAGER
    }

    private final InstantSource clock;
    private final UnitOfWork work;
    private final AccountPorts account;
    private final Sessions sessions;
    private final Memberships memberships;
    private final Gate gate;
    private final Passwords passwords;
    private final Recorder recorder;
    private final OpenStaff openStaff;

    KeepTeam(Ports ports, Inside inside, OpenStaff openStaff) {
        clock = ports.clock();
        work = ports.work();
        account = ports.account();
        sessions = ports.sessions();
        memberships = ports.relay().memberships();
        gate = inside.gate();
        passwords = inside.passwords();
        recorder = inside.recorder();
        this.openStaff = openStaff;
    }

    public Answer<List<Member>> see(Viewpoint by, RelayId relay) {
        return work.inOne(() -> gate.at(by, relay).letting(Action.SEE_TEAM,
                key -> members(memberships.ofRelay(relay))));
    }

    private List<Member> members(List<Membership> team) {
        var accounts = account.accounts()
                .findAll(team.stream().map(Membership::account).collect(Collectors.toSet()));
        return team.stream().flatMap(membership -> Optional.ofNullable(accounts.get(membership.account()))
                .map(found -> new Member(found.id(), found.name(), found.username(), membership.role()))
                .stream()).toList();
    }

    /** ACC-4: only for the relay at which the manager acts, or by an operator. */
    public Answer<Opened> open(Opening opening) {
        return withFirstPassword(opening.by(), opening.relay(), opening.action(),
                openStaff.accountId(opening),
                (look, first, now) -> Optional
                        .of(openStaff.open(look, opening, first, now)));
    }

    /** AUT-6: gives a colleague who lost theirs a new first password; who is not, or no longer, of the team is answered as missing. */
    public Answer<Renewed> renewFirstPassword(Viewpoint by, RelayId relay, AccountId colleague) {
        return withFirstPassword(by, relay, Action.RENEW_FIRST_PASSWORD, colleague,
                (look, first, now) -> memberships
                        .find(colleague, relay).flatMap(member -> account.accounts().find(colleague))
                        .flatMap(found -> account.credentials().lock(colleague).map(locked -> {
                            account.credentials().save(locked.withFirstPassword(first.password()));
                            sessions.removeAll(colleague);
                            recorder.onService(look, Act.FIRST_PASSWORD_RENEWED, found.name().full(), now);
                            return new Renewed(found.username(), first.shownOnce());
                        })));
    }

    private interface Giving<T> {
        Optional<T> give(Look look, FirstPassword first, Instant now);
    }

    /** Asked before the slow hash, and again with the act. */
    private <T> Answer<T> withFirstPassword(Viewpoint by, RelayId relay, Action action, AccountId whose,
            Giving<T> giving) {
        var asked = work.inOne(() -> gate.at(by, relay).letting(action, key -> key.at()));
        if (asked instanceof Answer.Refused<Instant>(var why)) { return new Answer.Refused<>(why); }
        var first = passwords.drawFirst(whose, clock.instant());
        return work.inOne(() -> {
            var door = gate.at(by, relay);
            return door.lettingIfThere(action, key -> giving.give(door.look(), first, key.at()));
        });
    }

    public Answer<Removal> remove(Viewpoint by, RelayId relay, AccountId colleague) {
        return work.inOne(() -> {
            var team = memberships.lock(relay);
            var door = gate.at(by, relay);
            return door.letting(Action.REMOVE_STAFF, key -> removed(door.look(), team, colleague, key.at()));
        });
    }

    private Removal removed(Look look, List<Membership> team, AccountId colleague, Instant now) {
        var leaving = team.stream().filter(member -> member.account().equals(colleague)).findFirst();
        if (leaving.isEmpty()) { return Removal.REMOVED; }
        var managers = team.stream().filter(member -> member.role() == StaffRole.MANAGER).count();
        var works = look.relay().filter(relay -> relay.worksAt(now)).isPresent();
        if (leaving.get().role() == StaffRole.MANAGER && managers == 1 && works) {
            return Removal.LAST_MANAGER;
        }
        memberships.remove(colleague, leaving.get().relay());
        recorder.onService(look, Act.STAFF_REMOVED,
                account.accounts().find(colleague).map(gone -> gone.name().full()).orElse(""), now);
        return Removal.REMOVED;
    }
}
