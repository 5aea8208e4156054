package org.abri.application.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.watch.Finding;
import org.abri.application.watch.Findings;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/** Documents that are known to be damaged or gone, in memory. */
final class MemoryFindings implements Findings {
    private final Table<ItemId, Finding> rows;

    MemoryFindings(Memory memory) {
        rows = new Table<>(memory);
    }

    @Override
    public void keep(Finding finding) {
        rows.put(finding.item(), finding);
    }

    @Override
    public void remove(ItemId item) {
        rows.remove(item);
    }

    @Override
    public Map<ItemId, Finding> among(Set<ItemId> items) {
        return rows.rows().filter(finding -> items.contains(finding.item()))
                .collect(Collectors.toMap(Finding::item, finding -> finding));
    }

    @Override
    public List<Finding> all(Optional<ItemId> after, int most) {
        return rows.rows().sorted(Comparator.comparing(finding -> finding.item().value()))
                .filter(finding -> after.isEmpty()
                        || finding.item().value().compareTo(after.get().value()) > 0)
                .limit(most).toList();
    }

    Stream<Finding> rows() {
        return rows.rows();
    }

    void removeAll(VaultId vault) {
        rows.removeIf(finding -> finding.vault().equals(vault));
    }
}
