package org.abri.application.relay;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.RelayId;

/** Who works for which relay. Inside units of work only. */
public interface Memberships {
    /** Adds it, or changes the role of the one that is there. */
    void save(Membership membership);

    /** Empty when that person does not belong to that relay, or no longer. */
    Optional<Membership> find(AccountId account, RelayId relay);

    /** Of one person, the oldest first. */
    List<Membership> ofAccount(AccountId account);

    /** Of one relay, the oldest first. */
    List<Membership> ofRelay(RelayId relay);

    /** Of all of these relays, the oldest first, in one read. */
    List<Membership> ofRelays(Set<RelayId> relays);

    /** Of all of these accounts, the oldest first, in one read. */
    List<Membership> ofAccounts(Set<AccountId> accounts);

    /** REL-4: as {@link #ofRelay}, and nobody joins or leaves that relay until the unit of work ends. */
    List<Membership> lock(RelayId relay);

    /** SEC-2: whether staff of that relay must have a second factor; not until somebody said so. */
    boolean factorRequired(RelayId relay);

    /** SEC-2: that they must from now on, or no longer; while the relay is {@linkplain #lock locked}. */
    void requireFactor(RelayId relay, boolean required);

    /** REL-5: at once. Removing what is not there changes nothing. */
    void remove(AccountId account, RelayId relay);
}
