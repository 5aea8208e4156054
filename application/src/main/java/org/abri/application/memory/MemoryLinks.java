package org.abri.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.abri.application.vault.Links;
import org.abri.domain.vault.GivenLink;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.LinkId;
import org.abri.domain.vault.VaultId;

/** Links in memory. */
final class MemoryLinks implements Links {
    private record Kept(GivenLink link, String tokenHash) {}

    private final Table<LinkId, Kept> links;

    MemoryLinks(Memory memory) {
        this.links = new Table<>(memory);
    }

    @Override
    public void save(GivenLink link, String tokenHash) {
        links.put(link.id(), new Kept(link, tokenHash));
    }

    @Override
    public Optional<GivenLink> find(String tokenHash) {
        return links.rows().filter(kept -> kept.tokenHash().equals(tokenHash)).map(Kept::link).findFirst();
    }

    @Override
    public List<GivenLink> of(VaultId vault) {
        return links.rows().map(Kept::link).filter(link -> link.vault().equals(vault))
                .sorted(Comparator.comparing(GivenLink::givenAt).reversed()).limit(GivenLink.MOST).toList();
    }

    @Override
    public void remove(LinkId id) {
        links.remove(id);
    }

    @Override
    public int removeOver(Instant now) {
        return links.removeIf(kept -> kept.link().isOverAt(now));
    }

    void removeAll(ItemId item) {
        links.removeIf(kept -> kept.link().item().equals(item));
    }

    void removeAll(VaultId vault) {
        links.removeIf(kept -> kept.link().vault().equals(vault));
    }
}
