package org.abri.application.memory;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.vault.Previews;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Preview;
import org.abri.domain.vault.VaultId;
import org.jspecify.annotations.Nullable;

/** What was drawn, in memory. */
final class MemoryPreviews implements Previews {
    private record Kept(VaultId vault, ItemId item, Preview preview) {}

    private final Table<ItemId, Kept> previews;
    private @Nullable MemoryItems items;

    MemoryPreviews(Memory memory) {
        this.previews = new Table<>(memory);
    }

    /** Who finds items finds what was drawn of them: one of them must come first. */
    void knowing(MemoryItems knownItems) {
        this.items = knownItems;
    }

    @Override
    public void keep(VaultId vault, ItemId item, Preview preview) {
        previews.add(item, new Kept(vault, item, preview));
    }

    @Override
    public List<ItemId> undrawn(VaultId vault, int most) {
        var drawn = of(vault).map(Kept::item).collect(Collectors.toSet());
        return Objects.requireNonNull(items).documents(vault).filter(item -> !drawn.contains(item))
                .limit(most).toList();
    }

    @Override
    public List<Preview> forget(VaultId vault, int most) {
        var gone = of(vault).limit(most).toList();
        gone.forEach(kept -> remove(kept.item()));
        return gone.stream().map(Kept::preview).toList();
    }

    Optional<Preview> find(ItemId item) {
        return previews.find(item).map(Kept::preview);
    }

    void remove(ItemId item) {
        previews.remove(item);
    }

    Stream<BlobId> blobs(VaultId vault) {
        return of(vault).flatMap(kept -> kept.preview().blob().stream());
    }

    Stream<BlobId> named(Set<BlobId> blobs) {
        return previews.rows().flatMap(kept -> kept.preview().blob().stream()).filter(blobs::contains);
    }

    void removeAll(VaultId vault) {
        of(vault).map(Kept::item).forEach(this::remove);
    }

    private Stream<Kept> of(VaultId vault) {
        return previews.rows().filter(kept -> kept.vault().equals(vault));
    }
}
