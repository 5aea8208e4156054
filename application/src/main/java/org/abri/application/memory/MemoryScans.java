package org.abri.application.memory;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.vault.Scans;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Scan;
import org.abri.domain.vault.VaultId;
import org.jspecify.annotations.Nullable;

/** What was found in documents, in memory. */
final class MemoryScans implements Scans {
    private record Kept(VaultId vault, ItemId item, Scan scan) {}

    private final Table<ItemId, Kept> scans;
    private @Nullable MemoryItems items;

    MemoryScans(Memory memory) {
        this.scans = new Table<>(memory);
    }

    /** Who keeps items takes away what was found in them: one of them must come first. */
    void knowing(MemoryItems knownItems) {
        this.items = knownItems;
    }

    @Override
    public Optional<Scan> find(VaultId vault, ItemId item) {
        return scans.find(item).filter(kept -> kept.vault().equals(vault)).map(Kept::scan);
    }

    @Override
    public void keep(VaultId vault, ItemId item, Scan scan) {
        scans.put(item, new Kept(vault, item, scan));
    }

    @Override
    public List<ItemId> unscanned(VaultId vault, int most) {
        var known = of(vault).filter(kept -> !waits(kept)).map(Kept::item).collect(Collectors.toSet());
        return Objects.requireNonNull(items).documents(vault).filter(item -> !known.contains(item))
                .limit(most).toList();
    }

    @Override
    public List<VaultId> waiting(Optional<VaultId> after, int most) {
        return scans.rows().filter(MemoryScans::waits).map(Kept::vault).distinct()
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .filter(vault -> after.filter(last -> vault.value().compareTo(last.value()) <= 0).isEmpty())
                .limit(most).toList();
    }

    @Override
    public int forget(VaultId vault, int most) {
        var gone = of(vault).limit(most).toList();
        gone.forEach(kept -> remove(kept.item()));
        return gone.size();
    }

    void remove(ItemId item) {
        scans.remove(item);
    }

    void removeAll(VaultId vault) {
        of(vault).map(Kept::item).toList().forEach(this::remove);
    }

    private static boolean waits(Kept kept) {
        return kept.scan().finding() == Scan.Finding.WAITING;
    }

    private Stream<Kept> of(VaultId vault) {
        return scans.rows().filter(kept -> kept.vault().equals(vault));
    }
}
