package org.abri.application.affiliation;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.account.Accounts;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.PersonName;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.EndOfSupport;
import org.abri.domain.affiliation.EndOfSupport.Ticked;
import org.abri.domain.affiliation.HandOver;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Relay;
import org.abri.domain.vault.VaultId;

/**
 * AFF-7: staff declare that their relay no longer accompanies somebody. The person sees it at once, with the last day; until then
 * staff hand over what the person needs, take the vault off the relay themselves, or take back what they declared. What
 * they leave undone ends by itself ({@link SupportsEnd}). The person leaves when they like, as ever (AFF-5).
 */
public final class EndSupport {
    /**
     * What was declared, if anything was.
     *
     * @param names of whoever declared it, and said what is handed over, while there is such an account
     */
    public record HandingOver(Optional<EndOfSupport> end, Map<AccountId, PersonName> names) {}

    private final UnitOfWork work;
    private final Accounts accounts;
    private final Affiliations affiliations;
    private final Gate gate;
    private final Recorder recorder;
    private final SupportsEnd supportsEnd;

    EndSupport(Ports ports, Inside inside, SupportsEnd supportsEnd) {
        work = ports.work();
        accounts = ports.account().accounts();
        affiliations = ports.affiliation().affiliations();
        gate = inside.gate();
        recorder = inside.recorder();
        this.supportsEnd = supportsEnd;
    }

    /** For those who hand over. */
    public Answer<HandingOver> see(Viewpoint by, VaultId vault) {
        return work.inOne(() -> {
            var door = gate.at(by, vault);
            return door.letting(Action.DECLARE_END_OF_SUPPORT, key -> {
                var end = door.look().endOfSupport();
                var said = end.stream().flatMap(EndSupport::said).collect(Collectors.toSet());
                return new HandingOver(end, said.isEmpty() ? Map.of()
                        : SeeAffiliations.names(said, accounts.findAll(said)));
            });
        });
    }

    /** Whoever had a part in it. */
    static Stream<AccountId> said(EndOfSupport end) {
        return Stream.concat(Stream.of(end.declaredBy()),
                end.handedOver().values().stream().map(Ticked::by));
    }

    /** From now on the days count. Declared again, by whomever, it is as it was declared first. */
    public Answer<EndOfSupport> declare(Viewpoint by, VaultId vault) {
        return changing(by, vault, tie -> true, (look, tie) -> {
            var ending = tie.endOfSupport().isPresent() ? tie : declared(look, tie);
            return ending.endOfSupport().orElseThrow();
        }).map(Optional::orElseThrow);
    }

    private Affiliation declared(Look look, Affiliation tie) {
        var relay = look.relay().orElseThrow();
        var ending = tie.supportEnding(look.by().who().orElseThrow(), relay.zone(), look.at());
        affiliations.save(ending);
        record(look, tie, Act.END_OF_SUPPORT_DECLARED);
        return ending;
    }

    /** Answers whether it was declared. */
    public Answer<Boolean> takeBack(Viewpoint by, VaultId vault) {
        return changing(by, vault, tie -> tie.endOfSupport().isPresent(), (look, tie) -> {
            affiliations.save(tie.supportGoesOn(look.at()));
            record(look, tie, Act.END_OF_SUPPORT_TAKEN_BACK);
            return true;
        }).map(Optional::isPresent);
    }

    /**
     * The person has that in hand, or after all has not; who said so first said so. Answers whether the end was declared: else
     * there is nothing to hand over.
     */
    public Answer<Boolean> handOver(Viewpoint by, VaultId vault, HandOver step, boolean done) {
        return changing(by, vault, tie -> tie.endOfSupport().isPresent(), (look, tie) -> {
            var handed = tie.handedOver(step, done, look.by().who().orElseThrow(), look.at());
            if (!handed.equals(tie)) {
                affiliations.save(handed);
                record(look, tie, Act.HANDED_OVER);
            }
            return true;
        }).map(Optional::isPresent);
    }

    /** What was declared is done before its last day: the vault is off the relay now. Answers whether it was declared. */
    public Answer<Boolean> finish(Viewpoint by, VaultId vault) {
        return changing(by, vault, tie -> tie.endOfSupport().isPresent(), (look, tie) -> {
            var unused = supportsEnd.end(tie, look.at(),
                    relay -> recorder.onVault(look, tie.vault(), Act.SUPPORT_ENDED, relay, look.at()));
            return true;
        }).map(Optional::isPresent);
    }

    private interface Change<T> {
        T made(Look look, Affiliation tie);
    }

    /** Of the tie between that vault and the relay where staff act, locked; empty of one that is not as it must be. */
    private <T> Answer<Optional<T>> changing(Viewpoint by, VaultId vault,
            Predicate<Affiliation> as, Change<T> change) {
        return work.inOne(() -> {
            affiliations.lock(vault);
            var door = gate.at(by, vault);
            return door.letting(Action.DECLARE_END_OF_SUPPORT, key -> door.look().relay()
                    .flatMap(relay -> affiliations.latest(vault, relay.id())).filter(as)
                    .map(tie -> change.made(door.look(), tie)));
        });
    }

    private void record(Look look, Affiliation tie, Act act) {
        recorder.onVault(look, tie.vault(), act, look.relay().map(Relay::name).orElse(""), look.at());
    }
}
