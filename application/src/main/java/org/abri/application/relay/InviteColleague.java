package org.abri.application.relay;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.account.Accounts;
import org.abri.application.inside.Door;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter.Counted;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Tools;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.relay.Invitation;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.StaffRole;

/**
 * ACC-12: somebody who works for a relay joins another with the account they have. A manager asks by the whole username, and is
 * answered alike whether anybody has it (AUT-5); the person agrees from their own account, or does not, or lets it lapse. Leaving
 * one relay keeps the other.
 */
public final class InviteColleague {
    public sealed interface Outcome {
        /** It waits, should anybody have that username. */
        record Invited() implements Outcome {}

        /** Whoever has it works there already, as everybody of the team sees. */
        record WorksHere() implements Outcome {}

        /** SEC-6: too many were asked of late. */
        record Paused(Instant until) implements Outcome {}
    }

    /** As the person who is asked sees it. */
    public record Asked(Relay relay, Optional<PersonName> by, Instant until) {}

    public enum Joined {
        /** Works there from now on. */
        JOINED,
        /** Does not, and is not asked any more. */
        REFUSED,
        /** It was taken back, lapsed, or whoever asked may not any more; or no agreement is in force (REL-3). */
        OVER
    }

    private final InstantSource clock;
    private final UnitOfWork work;
    private final Accounts accounts;
    private final RelayPorts ports;
    private final Gate gate;
    private final Tools tools;
    private final Recorder recorder;
    private final WhoManages whoManages;
    private final WhoNeedsFactor whoNeedsFactor;

    InviteColleague(Ports ports, Inside inside, WhoManages whoManages, WhoNeedsFactor whoNeedsFactor) {
        clock = ports.clock();
        work = ports.work();
        accounts = ports.account().accounts();
        this.ports = ports.relay();
        gate = inside.gate();
        tools = inside.tools();
        recorder = inside.recorder();
        this.whoManages = whoManages;
        this.whoNeedsFactor = whoNeedsFactor;
    }

    /** Asked again, the last time counts. */
    public Answer<Outcome> invite(Viewpoint by, RelayId relay, Username colleague) {
        return work.inOne(() -> {
            var team = ports.memberships().lock(relay);
            var door = gate.at(by, relay);
            return door.letting(Action.INVITE_STAFF, key -> {
                var there =
                        accounts.findAll(team.stream().map(Membership::account).collect(Collectors.toSet()));
                if (there.values().stream().map(Account::username).anyMatch(colleague::equals)) {
                    return new Outcome.WorksHere();
                }
                var asker = by.who().orElseThrow();
                return tools
                        .pauseBefore(by, key.at(), new Counted(Pace.INVITING_BY_STAFF, asker),
                                new Counted(Pace.INVITING_BY_RELAY, relay))
                        .<Outcome> map(Outcome.Paused::new)
                        .orElseGet(() -> invited(door, new Invitation(relay, colleague, asker, key.at())));
            });
        });
    }

    private Outcome invited(Door door, Invitation invitation) {
        ports.invitations().keep(invitation);
        recorder.onService(door.look(), Act.COLLEAGUE_INVITED, invitation.colleague().value(),
                invitation.at());
        return new Outcome.Invited();
    }

    /** Those that wait, the last first. */
    public Answer<List<Invitation>> waiting(Viewpoint by, RelayId relay) {
        return work.inOne(() -> gate.at(by, relay).letting(Action.INVITE_STAFF, key -> ports.invitations()
                .ofRelay(relay).stream().filter(invitation -> invitation.openAt(key.at())).toList()));
    }

    /** Taking back what does not wait changes nothing; answers whether it did. */
    public Answer<Boolean> withdraw(Viewpoint by, RelayId relay, Username colleague) {
        return work.inOne(() -> {
            var unused = ports.memberships().lock(relay);
            var door = gate.at(by, relay);
            return door.letting(Action.INVITE_STAFF, key -> {
                var waits = ports.invitations().ofRelay(relay).stream()
                        .anyMatch(invitation -> invitation.colleague().equals(colleague));
                if (waits) {
                    ports.invitations().forget(relay, colleague);
                    recorder.onService(door.look(), Act.INVITATION_WITHDRAWN, colleague.value(), key.at());
                }
                return waits;
            });
        });
    }

