package org.abri.application.affiliation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.account.Accounts;
import org.abri.application.affiliation.Affiliations.Tie;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.relay.LastLooks;
import org.abri.application.relay.Memberships;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.PersonName;
import org.abri.domain.affiliation.AffiliationState.Active;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.VaultId;

/** AFF-9: the beneficiary sees which relays are affiliated, since when, who works there, who asks to be, and who may add papers. */
public final class SeeAffiliations {
    /** Active ties, then requests that wait for an answer; what is over is left to the journal. */
    public record Seen(List<Tie> active, List<Tie> requested) {}

    /**
     * Who sees what is shared with a relay.
     *
     * @param since when they became what they are there
     * @param isNew G-6: of late, and after the relay began to accompany this person
     */
    public record Worker(PersonName name, StaffRole role, Instant since, boolean isNew) {}

    /**
     * As {@link Seen}, with whoever works for each of the active ones, the oldest first.
     *
     * @param names AFF-7: of whoever declared that support ends, and said what is handed over, while there is such an account
     * @param quiet AFF-10: of which the person is to be reminded
     */
    public record WithStaff(List<Tie> active, List<Tie> requested, Map<RelayId, List<Worker>> staff,
            Map<AccountId, PersonName> names, Set<RelayId> quiet) {
        public List<Worker> at(RelayId relay) {
            return staff.getOrDefault(relay, List.of());
        }
    }

    private final UnitOfWork work;
    private final Gate gate;
    private final Affiliations affiliations;
    private final Memberships memberships;
    private final Accounts accounts;
    private final LastLooks looks;

    SeeAffiliations(Ports ports, Inside inside) {
        work = ports.work();
        gate = inside.gate();
        affiliations = ports.affiliation().affiliations();
        memberships = ports.relay().memberships();
        accounts = ports.account().accounts();
        looks = ports.relay().looks();
    }

    public Answer<Seen> see(Viewpoint by, VaultId vault) {
        return work.inOne(() -> gate.at(by, vault).letting(Action.CONFIRM_AFFILIATION,
                key -> seen(vault, key.at())));
    }

    private Seen seen(VaultId vault, Instant now) {
        var ties = affiliations.tiesOf(vault);
        return new Seen(ties.stream().filter(tie -> tie.affiliation().activeAt(now)).toList(),
                ties.stream().filter(tie -> tie.affiliation().openRequestAt(now).isPresent()).toList());
    }

    public Answer<WithStaff> seeWithStaff(Viewpoint by, VaultId vault) {
        return work.inOne(() -> gate.at(by, vault).letting(Action.CONFIRM_AFFILIATION, key -> {
            var seen = seen(vault, key.at());
            var members = memberships
                    .ofRelays(
                            seen.active().stream().map(tie -> tie.relay().id()).collect(Collectors.toSet()));
            var ending = ending(seen.active());
            var names = accounts.findAll(
                    Stream.concat(members.stream().map(Membership::account), ending.stream())
                            .collect(Collectors.toSet()));
            return new WithStaff(seen.active(), seen.requested(),
                    staff(seen.active(), members, names, key.at()), names(ending, names),
                    quiet(vault, seen.active(), key.at()));
        }));
    }

    /** AFF-10: looked up only of those who might be, which nobody is in their first year. */
    private Set<RelayId> quiet(VaultId vault, List<Tie> active, Instant now) {
        var maybe = active.stream().filter(tie -> tie.affiliation().quietAt(Optional.empty(), now)).toList();
        if (maybe.isEmpty()) { return Set.of(); }
        var met = looks.lastAt(vault);
        return maybe.stream().filter(
                tie -> tie.affiliation().quietAt(Optional.ofNullable(met.get(tie.relay().id())), now))
                .map(tie -> tie.relay().id()).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<AccountId> ending(List<Tie> active) {
        return active.stream().flatMap(tie -> tie.affiliation().endOfSupport().stream())
                .flatMap(EndSupport::said).collect(Collectors.toSet());
    }

    static Map<AccountId, PersonName> names(Set<AccountId> wanted, Map<AccountId, Account> found) {
        return wanted.stream().filter(found::containsKey).collect(Collectors.toUnmodifiableMap(
                Function.identity(), id -> Optional.ofNullable(found.get(id)).orElseThrow().name()));
    }

    private static Map<RelayId, List<Worker>> staff(List<Tie> active, List<Membership> members,
            Map<AccountId, Account> names, Instant now) {
        var since = active.stream().collect(Collectors.toMap(tie -> tie.relay().id(),
                tie -> tie.affiliation().state() instanceof Active at ? at.since() : now));
        return members.stream().filter(member -> names.containsKey(member.account()))
                .collect(Collectors.groupingBy(Membership::relay, Collectors.mapping(
                        member -> new Worker(
                                Optional.ofNullable(names.get(member.account())).orElseThrow().name(),
                                member.role(), member.roleSince(),
                                member.isNewAt(now) && Optional.ofNullable(since.get(member.relay()))
                                        .filter(member.roleSince()::isAfter).isPresent()),
                        Collectors.toList())));
    }
}
