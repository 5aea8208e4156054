package org.abri.application.memory;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.jspecify.annotations.Nullable;

/** What is kept beside documents, and goes with them, in memory. */
abstract class MemoryBeside<T> {
    private record Kept<T>(VaultId vault, ItemId item, T what) {}

    private final Table<ItemId, Kept<T>> kept;
    private @Nullable MemoryItems items;

    MemoryBeside(Memory memory) {
        this.kept = new Table<>(memory);
    }

    /** Who finds items finds what is beside them: one of them must come first. */
    void knowing(MemoryItems knownItems) {
        this.items = knownItems;
    }

    public void keep(VaultId vault, ItemId item, T what) {
        kept.add(item, new Kept<>(vault, item, what));
    }

    List<ItemId> without(VaultId vault, int most) {
        var known = of(vault).map(Kept::item).collect(Collectors.toSet());
        return Objects.requireNonNull(items).documents(vault).filter(item -> !known.contains(item))
                .limit(most).toList();
    }

    List<T> gone(VaultId vault, int most) {
        var gone = of(vault).limit(most).toList();
        gone.forEach(each -> remove(each.item()));
        return gone.stream().map(Kept::what).toList();
    }

    Optional<T> find(ItemId item) {
        return kept.find(item).map(Kept::what);
    }

    Stream<T> all(VaultId vault) {
        return of(vault).map(Kept::what);
    }

    Stream<T> all() {
        return kept.rows().map(Kept::what);
    }

    void remove(ItemId item) {
        kept.remove(item);
    }

    void removeAll(VaultId vault) {
        of(vault).map(Kept::item).forEach(this::remove);
    }

    private Stream<Kept<T>> of(VaultId vault) {
        return kept.rows().filter(each -> each.vault().equals(vault));
    }
}
