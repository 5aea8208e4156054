package org.abri.application.affiliation;

import java.time.Instant;
import java.util.Optional;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;

/**
 * AFF-4: what points at a person for a few minutes, once: the code that they show, and what stands for somebody who is shown
 * masked. Of what is shown only a keyed hash is kept (CRY-4). Inside units of work only.
 */
public interface Pointers {
    /**
     * At whom it points, and until when.
     *
     * @param to whom alone it serves; empty when it serves any staff to whom it is shown
     */
    record Pointer(AccountId person, Optional<Viewpoint.StaffAt> to, Instant until) {}

    /** Keeps it under what is shown, in place of what was there. */
    void keep(String shown, Pointer pointer);

    /** What is kept under that, which is then gone: of several who take it at once, one gets it. It may have lapsed. */
    Optional<Pointer> take(String shown);

    /** Forgets the codes that this person shows; what stands for them elsewhere stays. */
    void forgetCodes(AccountId person);

    /** Forgets what lapsed before {@code instant}; answers how much. */
    int removeBefore(Instant instant);
}
