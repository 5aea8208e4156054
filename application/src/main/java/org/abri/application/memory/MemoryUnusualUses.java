package org.abri.application.memory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.abri.application.Listing;
import org.abri.application.moderation.UnusualUses;
import org.abri.domain.account.AccountId;
import org.abri.domain.moderation.UnusualUse;
import org.abri.domain.relay.RelayId;

/** What was used more than is usual, in memory. */
final class MemoryUnusualUses implements UnusualUses {
    private final Table<UUID, UnusualUse> uses;

    MemoryUnusualUses(Memory memory) {
        this.uses = new Table<>(memory);
    }

    @Override
    public void add(UnusualUse use) {
        if (uses.find(use.id()).isEmpty()) {
            uses.add(use.id(), use);
        }
    }

    @Override
    public List<UnusualUse> list(RelayId relay, Listing wanted) {
        return NewestFirst.of(uses.rows().filter(use -> use.relay().stream().anyMatch(relay::equals)),
                MemoryUnusualUses::mark, wanted);
    }

    @Override
    public List<UnusualUse> list(Listing wanted) {
        return NewestFirst.of(uses.rows(), MemoryUnusualUses::mark, wanted);
    }

    @Override
    public List<UnusualUse> of(AccountId account, Listing wanted) {
        return NewestFirst.of(uses.rows().filter(use -> use.by().equals(account)), MemoryUnusualUses::mark,
                wanted);
    }

    @Override
    public int removeBefore(Instant at) {
        return uses.removeIf(use -> use.at().isBefore(at));
    }

    private static Listing.Mark mark(UnusualUse use) {
        return new Listing.Mark(use.at(), use.id());
    }
}
