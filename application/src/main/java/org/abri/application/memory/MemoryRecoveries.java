package org.abri.application.memory;

import java.util.Optional;
import org.abri.application.recovery.Recoveries;
import org.abri.domain.account.AccountId;
import org.abri.domain.recovery.Recovery;

/** Recoveries in memory, the latest of each account. */
final class MemoryRecoveries implements Recoveries {
    private final Table<AccountId, Recovery> recoveries;

    MemoryRecoveries(Memory memory) {
        recoveries = new Table<>(memory);
    }

    @Override
    public Optional<Recovery> find(AccountId account) {
        return recoveries.find(account);
    }

    @Override
    public Optional<Recovery> ofToken(String tokenHash) {
        return recoveries.rows().filter(recovery -> recovery.underway()
                .filter(underway -> underway.tokenHash().equals(tokenHash)).isPresent()).findAny();
    }

    @Override
    public void save(Recovery recovery) {
        recoveries.put(recovery.account(), recovery);
    }

    @Override
    public void remove(AccountId account) {
        recoveries.remove(account);
    }
}
