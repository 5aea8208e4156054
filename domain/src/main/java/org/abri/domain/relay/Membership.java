package org.abri.domain.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.abri.domain.account.AccountId;

/**
 * ACC-12: that somebody works for a relay, and as what. When it is removed it is gone at once (REL-5).
 *
 * @param since     when they came
 * @param roleSince when they became what they are there
 * @param asked     ACC-3: that a manager asks for this colleague to be a manager too, until an operator answers
 */
public record Membership(AccountId account, RelayId relay, StaffRole role, Instant since, Instant roleSince,
        Optional<ManagerAsked> asked) {
    /** For so long the people of the relay, and its staff, are shown that somebody is new in what they are. */
    public static final Duration NEW = Duration.ofDays(30);

    /** Who asked, and when. */
    public record ManagerAsked(AccountId by, Instant at) {}

    /** Of whoever has just come. */
    public Membership(AccountId account, RelayId relay, StaffRole role, Instant since) {
        this(account, relay, role, since, since, Optional.empty());
    }

    public boolean isManager() {
        return role == StaffRole.MANAGER;
    }

    public boolean isNewAt(Instant now) {
        return roleSince.plus(NEW).isAfter(now);
    }

    /** ACC-3: asked for by a manager; asking again changes nothing, and so does asking for who is one. */
    public Membership askedToManage(AccountId by, Instant now) {
        return isManager() || asked.isPresent() ? this
                : new Membership(account, relay, role, since, roleSince,
                        Optional.of(new ManagerAsked(by, now)));
    }

    /** REL-4: a manager from now on, in place of one who leaves; of who is one already, nothing changes. */
    public Membership named(Instant now) {
        return isManager() ? this
                : new Membership(account, relay, StaffRole.MANAGER, since, now, Optional.empty());
    }

    /** ACC-3: the operator's answer, given once. Only for what was {@linkplain #askedToManage asked}. */
    public Membership answered(boolean yes, Instant now) {
        if (asked.isEmpty()) { throw new IllegalStateException("nobody asked"); }
        return yes ? new Membership(account, relay, StaffRole.MANAGER, since, now, Optional.empty())
                : new Membership(account, relay, role, since, roleSince, Optional.empty());
    }
}
