package org.abri.application.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.abri.application.Listing.Mark;
import org.abri.application.vault.Bin;
import org.abri.application.vault.Items;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/** What was thrown away, in memory. */
final class MemoryBin implements Bin {
    private final MemoryItems items;

    MemoryBin(MemoryItems items) {
        this.items = items;
    }

    @Override
    public List<Thrown> overAt(Instant now, Optional<Mark> after, int most) {
        return OldestFirst.of(items.rows().flatMap(item -> over(item, now)), Thrown::mark, after, most);
    }

    @Override
    public Optional<Items.Gone> erase(VaultId vault, ItemId id, Instant now) {
        return items.rows()
                .filter(item -> item.id().equals(id) && item.vault().equals(vault)
                        && over(item, now).findAny().isPresent())
                .findFirst().map(items::erase);
    }

    private static Stream<Thrown> over(Item item, Instant now) {
        return item.binned().stream().filter(binned -> !now.isBefore(binned.until()))
                .map(binned -> new Thrown(item.vault(), item.id(), binned.since()));
    }
}
