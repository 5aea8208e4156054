package org.abri.application.leaving;

import java.time.Instant;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter.Counted;
import org.abri.application.inside.Messenger;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Tools;
import org.abri.application.relay.RelayPorts;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;

/**
 * REC-2, MFA-1: the way back of whoever lost phone, passkeys and codes on paper, which goes around no factor (ADR 171): somebody
 * who knows them says so, and holds nothing by it; the person is told by SMS and in the journal; a day later, unless the factor
 * was used or the password changed meanwhile, the password is enough. Staff say it of whom they accompany, managers of their
 * team, operators of anybody but themselves ({@link KeepAccounts}).
 */
public final class LoseFactor {
    public sealed interface Outcome {
        /** From then on, for some days, the password is enough: once. */
        record Lost(Instant lifted) implements Outcome {}

        /** There is none. */
        record NoFactor() implements Outcome {}

        /** Nobody says it of themselves; nor, but for operators, of who works at other relays too (ACC-12). */
        record ForSomebodyElse() implements Outcome {}

        /** SEC-6: too much was said of late, by whoever says it or of that person. */
        record Paused(Instant until) implements Outcome {}
    }

    private final UnitOfWork work;
    private final AccountPorts account;
    private final RelayPorts relays;
    private final Gate gate;
    private final Tools tools;
    private final Recorder recorder;
    private final Messenger messenger;

    LoseFactor(Ports ports, Inside inside) {
        work = ports.work();
        account = ports.account();
        relays = ports.relay();
        gate = inside.gate();
        tools = inside.tools();
        recorder = inside.recorder();
        messenger = inside.messenger();
    }

    /** By staff of an affiliated relay, who have the person before them. */
    public Answer<Outcome> ofPerson(Viewpoint by, VaultId vault) {
        return work.inOne(() -> {
            var locked = account.credentials().lock(vault.owner());
            var door = gate.at(by, vault);
            return door.lettingIfThere(Action.START_RECOVERY, key -> locked.map(person -> {
                var outcome = paced(by, person, key.at());
                if (outcome instanceof Outcome.Lost) {
                    recorder.onVault(door.look(), vault, Act.FACTOR_LOST, "", key.at());
                }
                return outcome;
            }));
        });
    }

    /** By whoever keeps the team. Who is not, or no longer, of the team is answered as missing. */
    public Answer<Outcome> ofStaff(Viewpoint by, RelayId relay, AccountId colleague) {
        return work.inOne(() -> {
            var locked = account.credentials().lock(colleague);
            var door = gate.at(by, relay);
            return door.lettingIfThere(Action.RENEW_ACCESS,
                    key -> relays.memberships().find(colleague, relay).flatMap(member -> locked)
                            .map(person -> {
                                var outcome = isForSomebodyElse(by, colleague) ? new Outcome.ForSomebodyElse()
                                        : paced(by, person, key.at());
                                if (outcome instanceof Outcome.Lost) {
                                    recorder.onService(door.look(), Act.FACTOR_LOST, nameOf(colleague),
                                            key.at());
                                }
                                return outcome;
                            }));
        });
    }

    private boolean isForSomebodyElse(Viewpoint by, AccountId colleague) {
        return by.who().filter(colleague::equals).isPresent()
                || (!(by instanceof Viewpoint.Operator) && relays.workplacesOf(colleague).size() > 1);
    }

    private Outcome paced(Viewpoint by, Credentials person, Instant now) {
        if (!person.factor().set()) { return new Outcome.NoFactor(); }
        return tools
                .pauseBefore(by, now, new Counted(Pace.LOSING_FACTORS_BY_STAFF, by.who().orElseThrow()),
                        new Counted(Pace.LOSING_A_FACTOR, person.account()))
                .<Outcome> map(Outcome.Paused::new)
                .orElseGet(() -> new Outcome.Lost(lost(person, now).orElseThrow()));
    }

    /** Since then it is said to be lost; answers from when on it is not asked for, empty of whoever has none. The credentials are locked. */
    Optional<Instant> lost(Credentials person, Instant now) {
        if (!person.factor().set()) { return Optional.empty(); }
        var factor = account.factors().find(person.account())
                .orElseGet(() -> SecondFactor.none(person.account()));
        var lost = factor.lost(now);
        account.factors().save(lost);
        account.accounts().find(person.account()).filter(found -> !lost.equals(factor))
                .ifPresent(found -> messenger.tell(found, texts -> texts.factorLost(found.language()), now));
        return lost.lostAt().map(at -> at.plus(SecondFactor.UNTIL_LIFTED));
    }

    private String nameOf(AccountId colleague) {
        return account.accounts().find(colleague).map(found -> found.name().full()).orElse("");
    }
}
