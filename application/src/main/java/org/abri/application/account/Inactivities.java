package org.abri.application.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Inactivity;
import org.abri.domain.relay.RelayId;

/**
 * END-6: since when nobody signed in, of every beneficiary; and on which day staff of each relay last did. Days, and no times;
 * they outlive the sessions. Inside units of work only.
 */
public interface Inactivities {
    /** Empty when nothing is kept of that account, or not what was written. */
    Optional<Inactivity> find(AccountId account);

    /** As {@link #find}; until the unit of work ends nobody else changes it. */
    Optional<Inactivity> lock(AccountId account);

    /** Adds or replaces. */
    void save(Inactivity inactivity);

    /**
     * Those of whom there is {@linkplain Inactivity#nextOn something to do} on that day or was before, in the order of those days
     * and, of one day, in one order; after that one, if any; at most {@code most}.
     */
    List<Inactivity> due(LocalDate day, Optional<Inactivity> after, int most);

    /** Those who were {@linkplain Inactivity#noticedAfter noticed after} that day, in one order; after that one, if any; at most {@code most}. */
    List<Inactivity> noticedAfter(LocalDate day, Optional<Inactivity> after, int most);

    /** That staff of these relays signed in; a day that is not later than the one that is kept changes nothing. */
    void staffSignedIn(Set<RelayId> relays, LocalDate day);

    /** The last day on which staff of each of these relays signed in; nothing of those where nobody did. */
    Map<RelayId, LocalDate> staffSignIns(Set<RelayId> relays);
}
