package org.abri.application.sealing;

import java.time.Instant;
import java.util.Set;

/** END-2, CRY-6: makes unreadable and removes all that is kept of one owner, in one place. Inside units of work only. */
public interface Erasure {
    /**
     * Destroys the owner's key set, then removes every row that is theirs, but for their journal, which nobody can read any
     * more, and the username, which is never given again. What stays of them is a tombstone: an id that nothing bears any
     * more, and when. Erasing again changes nothing. Blobs are removed by whoever asks for it, from
     * {@link org.abri.application.vault.Items#blobsOf}.
     */
    void erase(KeyOwner owner, Instant now);

    /**
     * CRY-6: who has a tombstone, and something all the same: a key set, an account, a vault, whatever a restored backup
     * brought back. Nobody, unless there was one.
     */
    Set<KeyOwner> risen();
}
