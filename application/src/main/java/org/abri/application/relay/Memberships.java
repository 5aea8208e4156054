package org.abri.application.relay;

import java.util.List;
import java.util.Optional;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.RelayId;

/** Who works for which relay. */
public interface Memberships {
    /** Adds it, or changes the role of the one that is there. */
    void save(Membership membership);

    Optional<Membership> find(AccountId account, RelayId relay);

    List<Membership> of(AccountId account);

    List<Membership> at(RelayId relay);

    /** REL-4: as {@link #at}, and nobody joins or leaves that relay until the unit of work ends. */
    List<Membership> lock(RelayId relay);

    /** REL-5: at once. */
    void remove(AccountId account, RelayId relay);
}
