package org.abri.application.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing.Mark;
import org.abri.application.rectification.Rectifications;
import org.abri.domain.account.AccountId;
import org.abri.domain.rectification.Rectification;

/** Rectifications that wait, in memory, the latest of each account. */
final class MemoryRectifications implements Rectifications {
    private final Table<AccountId, Rectification> asked;

    MemoryRectifications(Memory memory) {
        this.asked = new Table<>(memory);
    }

    @Override
    public Optional<Rectification> find(AccountId account) {
        return asked.find(account);
    }

    @Override
    public void save(Rectification one) {
        asked.put(one.account(), one);
    }

    @Override
    public void remove(AccountId account) {
        asked.remove(account);
    }

    @Override
    public List<Rectification> askedUntil(Instant instant, Optional<Mark> after, int most) {
        return OldestFirst.of(asked.rows().filter(one -> !one.at().isAfter(instant)),
                one -> new Mark(one.at(), one.account().value()), after, most);
    }
}
