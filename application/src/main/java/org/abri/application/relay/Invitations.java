package org.abri.application.relay;

import java.time.Instant;
import java.util.List;
import org.abri.domain.account.Username;
import org.abri.domain.relay.Invitation;
import org.abri.domain.relay.RelayId;

/**
 * ACC-12: what managers asked of colleagues who have an account already; kept alike whether anybody has that username. Inside
 * units of work only.
 */
public interface Invitations {
    /** In place of what was asked of that username at that relay before, by whomever; while its team is {@linkplain Memberships#lock locked}. */
    void keep(Invitation invitation);

    /** Forgetting what was not asked changes nothing. */
    void forget(RelayId relay, Username colleague);

    /** At that relay, the last first. */
    List<Invitation> ofRelay(RelayId relay);

    /** Of that username, at whichever relay, the last first. */
    List<Invitation> ofColleague(Username colleague);

    /** Forgets what was asked before {@code instant}; answers how many. */
    int removeBefore(Instant instant);
}
