package org.abri.application.memory;

import java.util.List;
import org.abri.application.vault.Readings;
import org.abri.domain.text.Words;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/** What was read, in memory. */
final class MemoryReadings extends MemoryBeside<Words> implements Readings {
    MemoryReadings(Memory memory) {
        super(memory);
    }

    @Override
    public boolean isKept(ItemId item) {
        return find(item).isPresent();
    }

    @Override
    public List<ItemId> unread(VaultId vault, int most) {
        return without(vault, most);
    }

    @Override
    public int forget(VaultId vault, int most) {
        return gone(vault, most).size();
    }
}
