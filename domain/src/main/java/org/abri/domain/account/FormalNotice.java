package org.abri.domain.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * END-5: that somebody was given formal notice to stop what they abuse. It runs for fifteen days; complied with, it ends there;
 * when it stays without effect, an operator may suspend or delete the account.
 *
 * @param reason what they are told, in the words of whoever gave it
 */
public record FormalNotice(AccountId account, String reason, Instant givenAt, Optional<Instant> compliedAt) {
    public static final int DAYS = 15;

    public static FormalNotice given(AccountId account, String reason, Instant now) {
        return new FormalNotice(account, reason, now, Optional.empty());
    }

    /** The fifteenth day; it ends everywhere. */
    public LocalDate lastDay() {
        return Days.at(givenAt).plusDays(DAYS);
    }

    /** Whether it can still be complied with. */
    public boolean runsAt(Instant now) {
        return compliedAt.isEmpty() && now.isBefore(Days.over(lastDay()));
    }

    /** Whether the fifteen days went by and nobody complied with it. */
    public boolean withoutEffectAt(Instant now) {
        return compliedAt.isEmpty() && !runsAt(now);
    }

    /** It ends there. Only for one that {@linkplain #runsAt runs}. */
    public FormalNotice compliedWith(Instant now) {
        if (!runsAt(now)) { throw new IllegalStateException("nothing runs"); }
        return new FormalNotice(account, reason, givenAt, Optional.of(now));
    }
}
