package org.abri.application.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abri.application.Listing;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Standing;

/** Who is signed in, shared by all nodes. Inside units of work only. */
public interface Sessions {
    /** A session, and how far whose it is has come. */
    record Recognised(Session session, Standing standing) {}

    /**
     * A session that begins, whole or half. Of staff who are whole it is kept beside it that they signed in then. Throws {@link IllegalStateException}, a
     * bug, if there is one of that token.
     */
    void add(Session session);

    /** REL-5: when those of these accounts that are staff's last signed in; nothing for those who never did. Ending sessions changes nothing of it. */
    Map<AccountId, Instant> lastSignIns(Set<AccountId> accounts);

    /** In one read, without reading anything personal; empty when there is no such session that is whole, or its account is gone. */
    Optional<Recognised> recognise(String tokenHash);

    /** MFA-1: one that is half; empty when there is none, or it is whole. */
    Optional<Session> half(String tokenHash);

    /** SES-3: one of somebody's, as they see it. */
    record Listed(SessionId id, DeviceKind device, Instant startedAt, Instant usedAt) {
        /** Where the list goes on after it. */
        public Listing.Mark mark() {
            return new Listing.Mark(usedAt, id.value());
        }
    }

    /** SES-3: those of an account that are whole, the last used first, and of one time by id; one more than wanted, if there is one. */
    List<Listed> ofAccount(AccountId account, Listing wanted);

    /** That it was used; changes nothing when it is gone. */
    void touch(Session session, Instant usedAt);

    /** Ending what is over changes nothing. */
    void remove(String tokenHash);

    /** SES-3: ends all sessions of an account. */
    void removeAll(AccountId account);

    /** SES-3: ends that one of the account's; answers whether it was there. */
    boolean remove(AccountId account, SessionId id);

    /** SES-3: ends all of the account's but that one, those that are half too. */
    void removeOthers(AccountId account, SessionId id);

    /** Forgets sessions begun before {@code instant}; answers how many. */
    int removeStartedBefore(Instant instant);
}
