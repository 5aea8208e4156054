package org.abri.application.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * LAW-1, CRY-1: the keys that sign receipts, one at a time for the whole service. The secret part of the one that signs rests
 * sealed with the service's own key set, so that whoever renews the master key renews nothing here. Inside units of work only.
 */
public interface ReceiptKeys {
    /** The one that signs; empty when there is none, or what rests there does not open. */
    Optional<SigningKey> current();

    /** From now on that one signs, unless there is a {@link #current} one; answers which one signs. */
    SigningKey keepFirst(SigningKey key, Instant since);

    /** From now on that one signs. Of those before it the public part alone is kept: nobody signs anything with them any more. */
    void renew(SigningKey key, Instant since);

    /** The public parts of all that ever signed, the first one first. */
    List<PublishedKey> published();
}
