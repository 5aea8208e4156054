package org.abri.domain.journal;

import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;

/** Who did it. Names are kept as they were, so that the record outlives the account it names (PRI-4). */
public sealed interface Actor {
    /** The beneficiary whose vault it is. */
    record Owner() implements Actor {}

    record Staff(AccountId account, RelayId relay, String name, String relayName) implements Actor {}

    /** Staff or operators, outside of any relay. */
    record Worker(AccountId account, String name) implements Actor {}

    /** The service itself, at a time that a rule sets. */
    record Service() implements Actor {}
}
