package org.abri.application.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.domain.vault.GivenLink;
import org.abri.domain.vault.LinkId;
import org.abri.domain.vault.VaultId;

/**
 * VLT-8: the links with which owners give their documents. A link goes with its document, whoever removes that ({@link Items}), and with
 * its owner. Changed only while the vault is locked. Inside units of work only.
 */
public interface Links {
    /** Keeps a link as it now is, a new one too, under the address of which that is the hash, and under no other any more. */
    void save(GivenLink link, String tokenHash);

    /** The one under the address of which that is the hash; empty when there is none. */
    Optional<GivenLink> find(String tokenHash);

    /** Those of that vault, the one that was given last first; {@link GivenLink#MOST} at most. */
    List<GivenLink> of(VaultId vault);

    /** Removing what is not there changes nothing. */
    void remove(LinkId id);

    /** Forgets those that {@linkplain GivenLink#isOverAt are over} by then; answers how many. */
    int removeOver(Instant now);
}
