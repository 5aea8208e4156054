package org.abri.application.memory;

import java.util.Optional;
import org.abri.application.account.SecondFactors;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.SecondFactor;

/** Second factors in memory. */
final class MemorySecondFactors implements SecondFactors {
    private final Table<AccountId, SecondFactor> factors;

    MemorySecondFactors(Memory memory) {
        this.factors = new Table<>(memory);
    }

    @Override
    public Optional<SecondFactor> find(AccountId account) {
        return factors.find(account);
    }

    @Override
    public void save(SecondFactor factor) {
        factors.put(factor.account(), factor);
    }

    @Override
    public void remove(AccountId account) {
        factors.remove(account);
    }
}
