package org.abri.application.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.abri.domain.access.Granted;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.journal.Link;
import org.abri.domain.vault.VaultId;

/** LOG-1: what happened, in chains that show when they were altered. It can only be added to. Inside units of work only. */
public interface Journal {
    /** One entry of a chain, with its number there, counted from 1; empty when it rests damaged. */
    record Entry(long number, Optional<Event> event) {}

    /**
     * What was found of some links.
     *
     * @param firstBroken the first one that does not follow from those before it
     * @param unread      those that follow, and whose events cannot be opened all the same
     */
    record Checked(OptionalLong firstBroken, List<Long> unread) {}

    /**
     * Where chains stood when that was said outside of the storage.
     *
     * @param heads  of each chain the furthest; and, when less was said after it, as of a chain that was cut and went on, the
     *               furthest before
     * @param unread how much of what was said there could not be read
     */
    record Published(Map<Chain, List<Link.Head>> heads, int unread) {
        public List<Link.Head> of(Chain chain) {
            return heads.getOrDefault(chain, List.of());
        }
    }

    /**
     * In the unit of work of the act itself: if it cannot be written, the act does not happen. Once that is committed, where
     * the chain stands is published outside of the storage.
     */
    void append(Chain chain, Event event);

    /**
     * With a key for {@code READ_JOURNAL} on that vault: at most {@code most} entries, the newest first, of those whose numbers
     * are below {@code before}. One that does not open hides no other.
     */
    List<Entry> read(Granted key, VaultId vault, long before, int most);

    /** The links of a chain as stored, from the first, {@code most} at a time after number {@code after}. */
    List<Link> links(Chain chain, long after, int most);

    /** Whether these links follow {@code after}, with the key that made them, and open. */
    Checked check(Link.Head after, Chain chain, List<Link> links);

    /**
     * Where the chain says that it stands; {@link Link.Head#ofNothing()} when nothing was added to it. When that was altered,
     * the hash is empty, as no link's is.
     */
    Link.Head head(Chain chain);

    /** The chains after {@code after}, in an order that does not change; to walk through all of them. */
    List<Chain> chains(Optional<Chain> after, int most);

    /** What was published, as far as this node knows; to hold the chains against it. */
    Published published();
}
