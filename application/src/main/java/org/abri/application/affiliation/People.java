package org.abri.application.affiliation;

import java.time.Instant;
import java.util.List;
import org.abri.application.Listing;
import org.abri.application.Listing.Mark;
import org.abri.domain.access.Granted;
import org.abri.domain.account.PersonName;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;

/** Whom relays accompany, as lists show them. Inside units of work only. */
public interface People {
    /** One line: somebody affiliated to the relay, since when, and whether its staff may add papers (VLT-5). */
    record PersonLine(VaultId vault, PersonName name, Instant since, boolean feedingAllowed) {
        /** Where a list that ended here goes on. */
        public Mark mark() {
            return new Mark(since, vault.value());
        }
    }

    /**
     * With a key for {@code SEE_PEOPLE} on that relay: whose vaults are affiliated to it, the newest first; one more than
     * wanted, if there is one. Pending or restricted vaults are left out (ACC-7, PRI-2), and so are mere requests (AFF-3).
     */
    List<PersonLine> list(Granted key, RelayId relay, Listing wanted);
}
