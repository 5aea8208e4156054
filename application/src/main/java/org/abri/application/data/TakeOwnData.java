package org.abri.application.data;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.account.Accounts;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.relay.RelayPorts;
import org.abri.application.terms.TermsOfService;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountKind;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.Relay;
import org.abri.domain.terms.Acceptance;
import org.abri.domain.vault.VaultId;

/** PRI-1: everything that the service keeps of who somebody is, at any time, without asking anybody. What is in a vault is taken there. */
public final class TakeOwnData {
    /** With what the relays are called. Of staff also where they work; of a beneficiary, who accompanies them. */
    public record Data(Account account, List<Acceptance> acceptances, List<Affiliations.Tie> affiliations,
            List<Workplace> workplaces, Instant takenAt) {}

    /** ACC-12. */
    public record Workplace(Membership membership, Optional<Relay> relay) {}

    private final UnitOfWork work;
    private final Gate gate;
    private final Accounts accounts;
    private final TermsOfService terms;
    private final Affiliations affiliations;
    private final RelayPorts relays;

    TakeOwnData(Ports ports, Inside inside) {
        work = ports.work();
        gate = inside.gate();
        accounts = ports.account().accounts();
        terms = ports.terms();
        affiliations = ports.affiliation().affiliations();
        relays = ports.relay();
    }

    public Answer<Data> take(Viewpoint by) {
        return work.inOne(() -> gate.at(by).lettingIfThere(Action.SEE_OWN_ACCOUNT,
                key -> accounts.find(by.who().orElseThrow()).map(person -> new Data(person,
                        terms.acceptances(person.id()), ties(person), workplaces(person), key.at()))));
    }

    private List<Affiliations.Tie> ties(Account person) {
        return person.kind() == AccountKind.BENEFICIARY ? affiliations.tiesOf(VaultId.of(person.id()))
                : List.of();
    }

    private List<Workplace> workplaces(Account person) {
        return relays.memberships().ofAccount(person.id()).stream()
                .map(member -> new Workplace(member, relays.relays().find(member.relay()))).toList();
    }
}
