package org.abri.application.vault;

import java.util.Optional;
import org.abri.domain.vault.CalendarFeed;
import org.abri.domain.vault.VaultId;

/** VLT-8, REM-1: the addresses at which calendar programs read appointments. Changed only while the vault is locked. Inside units of work only. */
public interface Feeds {
    /** Keeps it as it now is, or a new one, under the address of which that is the hash, and under no other any more. */
    void save(CalendarFeed feed, String tokenHash);

    /** The one under the address of which that is the hash; empty when there is none. */
    Optional<CalendarFeed> find(String tokenHash);

    /** That of a vault; empty when there is none. */
    Optional<CalendarFeed> of(VaultId vault);

    /** Removing what is not there changes nothing. */
    void remove(VaultId vault);
}
