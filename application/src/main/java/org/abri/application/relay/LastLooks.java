package org.abri.application.relay;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.abri.domain.access.Granted;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;

/**
 * When each of a relay's staff last opened each person's vault: one moment for each, and none before it. It is for their own
 * desk; what people read of who looked is the journal (PRI-3). Inside units of work only.
 */
public interface LastLooks {
    /**
     * With a key for {@code SEE_VAULT} on that vault, of staff at a relay: that they opened it when the key was made, in place
     * of the time before.
     */
    void keep(Granted key, VaultId vault);

    /** When that person, at that relay, last opened each of these vaults; nothing for those that they did not open. */
    Map<VaultId, Instant> find(AccountId account, RelayId relay, Set<VaultId> vaults);

    /** AFF-10: when anybody at each relay last opened that vault, of those who work there still; nothing of relays where nobody did. */
    Map<RelayId, Instant> lastAt(VaultId vault);

    /** AFF-6: what everybody at that relay did is forgotten, of that vault. */
    void forgetVault(VaultId vault, RelayId relay);

    /** REL-5: what that person did at that relay is forgotten. */
    void forgetStaff(AccountId account, RelayId relay);
}
