package org.abri.application.journal;

import java.util.List;
import java.util.Optional;
import org.abri.domain.access.Granted;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.journal.Link;
import org.abri.domain.vault.VaultId;

/** LOG-1: what happened, in chains that show when they were altered. It can only be added to. Inside units of work only. */
public interface Journal {
    /** One event of a chain, with its number there, counted from 1. */
    record Entry(long number, Event event) {}

    /** In the unit of work of the act itself: if it cannot be written, the act does not happen. */
    void append(Chain chain, Event event);

    /**
     * With a key for {@code READ_JOURNAL} on that vault: at most {@code most} entries, the newest first, of those whose numbers
     * are below {@code before}.
     */
    List<Entry> read(Granted key, VaultId vault, long before, int most);

    /** The links of a chain as stored, from the first, {@code most} at a time after number {@code after}. */
    List<Link> links(Chain chain, long after, int most);

    /** Where the chain says that it stands; {@link Link.Head#ofNothing()} when nothing was added to it. */
    Link.Head head(Chain chain);

    /** The chains after {@code after}, in an order that does not change; to walk through all of them. */
    List<Chain> chains(Optional<Chain> after, int most);
}
