package org.abri.application.affiliation;

import org.abri.domain.text.Sought;
import org.abri.domain.account.Username;
import org.abri.application.Listed;
import java.util.Optional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.abri.application.Listing;
import org.abri.application.Listing.Mark;
import org.abri.domain.access.Granted;
import org.abri.domain.account.PersonName;
import org.abri.domain.affiliation.EndOfSupport;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;

/** Whom relays accompany, as lists show them to their staff. Inside units of work only. */
public interface People {
    /** I6: so many people's names are opened for one search at most; it says where it goes on. */
    int MOST_OPENED = 2_000;

    /**
     * One line: somebody affiliated to the relay, as one of its staff sees them.
     *
     * @param since         when they were affiliated
     * @param feedingAllowed whether staff may add papers (VLT-5)
     * @param seen          when whoever asks last opened the vault
     * @param papers        how many items are shared; of private ones nothing is counted (VLT-3)
     * @param newPapers     how many of these others have added, or their owner has shared, since whoever asks last looked; none
     *                      for whoever never did
     * @param mark          where a list that ended here goes on
     */
    record PersonLine(VaultId vault, PersonName name, Instant since, boolean feedingAllowed,
            Optional<Instant> seen, int papers, int newPapers, Mark mark) {
        private static final Duration BEFORE_ALL_TIMES = Duration.ofDays(365_250);

        /** Whom one has opened, the last first; then whom one has not, the newest first: their marks lie before all times. */
        public static Mark markOf(Optional<Instant> seen, Instant since, VaultId vault) {
            return new Mark(seen.orElseGet(() -> since.minus(BEFORE_ALL_TIMES)), vault.value());
        }

        /** Of a {@linkplain #markOf mark}: when somebody was affiliated whom one has not opened; empty of whom one has. */
        public static Optional<Instant> unseenSince(Mark mark) {
            return mark.at().isBefore(Instant.EPOCH) ? Optional.of(mark.at().plus(BEFORE_ALL_TIMES))
                    : Optional.empty();
        }
    }

    /**
     * With a key for {@code SEE_PEOPLE} on that relay: whose vaults are affiliated to it, those that whoever has the key last
     * opened first, then the newest; one more than wanted, if there is one. Pending or restricted vaults are left out (ACC-7,
     * PRI-2), and so are mere requests (AFF-3).
     */
    List<PersonLine> list(Granted key, RelayId relay, Listing wanted);

    /**
     * Of the same people, with the same key and in the same order, those whom {@code name} finds. Names rest sealed: at most
     * {@link #MOST_OPENED} are opened, and {@code next} is where to go on when there are more to open.
     */
    Listed<PersonLine> find(Granted key, RelayId relay, Sought name, Listing wanted);

    /** AFF-7: somebody whose support at the relay ends by itself. */
    record Leaving(VaultId vault, PersonName name, EndOfSupport end) {}

    /** AFF-7: of the same people, with the same key, those whose support ends, whoever declared it: the first to end first, at most {@code most}. */
    List<Leaving> leaving(Granted key, RelayId relay, int most);

    /** How many there are, with the same key or one for {@code SEE_FIGURES}. */
    int count(Granted key, RelayId relay);

    /** Of the same people, with the same key, the one of that username; as much work when there is none (AUT-5). */
    Optional<PersonLine> ofUsername(Granted key, RelayId relay, Username username);
}