    /** Those that were asked of oneself, and can be answered. */
    public Answer<List<Asked>> own(Viewpoint by) {
        return work.inOne(() -> gate.at(by).letting(Action.ANSWER_INVITATIONS, key -> {
            var open = usernameOf(by.who().orElseThrow()).map(ports.invitations()::ofColleague)
                    .orElse(List.of()).stream().filter(one -> isGood(one, key.at())).toList();
            var names = accounts
                    .findAll(open.stream().map(Invitation::by).collect(Collectors.toSet()));
            var found =
                    ports.relays().findAll(open.stream().map(Invitation::relay).collect(Collectors.toSet()));
            return open.stream()
                    .flatMap(one -> Optional.ofNullable(found.get(one.relay()))
                            .map(relay -> new Asked(relay,
                                    Optional.ofNullable(names.get(one.by())).map(Account::name),
                                    one.at().plus(Invitation.LIFE)))
                            .stream())
                    .toList();
        }));
    }

    private Optional<Username> usernameOf(AccountId person) {
        return accounts.find(person).map(Account::username);
    }

    /** REL-3, REL-5: while whoever asked manages that relay, and it works. */
    private boolean isGood(Invitation invitation, Instant now) {
        return invitation.openAt(now) && whoManages.manages(invitation.by(), invitation.relay())
                && ports.relays().find(invitation.relay()).filter(relay -> relay.worksAt(now)).isPresent();
    }

    /** By the person, from their own account. What was not asked of them is answered as over. */
    public Answer<Joined> answer(Viewpoint by, RelayId relay, boolean yes) {
        return work.inOne(() -> {
            var unused = ports.memberships().lock(relay);
            var isThere = by.who().filter(whoNeedsFactor::isThere).isPresent();
            var door = gate.at(by);
            return door.letting(Action.ANSWER_INVITATIONS, key -> {
                if (!isThere) { return Joined.OVER; }
                var person = by.who().orElseThrow();
                var asked = usernameOf(person).map(ports.invitations()::ofColleague).orElse(List.of())
                        .stream().filter(one -> one.relay().equals(relay)).findFirst();
                return asked.map(one -> answered(door, person, one, yes, key.at())).orElse(Joined.OVER);
            });
        });
    }

    private Joined answered(Door door, AccountId person, Invitation asked, boolean yes, Instant now) {
        ports.invitations().forget(asked.relay(), asked.colleague());
        if (!isGood(asked, now)) { return Joined.OVER; }
        if (yes && ports.memberships().find(person, asked.relay()).isEmpty()) {
            ports.memberships()
                    .save(new Membership(person, asked.relay(), StaffRole.PROFESSIONAL, now));
            whoNeedsFactor.settle(person);
            stopWhatOneRelayAsked(door, person, now);
        }
        recorder.onService(door.look(), yes ? Act.INVITATION_ACCEPTED : Act.INVITATION_REFUSED,
                ports.relays().find(asked.relay()).map(Relay::name).orElse(""), now);
        return yes ? Joined.JOINED : Joined.REFUSED;
    }

    /**
     * ACC-12, AUT-6: a code on paper that managers of one relay agreed on among themselves opens no other. What is asked from now on is
     * asked of who works elsewhere too, and takes an operator. Their credentials are locked.
     */
    private void stopWhatOneRelayAsked(Door door, AccountId person, Instant now) {
        ports.renewals().find(person)
                .filter(renewal -> renewal.openAt(now)
                        && !renewal
                                .opensOtherRelays(renewal.approvedBy().filter(this::isOperator).isPresent()))
                .ifPresent(renewal -> {
                    ports.renewals().save(renewal.stopped(now));
                    recorder.onService(door.look(), Act.RENEWAL_STOPPED,
                            accounts.find(person).map(found -> found.name().full()).orElse(""), now);
                });
    }

    private boolean isOperator(AccountId approver) {
        return accounts.find(approver).filter(found -> found.kind() == AccountKind.OPERATOR).isPresent();
    }

    /** LAW-4: what lapsed; answers how many. */
    int lapse() {
        var before = clock.instant().minus(Invitation.LIFE).plusMillis(1);
        return work.inOne(() -> ports.invitations().removeBefore(before));
    }
}
