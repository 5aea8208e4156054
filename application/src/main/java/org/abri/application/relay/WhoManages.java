package org.abri.application.relay;

import org.abri.application.Ports;
import org.abri.application.account.AllCredentials;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Credentials;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.RelayId;

/** VLT-13: whether a relay can keep its team by itself. Inside units of work only. */
final class WhoManages {
    private final Memberships memberships;
    private final AllCredentials credentials;

    WhoManages(Ports ports) {
        memberships = ports.relay().memberships();
        credentials = ports.account().credentials();
    }

    /** Whether somebody manages it who has chosen a password. */
    boolean anybody(RelayId relay) {
        return memberships.ofRelay(relay).stream().filter(Membership::isManager)
                .anyMatch(manager -> credentials.find(manager.account()).flatMap(Credentials::chosen)
                        .isPresent());
    }

    boolean manages(AccountId account, RelayId relay) {
        return memberships.find(account, relay).filter(Membership::isManager).isPresent();
    }

    /** ACC-12: whether that person works for another relay too. */
    boolean worksElsewhere(AccountId account, RelayId relay) {
        return memberships.ofAccount(account).stream().anyMatch(member -> !member.relay().equals(relay));
    }
}
