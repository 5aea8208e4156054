package org.abri.application.account;

import java.util.List;
import org.abri.application.Ports;
import org.abri.application.access.Gate;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.Relay;

/** PRI-1: what the service knows of the person who asks, and where they work. */
public final class SeeOwnAccount {
    /** One relay where the person works. */
    public record Workplace(Membership membership, Relay relay) {}

    public sealed interface Outcome {
        record Seen(Account account, List<Workplace> workplaces) implements Outcome {}

        record Refused(Denied why) implements Outcome {}
    }

    private final Ports ports;
    private final Gate gate;

    public SeeOwnAccount(Ports ports, Gate gate) {
        this.ports = ports;
        this.gate = gate;
    }

    public Outcome see(Viewpoint by, AccountId account) {
        return ports.work().inOne(() -> switch (gate.onAccount(by, Action.SEE_OWN_ACCOUNT, account)) {
            case Denied denied -> new Outcome.Refused(denied);
            case Granted key -> new Outcome.Seen(ports.accounts().find(account).orElseThrow(),
                    ports.memberships().of(account).stream()
                            .flatMap(membership -> ports.relays().find(membership.relay()).stream()
                                    .map(relay -> new Workplace(membership, relay)))
                            .toList());
        });
    }
}
