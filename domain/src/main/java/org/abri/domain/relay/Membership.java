package org.abri.domain.relay;

import java.time.Instant;
import org.abri.domain.account.AccountId;

/** ACC-12: that somebody works for a relay, and as what. When it is removed it is gone at once (REL-5). */
public record Membership(AccountId account, RelayId relay, StaffRole role, Instant since) {}
