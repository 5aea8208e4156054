package org.abri.application.sealing;

/** END-2, CRY-6: makes unreadable and removes all that is kept of one owner, in one place. */
public interface Erasure {
    /**
     * Destroys the owner's key set, then removes every row that is theirs, but for their journal, which nobody can read any
     * more, and the username, which is never given again. Inside a unit of work; erasing again changes nothing. Blobs are
     * removed by whoever asks for it, from {@link org.abri.application.vault.Items#blobsOf}.
     */
    void erase(KeyOwner owner);
}
