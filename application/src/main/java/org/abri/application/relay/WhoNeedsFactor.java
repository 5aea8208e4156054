package org.abri.application.relay;

import org.abri.application.Ports;
import org.abri.application.account.AllCredentials;
import org.abri.domain.account.AccountId;

/** SEC-2: whether somebody of staff must have a second factor: as soon as one relay that they work for says so. */
final class WhoNeedsFactor {
    private final Memberships memberships;
    private final AllCredentials credentials;

    WhoNeedsFactor(Ports ports) {
        memberships = ports.relay().memberships();
        credentials = ports.account().credentials();
    }

    /** Locks their credentials; whether they have any: who was erased has not. */
    boolean isThere(AccountId staff) {
        return credentials.lock(staff).isPresent();
    }

    /**
     * After a relay decided, or somebody left one. What their relays say is read under the lock of their credentials: of two
     * decisions at once the later one sees the earlier one.
     */
    void settle(AccountId staff) {
        var locked = credentials.lock(staff);
        var required = memberships.ofAccount(staff).stream()
                .anyMatch(member -> memberships.factorRequired(member.relay()));
        locked.map(person -> person.withFactorRequired(required))
                .filter(settled -> !locked.get().equals(settled))
                .ifPresent(credentials::save);
    }
}
