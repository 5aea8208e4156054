package org.abri.application.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.Listing;
import org.abri.application.Listing.Mark;
import org.abri.application.moderation.DeletionsAsked;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.DeletionAsked;

/** What staff asked for, in memory. */
final class MemoryDeletionsAsked implements DeletionsAsked {
    private final Table<AccountId, DeletionAsked> asked;

    MemoryDeletionsAsked(Memory memory) {
        this.asked = new Table<>(memory);
    }

    @Override
    public Optional<DeletionAsked> find(AccountId account) {
        return asked.find(account);
    }

    @Override
    public Map<AccountId, DeletionAsked> findAll(Set<AccountId> accounts) {
        return asked.rows().filter(one -> accounts.contains(one.account()))
                .collect(Collectors.toUnmodifiableMap(DeletionAsked::account, one -> one));
    }

    @Override
    public void save(DeletionAsked one) {
        asked.put(one.account(), one);
    }

    @Override
    public void remove(AccountId account) {
        asked.remove(account);
    }

    @Override
    public List<DeletionAsked> open(Listing wanted) {
        return OldestFirst.of(asked.rows().filter(DeletionAsked::isOpen),
                one -> new Mark(one.at(), one.account().value()), wanted);
    }
}
